//! Tokens → tree, or what is wrong with them and where.

use super::token::{Kind, Token, tokens};
use super::{Filter, Node, Term};
use crate::date::{Precision, named_month};
use crate::text::fold;
use chrono::NaiveDate;
use std::fmt;
use std::ops::Range;

/// What is wrong with a filter: where, and what was expected there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The faulty part, in bytes.
    pub span: Range<usize>,
    /// What was expected.
    pub expected: String,
}

impl Fault {
    /// The filter, a line with a caret under the fault, and what was expected there.
    pub fn shown(&self, filter: &str) -> String {
        let before = crate::text::width(&filter[..self.span.start]);
        let under = crate::text::width(&filter[self.span.clone()]).max(1);
        format!("{filter}\n{}{} expected {}", " ".repeat(before), "^".repeat(under), self.expected)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}", self.expected)
    }
}

/// A field of the language.
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// An example of its use.
    pub example: &'static str,
    /// What it keeps.
    pub keeps: &'static str,
    term: fn(&Token, NaiveDate) -> Result<Term, Fault>,
}

/// What is typed without a field: an example, and what it keeps.
pub const SIGNS: &[(&str, &str)] = &[
    ("lavrov beijing", "articles with both, as parts of words of headline, people, source or place; else of the texts"),
    ("lavrov | qin", "articles with one of them"),
    ("!putin", "articles that putin does not keep; also -putin"),
    ("(lavrov | qin) !putin", "parentheses group"),
    ("'xi", "articles with the whole word"),
    ("^putin", "articles whose headline begins so"),
    ("~lavrof", "articles with words that it may be a misspelling of"),
    (PHRASE, "articles with the phrase anywhere in the text"),
    ("US", "capitals count where one is typed; small letters stand for both"),
];

pub(super) const PHRASE: &str = "\"two words\"";
const DATE: &str =
    "articles likely written on these days; also 2023-02/P2W (two weeks), april (of any year), \"last week\", -3m";
const IS_KEEPS: &str = "articles whose day nothing tells; is:certain, is:inferred: whose day is certain, is not; is:disputed: for whose day good evidence names another";
const PRECISION_KEEPS: &str = "articles whose day is known so: minute, day, month, year, interval";

/// Every field, in the order of the help.
pub const FIELDS: &[Field] = &[
    Field { name: "person", example: "person:lavrov", keeps: "articles that name somebody of this name", term: person },
    Field { name: "source", example: "source:tass", keeps: "articles of this source", term: source },
    Field { name: "place", example: "place:samarkand", keeps: "articles with this place in the dateline", term: place },
    Field { name: "text", example: "text:embargo", keeps: "articles with this in the text", term: text },
    Field { name: "title", example: "title:summit", keeps: "articles with this in the headline", term: title },
    Field { name: "lang", example: "lang:ru", keeps: "articles in this language", term: language },
    Field { name: "date", example: "date:2023-01..2023-04", keeps: DATE, term: date },
    Field { name: "after", example: "after:2023-02", keeps: "articles likely written then or later", term: after },
    Field { name: "before", example: "before:2023-05", keeps: "articles likely written then or earlier", term: before },
    Field { name: "is", example: "is:undated", keeps: IS_KEEPS, term: is },
    Field { name: "precision", example: "precision:month", keeps: PRECISION_KEEPS, term: precision },
    Field { name: "confidence", example: "confidence:0.5..0.8", keeps: "articles as sure as that", term: confidence },
];

/// Reads a filter; what "last week" is depends on today. An empty text is a filter that keeps everything.
pub fn parse(text: &str, today: NaiveDate) -> Result<Filter, Fault> {
    let tokens = tokens(text)?;
    if tokens.is_empty() {
        return Ok(Filter::default());
    }
    shallow(&tokens)?;
    let mut rest = tokens.as_slice();
    let node = any(&mut rest, text.len(), today)?;
    // A parenthesis that closes nothing is no sign; so nothing is left.
    Ok(Filter { terms: if let Node::All(nodes) = node { nodes } else { vec![node] } })
}

