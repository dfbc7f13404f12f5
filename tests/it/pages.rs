//! Which of the days that a saved page names is that of its piece.

use crate::harness::{document, today};
use dateline::date::{self, When, stamp};
use dateline::document::{Document, Kind, StampOf};
use dateline::read;
use dateline::text::{fold, rows};

const STORY: &str = "<p>The ferry had waited for the wind to turn since the morning, and when it did at last nobody was at the quay.</p>\
    <p>The captain said that he would sail all the same, with the mail and two goats, since both were paid for.</p>\
    <p>It was the last boat of the season, and the island would be alone with its sheep until the ice was gone.</p>";

/// A page with this head, and this around its story.
fn page(head: &str, above: &str, below: &str) -> Document {
    document(
        "a.html",
        &format!(
            "<html><head><title>The last ferry</title>{head}</head><body>{above}<div class=text>{STORY}</div>{below}</body></html>"
        ),
    )
}

fn when(document: &Document) -> Option<When> {
    date::read(document, today()).1
}

fn best(document: &Document) -> Option<String> {
    when(document).map(|when| when.best.to_string())
}

fn about(document: &Document) -> Vec<&str> {
    let lines = document.blocks.iter().filter(|block| block.kind == Kind::Byline);
    lines.map(|block| document.words_of(block)).collect()
}

#[test]
fn the_line_beside_the_headline_is_the_pieces() {
    let comments =
        "<div class=comments><p class=date>2 May 2023, 10:00</p><p>Well said!</p><p class=date>3 May 2023</p></div>";
    let teasers = "<article><h3>Other boats</h3><time datetime=2023-06-01>1 June 2023</time></article><article><h3>More</h3><time datetime=2023-06-02>2 June 2023</time></article>";
    for (name, above) in [
        ("below it", "<h1>The last ferry</h1><div class=post-date>13 April 2023</div>"),
        ("above it", "<div><span>13 April 2023</span></div><h1>The last ferry</h1>"),
        ("behind a break, without a class", "<h1>The last ferry</h1><div>A. Sample<br>am 13.04.2023</div>"),
        ("in a box of its own", "<h1>The last ferry</h1><aside><p class=date>13 April 2023</p></aside>"),
        ("a link to its day", "<h1>The last ferry</h1><p class=meta><a href='/2023/04/13/'>13 April 2023</a></p>"),
        (
            "glued to a name",
            "<h1>The last ferry</h1><p><a class=post-time href=/b>13/04/2023</a><a href=/a>A. Sample</a></p>",
        ),
        ("in the attribute", "<h1>The last ferry</h1><time datetime='2023-04-13T10:00:00Z'>last week</time>"),
        ("in the title", "<h1>The last ferry</h1><span class=updated title='2023-04-13T10:00:00+00:00'></span>"),
        (
            "among names",
            "<h1>The last ferry</h1><p><b>Who</b> someone, <span class=date>13 April 2023</span>, and a long line of words about the house, the street, the town, the land and the sea that they are from</p>",
        ),
    ] {
        let document = page("", above, &format!("{comments}{teasers}"));
        assert_eq!(best(&document).as_deref(), Some("2023-04-13"), "{name}: {:?}", about(&document));
        assert!(when(&document).unwrap().confidence > 0.9, "{name}");
    }
}

#[test]
fn a_line_below_the_story_is_the_pieces_where_it_says_so() {
    for below in [
        "<footer class=post-footer><span class=published title='2023-04-13T10:00:00Z'>10:00</span></footer>",
        "<footer><p>This page was last edited on 13 April 2023, at 10:00, by one of the many who look after it, and is kept by the town, the school and the harbour.</p></footer>",
        "<p>Dieser Artikel wurde am 13. April 2023 um 10:00 von A. Sample geschrieben und unter Boote abgelegt.</p>",
    ] {
        let comments = "<ol class=commentlist><li class=date>2 May 2023<li class=date>3 May 2023</ol>";
        let document = page("", "<h1>The last ferry</h1>", &format!("{below}{comments}"));
        assert_eq!(best(&document).as_deref(), Some("2023-04-13"), "{below}");
    }
}

