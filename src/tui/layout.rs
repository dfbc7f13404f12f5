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

/// A lower card has no frame, and all of the screen but the last line.
pub const LEAST_FRAMED: u16 = 5;

/// What a card has for its lines: inside of its frame, a blank column at each side.
pub fn inside(size: Size, area: Rect) -> Rect {
    // On the smallest screens a frame would leave no room for what it frames.
    if area.height < LEAST_FRAMED {
        return Rect { x: 0, y: 0, width: size.columns, height: size.rows.saturating_sub(1).max(1) };
    }
    let side = if area.width > 6 { 2 } else { 1 };
    let width = area.width.saturating_sub(2 * side);
    Rect { x: area.x + side, y: area.y + 1, width, height: area.height - 2 }
}

/// Where the parts of a list to pick from stand.
#[derive(Clone, Copy, Debug)]
pub struct PickerRegions {
    /// All of it, frame included.
    pub card: Rect,
    /// The line that is typed into.
    pub field: Rect,
    /// The names of the columns.
    pub head: Rect,
    /// The list.
    pub list: Rect,
    /// What is said of the item under the cursor.
    pub foot: Rect,
}

/// The widest and the highest list to pick from, frame included; one with columns may be wider.
const PICKER: (u16, u16) = (76, 24);
const COLUMNS: u16 = 112;
/// A list with columns has their names and all of its foot from so many lines on, one line of the foot from so many.
const ROOMY: u16 = 11;
const TIGHT: u16 = 5;

/// Lays out a list of so many items to pick from, with columns or without.
pub fn picker(size: Size, items: usize, columns: bool) -> PickerRegions {
    let widest = if columns { COLUMNS } else { PICKER.0 };
    let highest = if columns { size.rows.saturating_sub(4).clamp(PICKER.1, 40) } else { PICKER.1 };
    let more = if columns { 4 } else { 0 };
    let rows = u16::try_from(items).unwrap_or(highest).saturating_add(3 + more).max(LEAST_FRAMED + more).min(highest);
    let card = card(size, widest, rows);
    let inside = inside(size, card);
    let (head, foot) = match inside.height {
        ROOMY.. if columns => (1, 3),
        height if columns && height > more + 2 && usize::from(height) >= items + 1 + usize::from(more) => (1, 3),
        TIGHT.. if columns => (0, 1),
        _ => (0, 0),
    };
    let line = |y: u16, height: u16| Rect { y: (inside.y + y).min(inside.bottom()), height, ..inside };
    let list = inside.height.saturating_sub(1 + head + foot);
    PickerRegions {
        card,
        field: line(0, inside.height.min(1)),
        head: line(1, head),
        list: line(1 + head, list),
        foot: line(1 + head + list, foot),
    }
}