/// So many parentheses and signs may stand inside of each other: reading them takes the stack.
const DEEPEST: usize = 100;

/// Whether parentheses and signs are not nested too deep.
fn shallow(tokens: &[Token]) -> Result<(), Fault> {
    let (mut open, mut nots) = (0usize, 0);
    for token in tokens {
        match token.kind {
            Kind::Open => open += 1,
            Kind::Close => open -= 1,
            _ => {}
        }
        nots = if token.kind == Kind::Not { nots + 1 } else { 0 };
        if open + nots > DEEPEST {
            return Err(Fault { span: token.span.clone(), expected: "fewer signs inside of each other".to_string() });
        }
    }
    Ok(())
}

/// Alternatives, up to the end or a closing parenthesis.
fn any(rest: &mut &[Token], end: usize, today: NaiveDate) -> Result<Node, Fault> {
    let mut nodes = vec![all(rest, end, today)?];
    while let [Token { kind: Kind::Or, .. }, after @ ..] = rest {
        *rest = after;
        nodes.push(all(rest, end, today)?);
    }
    Ok(one_or(nodes, Node::Any))
}

/// What must all match, up to the end, an alternative or a closing parenthesis.
fn all(rest: &mut &[Token], end: usize, today: NaiveDate) -> Result<Node, Fault> {
    let mut nodes = Vec::new();
    while let [first, ..] = rest
        && !matches!(first.kind, Kind::Or | Kind::Close)
    {
        nodes.push(unary(rest, end, today)?);
    }
    match nodes.is_empty() {
        true => {
            let at = rest.first().map_or(end..end, |token| token.span.clone());
            Err(Fault { span: at, expected: "a word or a field".to_string() })
        }
        false => Ok(one_or(nodes, Node::All)),
    }
}

/// One condition, what is not to match, or what stands in parentheses.
fn unary(rest: &mut &[Token], end: usize, today: NaiveDate) -> Result<Node, Fault> {
    let Some((token, after)) = rest.split_first() else {
        return Err(Fault { span: end..end, expected: "a word or a field".to_string() });
    };
    *rest = after;
    match token.kind {
        Kind::Not => match rest.first().map(|next| next.kind) {
            None | Some(Kind::Or | Kind::Close) => {
                Err(Fault { span: token.span.clone(), expected: "what is not to match behind it".to_string() })
            }
            Some(_) => unary(rest, end, today).map(|node| Node::Not(Box::new(node))),
        },
        Kind::Open => {
            let node = any(rest, end, today)?;
            match rest.split_first() {
                Some((_, after)) => *rest = after,
                None => return Err(Fault { span: token.span.clone(), expected: "a closing ) for it".to_string() }),
            }
            Ok(node)
        }
        _ => term(token, today).map(Node::Term),
    }
}

fn one_or(mut nodes: Vec<Node>, several: fn(Vec<Node>) -> Node) -> Node {
    if nodes.len() == 1 { nodes.remove(0) } else { several(flat(nodes, several)) }
}

/// Alternatives of alternatives are alternatives; so with what must all match.
fn flat(nodes: Vec<Node>, several: fn(Vec<Node>) -> Node) -> Vec<Node> {
    let any = matches!(several(Vec::new()), Node::Any(_));
    let inner = |node: Node| match node {
        Node::Any(nodes) if any => nodes,
        Node::All(nodes) if !any => nodes,
        node => vec![node],
    };
    nodes.into_iter().flat_map(inner).collect()
}

