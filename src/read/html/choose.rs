//! Which of the dates that a page shows is that of its piece: the nearer to the headline or to the story it stands, and
//! the less it belongs to comments, other pieces and links, the more.

use super::names;
use super::sight::{At, Sight};
use crate::document::{Kind, Stamp, StampOf};
use crate::read::{dated, furniture};
use crate::text::{Clean, fold};
use std::collections::HashSet;
use std::ops::Range;

/// What a page says of its piece.
#[derive(Default)]
pub struct Chosen {
    /// The lines about the piece, the likeliest first.
    pub about: Vec<Clean>,
    /// Other lines with a date.
    pub others: Vec<Clean>,
    /// The days that elements carry.
    pub stamps: Vec<Stamp>,
}

/// The most lines of each kind.
const MOST: usize = 3;
/// How much less than the best a line may weigh that is taken for one about the piece.
const NEAR: f32 = 1.0;
/// The same of a day in an attribute.
const BESIDE: f32 = 0.5;
/// The least weight of such a line.
const LEAST: f32 = 1.5;
/// The weight of a line that says so itself.
const ITSELF: f32 = 5.0;

/// Chooses among what was seen; `story` are the paragraphs of the piece.
pub fn choose<'a>(sight: &'a Sight, title: Option<&Clean>, story: &[&Clean]) -> Chosen {
    let marks = Landmarks::new(sight, title, story);
    let weigh = |(words, at): &'a (Clean, At)| {
        if names::is_about_itself(words) {
            return Some((ITSELF, words, false));
        }
        Some((marks.weigh(at) + said(words, at)?, words, marks.is_apart(at)))
    };
    let mut lines: Vec<(f32, &Clean, bool)> = sight.lines.iter().filter_map(weigh).collect();
    lines.sort_by(|a, b| b.0.total_cmp(&a.0));
    let best = lines.first().map_or(0.0, |line| line.0);
    let mut chosen = Chosen::default();
    for (weight, words, apart) in lines {
        let known = |lines: &[Clean]| lines.iter().any(|line| line.contains(words.as_str()));
        let (about, others) = (&mut chosen.about, &mut chosen.others);
        if known(about) || known(others) {
            continue;
        }
        if weight > (best - NEAR).max(LEAST) && about.len() < MOST && !apart {
            about.push(words.clone());
        } else if others.len() < MOST {
            others.push(words.clone());
        }
    }
    for of in [StampOf::Published, StampOf::Modified, StampOf::Loose] {
        let all = sight.stamps.iter().filter(|stamp| stamp.0 == of && !marks.is_apart(&stamp.3));
        let weighed = all.map(|(_, name, value, at)| (marks.weigh(at), name, value));
        // The first of equals.
        let best = weighed.reduce(|a, b| if b.0 > a.0 { b } else { a });
        let best =
            best.filter(|(weight, ..)| of != StampOf::Loose || *weight > best_line(&chosen, &marks, sight) - BESIDE);
        chosen.stamps.extend(best.map(|(_, name, value)| Stamp {
            of,
            field: Clean::line(name),
            value: Clean::line(value),
        }));
    }
    chosen
}

/// What the best line weighs for its place alone.
fn best_line(chosen: &Chosen, marks: &Landmarks, sight: &Sight) -> f32 {
    let first = chosen.about.first().and_then(|first| sight.lines.iter().find(|(words, _)| words == first));
    first.map_or(f32::MIN, |(_, at)| marks.weigh(at))
}

/// What the words of a line add to its weight; `None` where it is but a sentence with a date.
fn said(words: &Clean, at: &At) -> Option<f32> {
    let labelled = furniture::kind(words) == Some(Kind::Byline) || names::is_of_publication(words);
    let little_else = dated::is_date_line(words);
    (at.marked || labelled || little_else).then_some(2.0 * f32::from(labelled) + f32::from(little_else))
}

/// Where the piece stands among the letters of its page.
struct Landmarks<'a> {
    sight: &'a Sight,
    headline: Option<Range<usize>>,
    story: Option<Range<usize>>,
    /// The longest paragraph of the story: the others may be another piece's.
    body: Option<Range<usize>>,
}

impl<'a> Landmarks<'a> {
    fn new(sight: &'a Sight, title: Option<&Clean>, story: &[&Clean]) -> Landmarks<'a> {
        let paragraphs: HashSet<&str> = story.iter().map(|words| words.as_str()).collect();
        let mut found = sight.long.iter().filter(|(words, _)| paragraphs.contains(words.as_str()));
        let body = found.clone().map(|(_, letters)| letters.clone()).max_by_key(Range::len);
        let first = found.next();
        let story = first.map(|(_, first)| first.start..found.next_back().map_or(first.end, |(_, last)| last.end));
        let title = title.map(|title| fold(title));
        let same = |words: &Clean| title.as_ref().is_some_and(|title| words.len() > 3 && (fold(words) == *title));
        let mut headings: Vec<_> = sight.headings.iter().collect();
        headings.sort_by_key(|(level, ..)| *level);
        let heading =
            headings.iter().find(|(_, words, _)| same(words)).or(headings.iter().find(|(level, ..)| *level == 1));
        let headline = heading.map(|(_, _, letters)| letters.clone());
        Landmarks { sight, headline, story, body }
    }

    /// Whether something stands in comments or in another piece.
    fn is_apart(&self, at: &At) -> bool {
        at.inside.iter().any(|number| {
            let region = &self.sight.regions[*number];
            let holds = |mark: &Option<Range<usize>>| {
                mark.as_ref().is_some_and(|mark| region.start <= mark.start && mark.start < region.end)
            };
            !holds(&self.headline) && !holds(&self.body)
        })
    }

    /// How likely something is about the piece, by its place.
    fn weigh(&self, at: &At) -> f32 {
        let apart = if self.is_apart(at) { 4.0 } else { 0.0 };
        4.0 * self.nearness(at) + 2.0 * f32::from(at.marked) - apart - 2.0 * f32::from(at.linked)
    }

    /// 1 beside the headline, less the more letters are between; half of that beside the story.
    fn nearness(&self, at: &At) -> f32 {
        let falls = |letters: usize, half: f32| 1.0 / (1.0 + letters as f32 / half);
        let before = |mark: &Range<usize>, half| {
            (at.letters.end <= mark.start).then(|| falls(mark.start - at.letters.end, half))
        };
        let behind = |mark: &Range<usize>, half| {
            (at.letters.start >= mark.end).then(|| falls(at.letters.start - mark.end, half))
        };
        let headline = self.headline.iter().flat_map(|mark| [before(mark, 100.0), behind(mark, 300.0)]).flatten();
        let story = self.story.iter().flat_map(|mark| [before(mark, 100.0), behind(mark, 150.0)]).flatten();
        headline.chain(story.map(|near| near * 0.6)).fold(0.0, f32::max)
    }
}
