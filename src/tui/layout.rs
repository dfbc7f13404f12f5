//! What stands where, for a terminal of any size.

use ratatui::layout::Rect;

/// A size in columns and rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Columns.
    pub columns: u16,
    /// Rows.
    pub rows: u16,
}

/// Which panes are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Panes {
    /// List and article, as they fit.
    #[default]
    Auto,
    /// List and article side by side.
    Beside,
    /// The list above the article.
    Stacked,
    /// The list alone.
    List,
    /// The article alone.
    Detail,
    /// A card in the place of the list, higher than that, above the article.
    Explained,
}

/// The panes of a screen; a pane that is not shown has no area.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Regions {
    /// The line at the top.
    pub header: Rect,
    /// The list of articles.
    pub list: Rect,
    /// The line between list and article.
    pub rule: Rect,
    /// The article.
    pub detail: Rect,
    /// The density strip.
    pub strip: Rect,
    /// The status line.
    pub status: Rect,
}

/// From so many columns on, list and article stand side by side.
const BESIDE: u16 = 110;
/// From so many rows on, they stand one above the other in a narrower terminal.
const STACKED: u16 = 18;
/// The fewest columns and the fewest rows for either where the reader asks for it.
const LEAST_BESIDE: u16 = 60;
const LEAST_STACKED: u16 = 12;
/// From so many rows on there is a header; the strip needs more.
const HEADER: u16 = 4;
const STRIP: u16 = 8;
/// The widest list beside an article.
const LIST: u16 = 84;

/// What becomes of a choice of panes in a terminal of this size: what does not fit gives way.
pub fn effective(size: Size, panes: Panes) -> Panes {
    match panes {
        Panes::Auto | Panes::Explained if size.columns >= BESIDE => Panes::Beside,
        Panes::Auto if size.rows >= STACKED => Panes::Stacked,
        Panes::Explained if size.rows >= STACKED => Panes::Explained,
        Panes::Beside if size.columns >= LEAST_BESIDE => Panes::Beside,
        Panes::Stacked if size.rows >= LEAST_STACKED => Panes::Stacked,
        Panes::Detail => Panes::Detail,
        _ => Panes::List,
    }
}

/// Lays out a screen. Every region lies inside of it, whatever its size.
pub fn layout(size: Size, panes: Panes) -> Regions {
    let Size { columns, rows } = size;
    let row = |y: u16, height: u16| Rect { x: 0, y, width: columns, height };
    let header = u16::from(rows >= HEADER);
    let status = u16::from(rows >= 2);
    let strip = u16::from(rows >= STRIP);
    let body = rows - header - status - strip;
    let mut regions = Regions {
        header: row(0, header),
        strip: row(header + body, strip),
        status: row(header + body + strip, status),
        ..Regions::default()
    };
    let whole = row(header, body);
    match effective(size, panes) {
        Panes::Detail => regions.detail = whole,
        Panes::Beside => {
            let list = (columns / 2).min(LIST);
            regions.list = Rect { width: list, ..whole };
            regions.rule = Rect { x: list, width: 1, ..whole };
            regions.detail = Rect { x: list + 1, width: columns - list - 1, ..whole };
        }
        panes @ (Panes::Stacked | Panes::Explained) => {
            let list = (body - 1) * if panes == Panes::Explained { 62 } else { 45 } / 100;
            regions.list = Rect { height: list, ..whole };
            regions.rule = row(header + list, 1);
            regions.detail = row(header + list + 1, body - list - 1);
        }
        Panes::List | Panes::Auto => regions.list = whole,
    }
    regions
}

/// Cells of a year at either end of the strip.
pub const YEAR: u16 = 5;
/// A strip with fewer cells shows nothing.
const LEAST_STRIP: u16 = 20;

/// Where the bars stand in the strip's line.
pub fn bars(strip: Rect) -> Rect {
    match strip.height > 0 && strip.width > LEAST_STRIP {
        true => Rect { x: strip.x + 1 + YEAR, width: strip.width - 2 - 2 * YEAR, ..strip },
        false => Rect::default(),
    }
}

/// The area of a card that lies over the screen.
pub fn card(size: Size, columns: u16, rows: u16) -> Rect {
    let width = columns.min(size.columns.saturating_sub(2)).max(size.columns.min(1));
    let height = rows.min(size.rows.saturating_sub(2)).max(size.rows.min(1));
    Rect { x: (size.columns - width) / 2, y: (size.rows - height) / 2, width, height }
}

/// The widest line of text that reads well, in columns.
const MEASURE: u16 = 88;

/// The area of an article's text inside its pane: one blank column at each side, lines not too long to read.
pub fn text_area(pane: Rect) -> Rect {
    let margin = u16::from(pane.width >= 20);
    Rect { x: pane.x + margin, width: (pane.width - 2 * margin).min(MEASURE), ..pane }
}