fn term(token: &Token, today: NaiveDate) -> Result<Term, Fault> {
    let Some(name) = &token.field else {
        return match token.kind {
            Kind::Whole => filled(token, "a word").map(Term::Whole),
            Kind::Start => filled(token, "the beginning of a headline").map(Term::Start),
            Kind::Fuzzy => filled(token, "a word").map(Term::Fuzzy),
            Kind::Phrase => filled(token, "the words of a phrase").map(Term::Phrase),
            _ => Ok(Term::Word(token.value.clone())),
        };
    };
    match FIELDS.iter().find(|field| field.name == fold(name)) {
        Some(field) => (field.term)(token, today),
        None => {
            let names: Vec<String> = FIELDS.iter().map(|field| format!("{}:", field.name)).collect();
            let start = token.span.start;
            let end = start + name.len() + 1;
            Err(Fault { span: start..end, expected: format!("one of {}", names.join(" ")) })
        }
    }
}

fn filled(token: &Token, what: &str) -> Result<String, Fault> {
    // A misspelling is looked for in every field, whether or not it is asked for.
    match token.value.trim().trim_start_matches('~') {
        "" => Err(Fault { span: token.value_span.clone(), expected: what.to_string() }),
        value => Ok(value.to_string()),
    }
}

fn person(token: &Token, _: NaiveDate) -> Result<Term, Fault> {
    filled(token, "a name").map(Term::Person)
}

fn source(token: &Token, _: NaiveDate) -> Result<Term, Fault> {
    filled(token, "a source's name").map(Term::Source)
}

fn place(token: &Token, _: NaiveDate) -> Result<Term, Fault> {
    filled(token, "a place's name").map(Term::Place)
}

fn text(token: &Token, _: NaiveDate) -> Result<Term, Fault> {
    filled(token, "words of a text").map(Term::Text)
}

fn title(token: &Token, _: NaiveDate) -> Result<Term, Fault> {
    filled(token, "words of a headline").map(Term::Title)
}

fn language(token: &Token, _: NaiveDate) -> Result<Term, Fault> {
    let code = filled(token, LANGUAGE)?.to_lowercase();
    match code.len() == 2 && code.bytes().all(|b| b.is_ascii_lowercase()) {
        true => Ok(Term::Language(code)),
        false => Err(Fault { span: token.value_span.clone(), expected: LANGUAGE.to_string() }),
    }
}

const LANGUAGE: &str = "a language's two letters: en, ru, zh";

fn precision(token: &Token, _: NaiveDate) -> Result<Term, Fault> {
    let named = fold(token.value.trim());
    let found = Precision::ALL.into_iter().find(|precision| precision.name() == named);
    found.map(Term::Precision).ok_or_else(|| {
        let names: Vec<&str> = Precision::ALL.iter().map(|precision| precision.name()).collect();
        Fault { span: token.value_span.clone(), expected: format!("one of {}", names.join(" ")) }
    })
}

/// `0.5..0.8`, `0.8..`, `>0.8`, `<50%`.
fn confidence(token: &Token, _: NaiveDate) -> Result<Term, Fault> {
    let fault =
        || Fault { span: token.value_span.clone(), expected: "shares such as 0.5..0.8, >0.8, <50%".to_string() };
    let share = |part: &str| match part.trim() {
        "" => Ok(None),
        part => {
            let (number, of) = part.strip_suffix('%').map_or((part, 1.0), |percent| (percent, 100.0));
            let share = number.trim().parse::<f32>().map_err(|_| fault())? / of;
            if (0.0..=1.0).contains(&share) { Ok(Some(share)) } else { Err(fault()) }
        }
    };
    let value = token.value.trim();
    let (from, to) = match (value.strip_prefix('>'), value.strip_prefix('<'), value.split_once("..")) {
        (Some(from), ..) => (share(from.trim_start_matches('='))?, None),
        (_, Some(to), _) => (None, share(to.trim_start_matches('='))?),
        (.., Some((from, to))) => (share(from)?, share(to)?),
        // One value means what the card shows with these percent.
        _ => (share(value)?, share(value)?.map(|share| (share + PERCENT).min(1.0))),
    };
    match (from, to) {
        (None, None) => Err(fault()),
        (Some(from), Some(to)) if to < from => Err(fault()),
        _ => Ok(Term::Confidence { from, to }),
    }
}

