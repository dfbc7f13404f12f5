//! Why an article has its day, in words: the same on the card and in a pipe.

use super::Article;
use crate::date::{Evidence, Where, label};
use chrono::NaiveDate;

/// How many characters of the text stand around a quote, at each side.
const CONTEXT: usize = 40;
/// How many of the years that are left are told, the likeliest.
const YEARS: usize = 8;

impl Article {
    /// What is known of its day, as names and values.
    pub fn day(&self) -> Vec<(&'static str, String)> {
        let Some(when) = &self.when else { return vec![("day", format!("unknown: {}", self.why_undated()))] };
        // Where no day is said the confidence is that of one, not of the interval.
        let of = if when.confidence < label::DAY { " for any one day" } else { "" };
        let sure = format!("{}{of}, {}", label::percent(when.confidence.into()), label::confidence(when.confidence));
        let mut facts = vec![
            ("day", label::full(when)),
            ("confidence", sure),
            ("likely", label::likely(when)),
            ("possible", possible(when.possible)),
        ];
        if self.years.len() > 1 {
            let mut years = self.years.clone();
            years.sort_by(|a, b| b.1.total_cmp(&a.1));
            let others = years.split_off(years.len().min(YEARS)).len();
            years.sort_by_key(|(year, _)| *year);
            let mut told: Vec<String> =
                years.iter().map(|(year, share)| format!("{year} {}", label::percent(*share))).collect();
            told.extend((others > 0).then(|| format!("{others} others")));
            facts.push(("years", told.join(", ")));
        }
        facts.push(("rests on", label::basis(when.basis).to_string()));
        if when.disputed {
            facts.push(("disputed", "good evidence names another day".to_string()));
        }
        facts
    }

    /// The evidence: what speaks for the day, then what does not, each in the order of its weight.
    pub fn for_and_against(&self) -> impl Iterator<Item = &Evidence> {
        [true, false].into_iter().flat_map(|supports| self.evidence.iter().filter(move |e| e.supports == supports))
    }

    /// A piece of evidence as it stands: its quote with the words around it.
    pub fn quoted(&self, evidence: &Evidence) -> String {
        let Some(span) = evidence.span.clone().filter(|_| evidence.place == Where::Text) else {
            return evidence.quote.to_string();
        };
        let text = &self.document.text;
        let line_start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
        let line_end = text[span.end..].find('\n').map_or(text.len(), |at| span.end + at);
        let before: String =
            text[line_start..span.start].chars().rev().take(CONTEXT).collect::<Vec<_>>().into_iter().rev().collect();
        let after: String = text[span.end..line_end].chars().take(CONTEXT).collect();
        let cut = |whole: bool| if whole { "" } else { "…" };
        let (whole_before, whole_after) = (before.chars().count() < CONTEXT, after.chars().count() < CONTEXT);
        format!("{}{before}{}{after}{}", cut(whole_before), &text[span], cut(whole_after))
    }
}

fn possible(bounds: (Option<NaiveDate>, Option<NaiveDate>)) -> String {
    let day = |day: NaiveDate| day.format("%-d %b %Y").to_string();
    match bounds {
        (Some(first), Some(last)) => label::range(first, last),
        (Some(first), None) => format!("not before {}", day(first)),
        (None, Some(last)) => format!("not after {}", day(last)),
        (None, None) => "any day".to_string(),
    }
}