#[test]
fn where_lines_disagree_the_day_is_unsure() {
    let alone = page("", "<h1>The last ferry</h1><p class=date>13 April 2023</p>", "");
    let twice = page("", "<h1>The last ferry</h1><p class=date>13 April 2023</p><p class=date>20 June 2023</p>", "");
    assert!(when(&alone).unwrap().confidence > 0.95);
    assert!(when(&twice).unwrap().confidence < 0.8);
    // Days of other pieces only: none of them is said.
    let others = page(
        "",
        "<h1>The last ferry</h1>",
        "<div class=related><p class=date>2 May 2023</p><p class=date>9 June 2023</p></div>",
    );
    assert!(about(&others).is_empty());
    assert!(when(&others).is_none_or(|when| when.confidence < 0.5));
}

#[test]
fn a_sentence_with_a_date_is_no_line_about_the_piece() {
    let above =
        "<h1>The last ferry</h1><p>Join the friends of the boat on the quay on 4 May 2023 at noon, please do.</p>";
    assert!(about(&page("", above, "")).is_empty());
}

#[test]
fn stamps_of_other_things_are_not_the_pieces() {
    let cited = "<ol><li itemscope itemtype=ScholarlyArticle><meta itemprop=datePublished content=1988>A book<li itemscope><meta itemprop=datePublished content=2006>A paper</ol>";
    let head = "<meta name=dc.date content=2023-04-13>";
    let above = "<h1>The last ferry</h1><p>Published: <time itemprop=datePublished datetime=2023-04-13>13 April 2023</time></p>";
    let document = page(head, above, cited);
    assert!(document.stamps.iter().all(|stamp| stamp.value.as_str() == "2023-04-13"), "{:?}", document.stamps);
    let comment = "<div class=comment><time itemprop=datePublished datetime=2023-05-02></time></div>";
    assert!(page("", "<h1>The last ferry</h1>", comment).stamps.is_empty());
}

#[test]
fn linked_data_is_read_where_it_is_nested_or_broken() {
    for data in [
        r#"{"@graph":[{"@type":"WebSite"},{"@type":"Article","datePublished":"2023-04-13"}]}"#,
        r#"{"@type":"WebPage","mainEntity":{"@type":"NewsArticle","datePublished":"2023-04-13"}}"#,
        r#"{"@type":"NewsArticle","datePublished":"2023-04-13"}}"#,
        "{\"@type\":\"NewsArticle\",\"headline\":\"The \"last\" ferry\",\"datePublished\" : \"2023-04-13\",}",
    ] {
        let document =
            page(&format!("<script type='application/ld+json'>{data}</script>"), "<h1>The last ferry</h1>", "");
        assert_eq!(best(&document).as_deref(), Some("2023-04-13"), "{data}");
    }
}