/// A little less than one percent.
const PERCENT: f32 = 0.009_99;

/// What the value of a date may be.
const DAYS: &str = "a date: 2023, 2023-04, 2023-04-13, \"last week\"";

fn days(token: &Token, part: &str, at: usize, today: NaiveDate) -> Result<(NaiveDate, NaiveDate), Fault> {
    // Where the value was typed otherwise (blanks around it, backslashes, a `~`), all of it is shown as the fault.
    let span = match token.value_span.len() == token.value.trim().trim_start_matches('~').len() {
        true => token.value_span.start + at..token.value_span.start + at + part.len(),
        false => token.value_span.clone(),
    };
    crate::date::asked_days(part, today).ok_or_else(|| Fault { span, expected: DAYS.to_string() })
}

fn date(token: &Token, today: NaiveDate) -> Result<Term, Fault> {
    let value = filled(token, DAYS)?;
    if let Some(month) = named_month(&value) {
        return Ok(Term::Month(month));
    }
    if let Some((from, length)) = value.split_once("/P") {
        let (from, _) = days(token, from, 0, today)?;
        let fault =
            || Fault { span: token.value_span.clone(), expected: "a length such as P10D, P2W, P3M".to_string() };
        return Ok(Term::Days { from: Some(from), to: Some(lasting(from, length).ok_or_else(fault)?) });
    }
    let Some((from, to)) = value.split_once("..") else {
        let (from, to) = days(token, &value, 0, today)?;
        return Ok(Term::Days { from: Some(from), to: Some(to) });
    };
    let first = (!from.is_empty()).then(|| days(token, from, 0, today)).transpose()?;
    let last = (!to.is_empty()).then(|| days(token, to, from.len() + 2, today)).transpose()?;
    if let (Some(first), Some(last)) = (first, last)
        && last.1 < first.0
    {
        return Err(Fault { span: token.value_span.clone(), expected: "the earlier day first".to_string() });
    }
    if first.is_none() && last.is_none() {
        return Err(Fault { span: token.value_span.clone(), expected: DAYS.to_string() });
    }
    Ok(Term::Days { from: first.map(|days| days.0), to: last.map(|days| days.1) })
}

/// The last day of a stretch of an ISO 8601 length (`2W`, without the P).
fn lasting(from: NaiveDate, length: &str) -> Option<NaiveDate> {
    let unit = length.chars().last()?;
    let count: u32 = length[..length.len() - unit.len_utf8()].parse().ok().filter(|count| *count > 0)?;
    let end = match unit.to_ascii_uppercase() {
        'D' => from.checked_add_days(chrono::Days::new(count.into())),
        'W' => from.checked_add_days(chrono::Days::new(u64::from(count) * 7)),
        'M' => from.checked_add_months(chrono::Months::new(count)),
        'Y' => from.checked_add_months(chrono::Months::new(count.checked_mul(12)?)),
        _ => None,
    };
    end?.pred_opt()
}

fn after(token: &Token, today: NaiveDate) -> Result<Term, Fault> {
    let (from, _) = days(token, &filled(token, DAYS)?, 0, today)?;
    Ok(Term::Days { from: Some(from), to: None })
}

fn before(token: &Token, today: NaiveDate) -> Result<Term, Fault> {
    let (_, to) = days(token, &filled(token, DAYS)?, 0, today)?;
    Ok(Term::Days { from: None, to: Some(to) })
}

fn is(token: &Token, _: NaiveDate) -> Result<Term, Fault> {
    match fold(&token.value).as_str() {
        "undated" => Ok(Term::Undated),
        "certain" => Ok(Term::Certain),
        "inferred" => Ok(Term::Inferred),
        "disputed" => Ok(Term::Disputed),
        _ => Err(Fault {
            span: token.value_span.clone(),
            expected: "undated, certain, inferred or disputed".to_string(),
        }),
    }
}
