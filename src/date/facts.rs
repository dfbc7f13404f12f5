//! What the world tells as clues: those whom a text names who hold or held an office, the events it names, feasts and seasons.

use super::Where;
use super::clue::Clue;
use super::event::By;
use super::office::{As, Found};
use super::phrase::words_of;
use super::rule::{HOLDER, Rule, SOON_OVER};
use super::says::Says;
use super::season::seasons;
use super::tense::{Tense, tense};
use super::token::Token;
use super::world::World;
use crate::document::Document;
use chrono::NaiveDate;

/// The clues of a text that facts of the world give.
pub fn facts(document: &Document, tokens: &[Token], world: &'static World) -> Vec<Clue> {
    let words = words_of(tokens);
    let clue = |rule: &str, held, span| {
        Some(Clue { rule: Rule::number(rule)?, says: Says::Terms(held), time: None, place: Where::Text, span })
    };
    let mut offices = world.offices.found(&document.text, &words);
    tell_bounds_first(&mut offices);
    let offices = offices.into_iter().filter_map(|found| {
        let rule = match found.how {
            As::Holder => HOLDER,
            As::Former => "office: former",
            As::Named => "office: named",
        };
        clue(rule, found.held, found.span)
    });
    let events = world.events.found(&document.text, &words).into_iter().filter_map(|found| {
        let rule = match found.by {
            By::Name => "event: by name",
            By::Past => SOON_OVER,
            By::Year => "event: of a year",
            By::Place => match tense(&document.text, &found.span) {
                Tense::Past => "event: past days",
                Tense::Coming => "event: coming days",
                Tense::Open => "event: days",
            },
        };
        clue(rule, found.held, found.span)
    });
    let seasons = seasons(&words, document.language).into_iter().filter_map(|(season, span)| {
        let says = Says::EveryYear(season.month, season.day, None);
        Some(Clue { rule: Rule::number(season.rule)?, says, time: None, place: Where::Text, span })
    });
    offices.chain(events).chain(seasons).collect()
}

/// Of those who hold their offices whoever came to it last and whoever left it first tell most; then those who were in office
/// for the shortest time.
fn tell_bounds_first(offices: &mut [Found]) {
    offices.sort_by_key(|found| found.held.days());
    let from = |found: &Found| found.held.terms.first().map(|(from, _)| *from);
    let to = |found: &Found| found.held.terms.last().map(|(_, to)| to.unwrap_or(NaiveDate::MAX));
    let holds = |found: &&Found| found.how == As::Holder;
    let came = offices.iter().filter(holds).map(from).max();
    let left = offices.iter().filter(holds).map(to).min();
    offices.sort_by_key(|found| !(holds(&found) && (Some(from(found)) == came || Some(to(found)) == left)));
}