#[test]
fn the_address_of_a_page_may_tell_its_day() {
    let canonical = |url: &str| page(&format!("<link rel=canonical href='{url}'>"), "<h1>The last ferry</h1>", "");
    assert_eq!(best(&canonical("https://example.org/2023/04/13/ferry.html")).as_deref(), Some("2023-04-13"));
    assert_eq!(best(&canonical("https://example.org/boats/2023/apr/13/ferry")).as_deref(), Some("2023-04-13"));
    let archived = canonical("https://web.archive.org/web/20240102030405/http://example.org/2023/04/13/ferry.html");
    assert_eq!(best(&archived).as_deref(), Some("2023-04-13"));
    let month = when(&canonical("https://example.org/2023/04/ferry.html")).unwrap();
    assert_eq!((month.likely.0.to_string(), month.likely.1.to_string()), ("2023-04-01".into(), "2023-04-30".into()));
    // Days that are ambiguous in English are not where the address tells the country, or their link the day.
    let numbers =
        |head: &str, date: &str| best(&page(head, &format!("<h1>The last ferry</h1><p class=date>{date}</p>"), ""));
    let english = "<meta property=og:url content='https://example.co.uk/ferry.html'>";
    assert_eq!(numbers(english, "03/04/2023").as_deref(), Some("2023-04-03"));
    let either = when(&page("", "<h1>The last ferry</h1><p class=date>03/04/2023</p>", "")).unwrap();
    assert!(either.confidence < 0.5, "{either:?}");
    assert_eq!((either.likely.0.to_string(), either.likely.1.to_string()), ("2023-03-04".into(), "2023-04-03".into()));
    assert_eq!(numbers("", "04/04/2023").as_deref(), Some("2023-04-04"));
    assert_eq!(numbers("", "<a href='https://example.org/2023/03/04/'>03/04/2023</a>").as_deref(), Some("2023-03-04"));
    for saved in [
        "<!-- saved from url=(0043)https://example.org/2023/04/13/ferry.html -->",
        "<!-- Mirrored from example.org/2023/04/13/ferry.html by a copier -->",
    ] {
        let document = document(
            "a.html",
            &format!("<!DOCTYPE html>\n{saved}\n<html><title>The last ferry</title><body>{STORY}</body></html>"),
        );
        assert_eq!(best(&document).as_deref(), Some("2023-04-13"), "{saved}");
        assert!(document.url.unwrap().ends_with("example.org/2023/04/13/ferry.html"));
    }
}

#[test]
fn names_of_stamps() {
    for row in rows(read::STAMPS) {
        let (of, sample, gives) = (row.field(0), row.field(3), row.field(4));
        let in_head = row.field(1) == "head";
        let document = page(
            if in_head { sample } else { "" },
            &format!("<h1>The last ferry</h1>{}", if in_head { "" } else { sample }),
            "",
        );
        let of = match of {
            "published" => StampOf::Published,
            "modified" => StampOf::Modified,
            _ => StampOf::Loose,
        };
        let days: Vec<_> =
            document.stamps.iter().filter(|s| s.of == of).filter_map(|s| stamp::parse(&s.value)).collect();
        assert_eq!(
            days.first().map(|day| day.first.to_string()).as_deref(),
            Some(gives),
            "stamps.tsv:{}: {:?}",
            row.line,
            document.stamps
        );
        for name in row.field(2).split('|') {
            assert_eq!(name, name.to_ascii_lowercase(), "stamps.tsv:{}", row.line);
        }
    }
}

#[test]
fn marks_of_elements() {
    // Too many words for a line that is a date and little else: only marks tell.
    let line = "The captain, his mate, both goats and the whole of the rest of the tired crew, 13 April 2023";
    for row in rows(read::MARKS) {
        let (what, sample) = (row.field(0), row.field(2));
        let inside = match what {
            "date" => format!("{sample}{line}</span>"),
            "says" | "posts" => format!("<p>{sample}</p>"),
            _ => {
                let tag = sample[1..].split(' ').next().unwrap();
                format!("{sample}<p class=date>{line}</p></{tag}>")
            }
        };
        let document = page("", &format!("<h1>The last ferry</h1>{inside}"), "");
        let found = about(&document).iter().any(|line| line.contains("April 13") || line.contains("13 April"));
        assert_eq!(found, !matches!(what, "comment" | "aside" | "aside at head"), "marks.tsv:{}: {what}", row.line);
        if matches!(what, "says" | "posts") {
            for phrase in row.field(1).split('|') {
                assert_eq!(fold(phrase), phrase, "marks.tsv:{}: is not folded", row.line);
            }
        }
    }
    assert!(about(&page("", &format!("<h1>The last ferry</h1><p>{line}</p>"), "")).is_empty());
}
