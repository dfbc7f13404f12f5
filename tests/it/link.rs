//! Links of articles: which words lead where, in every format.

use crate::harness::{document, read_bytes};
use dateline::document::Document;

/// The words and the addresses of a document's links.
fn links(document: &Document) -> Vec<(&str, &str)> {
    document.links.iter().map(|link| (&document.text[link.span.clone()], link.url.as_str())).collect()
}

/// Paragraphs that make a page long enough to be a story.
fn filler() -> String {
    "<p>The ministers of both countries met on the shore of the lake and spoke for two hours, longer than planned.</p>"
        .repeat(4)
}

fn page(head: &str, story: &str) -> Document {
    let page = format!(
        "<html lang=en><head><title>Two hours at the lake</title>{head}</head><body>\
         <nav><a href='https://example.org/world'>World</a></nav><h1><a href='/lake'>Two hours at the lake</a></h1>\
         <article>{}{story}{}</article><footer><a href='https://example.org/about'>About us</a></footer></body></html>",
        filler(),
        filler()
    );
    document("page.html", &page)
}

const OWN: &str = "<link rel=canonical href='https://example.org/news/lake.html'>";

#[test]
fn anchors_of_a_page_lead_from_its_own_address() {
    let story = "<p>The text was  <a href='texts/a.html'>published\n <b>by</b> the ministry</a>, and <a href='//cdn.example.net/x?a=1&amp;b=2'>the</a> \
                 minister said that <a href='#note'>the note</a>, <a href='lake.html#note'>again</a>, <a href='javascript:x()'>script</a>, \
                 <a href='mailto:a@b.example'>mail</a>, <a href='file:///etc/passwd'>file</a> and <a href='/img'>→</a> lead nowhere, but \
                 <a href='lake.html?page=2#note'>page 2</a> does.</p>";
    let linked = page(OWN, story);
    let expected = [
        ("Two hours at the lake", "https://example.org/lake"),
        ("published by the ministry", "https://example.org/news/texts/a.html"),
        ("the", "https://cdn.example.net/x?a=1&b=2"),
        ("page 2", "https://example.org/news/lake.html?page=2#note"),
    ];
    assert_eq!(links(&linked), expected);
    let the = linked.links[2].span.start;
    assert!(linked.text[..the].ends_with("ministry, and "), "of the many “the” the one that is the anchor");
    assert!(linked.text.contains("published by the ministry, and the minister said that the note, again, script"));
}

#[test]
fn a_base_goes_before_the_address_and_without_both_only_whole_addresses_lead() {
    let story = "<p>It was <a href='a.html'>published</a> by <a href='https://min.example/'>the ministry</a>, with a long comma.</p>";
    let based = page(&format!("<base href='/archive/'>{OWN}"), story);
    assert_eq!(links(&based)[1], ("published", "https://example.org/archive/a.html"));
    assert_eq!(links(&page("", story)), [("the ministry", "https://min.example/")]);
    let alone = page("<base href='https://old.example/x/'>", story);
    assert_eq!(links(&alone)[1], ("published", "https://old.example/x/a.html"));
}

#[test]
fn an_anchor_around_blocks_is_a_link_in_each() {
    let story = "<a href='https://a.example/1'><p>First paragraph of the anchor, which is a whole sentence.</p><blockquote>And a quotation, which is long too.</blockquote></a><p>Not this one, which stands behind the anchor.</p>";
    let linked = page("", story);
    assert_eq!(
        links(&linked),
        [
            ("First paragraph of the anchor, which is a whole sentence.", "https://a.example/1"),
            ("And a quotation, which is long too.", "https://a.example/1"),
        ]
    );
}

#[test]
fn links_of_furniture_are_none() {
    let menu = page("", "<p><a href='https://a.example/'>Advertisement</a></p>");
    assert_eq!(menu.links, []);
    assert!(menu.furniture.contains("Advertisement"), "the line is there");
    let dump = document(
        "a.txt",
        "https://news.example.org/2022/07/15/talks.html\n\nMinisters meet in Vienna to talk about grain\n\nMinisters of eleven countries met in Vienna to talk, said https://min.example/talks, about grain and the price of it.\n",
    );
    assert_eq!(links(&dump), [("https://min.example/talks", "https://min.example/talks")]);
}

#[test]
fn a_page_without_a_story_keeps_its_links() {
    let page = "<html><head><title>Short</title></head><body><div>Short</div><div>He wrote <a href='https://a.example/b'>a letter</a> today.</div></body></html>";
    assert_eq!(links(&document("short.html", page)), [("a letter", "https://a.example/b")]);
}

#[test]
fn markdown_links_and_addresses() {
    let text = "---\ntitle: A headline\nurl: https://example.org/a/b.html\n---\n# A headline\n\nSee [the *whole* text](c.html), <https://d.example/x>, [top](#top), [ref][1], ![picture](p.png) and https://e.example/f_(g).\n\n[1]: https://ref.example/ \"title\"\n";
    assert_eq!(
        links(&document("a.md", text)),
        [
            ("the whole text", "https://example.org/a/c.html"),
            ("https://d.example/x", "https://d.example/x"),
            ("ref", "https://ref.example/"),
            ("https://e.example/f_(g)", "https://e.example/f_(g)"),
        ]
    );
    let headline = document("b.md", "# [The headline](https://h.example/)\n\nText and more text.\n");
    assert_eq!(links(&headline), [("The headline", "https://h.example/")]);
}

#[test]
fn marked_up_records_have_links_and_plain_ones_addresses() {
    let lines = "{\"title\":\"one\",\"url\":\"https://example.org/x/\",\"text\":\"<p>He wrote <a href='y'>a letter</a> to https://z.example/.</p>\"}\n{\"title\":\"two\",\"text\":\"Seen at https://z.example/?q=1. Not at ftp://z.example or example.org.\"}\n";
    let (documents, _) = read_bytes("a.jsonl", lines.as_bytes());
    assert_eq!(
        links(&documents[0]),
        [("a letter", "https://example.org/x/y"), ("https://z.example/", "https://z.example/")]
    );
    assert_eq!(links(&documents[1]), [("https://z.example/?q=1", "https://z.example/?q=1")]);
}

#[test]
fn an_address_ends_where_its_reader_says_so() {
    let text = "Headline of the day\n\n（见https://a.example/x），全文见https://b.example/y。会谈今天举行。 (https://c.example/z), “https://d.example/”; https://ru.example/Москва и HTTPS://E.example.\n";
    assert_eq!(
        links(&document("a.txt", text)),
        [
            ("https://a.example/x", "https://a.example/x"),
            ("https://b.example/y", "https://b.example/y"),
            ("https://c.example/z", "https://c.example/z"),
            ("https://d.example/", "https://d.example/"),
            ("https://ru.example/Москва", "https://ru.example/%D0%9C%D0%BE%D1%81%D0%BA%D0%B2%D0%B0"),
            ("HTTPS://E.example", "https://e.example/"),
        ]
    );
}

#[test]
fn an_address_inside_an_anchor_is_one_link_and_letters_that_deceive_show() {
    let story = "<p>See <a href='https://a.example/real'>https://a.example/shown</a> and <a href='https://ex\u{430}mple.org/\u{202e}x'>this page</a>, both of them.</p>";
    assert_eq!(
        links(&page("", story)),
        [("https://a.example/shown", "https://a.example/real"), ("this page", "https://xn--exmple-4nf.org/%E2%80%AEx"),]
    );
}
