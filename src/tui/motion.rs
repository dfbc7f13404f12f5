//! Where a key leads: to which row of the list, to which line of the article.

use super::layout::{Panes, effective};
use super::message::Command;
use super::model::Model;
use crate::timeline::Unit;

/// The row of the list to which a key leads, by its place; with a number so many times, or to that row. It may be behind
/// the last one. `None` where the key does not move through the list.
pub fn place(model: &Model, command: Command, count: Option<usize>) -> Option<usize> {
    let page = usize::from(model.regions().list.height.max(2)) - 1;
    let by = |lines: usize| (lines * count.unwrap_or(1)) as isize;
    let lines = match command {
        Command::Down => by(1),
        Command::Up => -by(1),
        Command::PageDown => by(page),
        Command::PageUp => -by(page),
        Command::HalfDown => by(page.div_ceil(2)),
        Command::HalfUp => -by(page.div_ceil(2)),
        Command::First | Command::Last if count.is_some() => return Some(count.unwrap_or(1) - 1),
        Command::First => return Some(0),
        Command::Last => return Some(usize::MAX),
        _ => return None,
    };
    Some(model.shown.moved(model.list.at, lines))
}

/// The row to which so many stretches of the calendar lead, forward or back; as far as there are any, `None` where there is
/// not one.
pub fn stretch(model: &Model, unit: Unit, forward: bool, times: usize) -> Option<usize> {
    let mut place = None;
    for _ in 0..times {
        let next = model.timeline.step(&model.shown.rows, place.unwrap_or(model.list.at), unit, forward);
        if next.is_none() {
            break;
        }
        place = next;
    }
    place
}

/// The line of the article to which a key scrolls; with a number so many times, or to that line. It may be behind the last
/// one. `None` where the key does not scroll.
pub fn line(model: &Model, command: Command, count: Option<usize>) -> Option<usize> {
    let height = usize::from(model.regions().detail.height.max(2));
    let (top, times) = (model.scroll(), count.unwrap_or(1));
    Some(match command {
        Command::Down => top.saturating_add(times),
        Command::Up => top.saturating_sub(times),
        Command::PageDown => top.saturating_add((height - 1) * times),
        Command::PageUp => top.saturating_sub((height - 1) * times),
        Command::HalfDown => top.saturating_add(height / 2 * times),
        Command::HalfUp => top.saturating_sub(height / 2 * times),
        Command::First | Command::Last if count.is_some() => times - 1,
        Command::First => 0,
        Command::Last => usize::MAX,
        _ => return None,
    })
}

/// The greatest scroll of the article.
pub fn last_line(model: &Model) -> usize {
    let height = usize::from(model.regions().detail.height);
    model.page.as_ref().map_or(0, |page| page.lines.len().saturating_sub(height))
}

/// The next choice of panes that this terminal has room for, in words too.
pub fn panes(model: &Model) -> Option<(Panes, &'static str)> {
    const CHOICES: [(Panes, &str); 4] = [
        (Panes::Beside, "side by side"),
        (Panes::Stacked, "stacked"),
        (Panes::List, "the list alone; Enter reads"),
        (Panes::Detail, "the article alone"),
    ];
    let now = effective(model.size, model.panes);
    let at = CHOICES.iter().position(|(panes, _)| *panes == now).unwrap_or(0);
    let fits = |(panes, _): &&(Panes, &str)| effective(model.size, *panes) == *panes;
    CHOICES.iter().cycle().skip(at + 1).take(CHOICES.len()).find(fits).copied()
}
