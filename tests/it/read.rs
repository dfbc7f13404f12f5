//! Bytes in, documents and problems out.

use crate::harness::{document, read_bytes};
use dateline::document::{Document, Kind};
use dateline::read;

fn kinds(document: &Document, kind: Kind) -> Vec<&str> {
    document.blocks.iter().filter(|block| block.kind == kind).map(|block| document.words_of(block)).collect()
}

#[test]
fn a_page_dumps_headline_is_not_its_menu() {
    let page = "Advertisement\nWorld\nGet more with our letter\n\nMinisters meet in Vienna to talk about grain and pipelines\n\n  • The talks went on past midnight\nMinisters of eleven countries met in Vienna on Thursday to talk about grain, pipelines and the price of both.\n\nThe talks were open, people in the room said.\n\nStorm closes three ports in the far south\n\n03:14\n\nA second round is planned for the autumn.\n\n12 comments\n";
    let document = document("vienna.txt", page);
    assert_eq!(document.title.as_str(), "Ministers meet in Vienna to talk about grain and pipelines");
    assert_eq!(
        kinds(&document, Kind::Furniture),
        [
            "Advertisement",
            "World",
            "Get more with our letter",
            "Storm closes three ports in the far south",
            "03:14",
            "12 comments"
        ]
    );
    assert_eq!(kinds(&document, Kind::Item), ["The talks went on past midnight"]);
    assert!(!document.text.contains("Storm"));
    assert!(document.text.starts_with("Ministers meet in Vienna"));
}

#[test]
fn text_without_punctuation_loses_nothing() {
    let page = "Senator honors six towns of the valley\nOctober 11th 2007\nCLINTON TN\nThe senator today announced a bill for the towns of the valley\nThe bill would name six towns and a school in the valley as places of memory for all\nThe senator said that he was happy to do so in this year of all years\n";
    let document = document("senate.txt", page);
    assert_eq!(kinds(&document, Kind::Byline), ["October 11th 2007"]);
    assert!(document.text.contains("The senator said that he was happy"));
}

#[test]
fn hard_wrapped_paragraphs_are_joined() {
    let page = "The headline of the day\n\nThis paragraph was broken at a margin of about seventy\ncharacters, as mail programs and old terminals do it, and\nhas to be one again.\n";
    let document = document("wrapped.txt", page);
    assert!(
        document.text.contains(
            "of about seventy characters, as mail programs and old terminals do it, and has to be one again."
        )
    );
}

#[test]
fn named_fields_at_the_top_are_fields() {
    let document = document(
        "fields.txt",
        "Title: A headline\nDate: 13 April 2023\nSource: The Example\n\nThe story is short, but it is a whole story all the same, with a beginning and an end.\n",
    );
    assert_eq!((document.title.as_str(), document.source.as_deref()), ("A headline", Some("The Example")));
    assert_eq!(document.stamps[0].value.as_str(), "13 April 2023");
}

#[test]
fn datelines_are_taken_apart() {
    for (text, place, agency) in [
        (
            "SAMARKAND, April 13. /TASS/. Relations are good, the minister said at length.",
            Some("Samarkand"),
            Some("TASS"),
        ),
        ("PARIS (Reuters) - France said on Thursday that it would.", Some("Paris"), Some("Reuters")),
        ("Madrid, 13 may 2022 (EFE).- El puerto abrió este viernes.", Some("Madrid"), Some("EFE")),
        ("New Delhi, March 2 (PTI) India said that the meeting was opened.", Some("New Delhi"), Some("PTI")),
        ("WASHINGTON, Feb. 5, 2021 (AP) — The United States said that it would.", Some("Washington"), Some("AP")),
        ("(Bloomberg) -- The company fell the most in years.", None, Some("Bloomberg")),
        ("МОСКВА, 9 янв - РИА Новости. Глава МИД России провел разговор.", Some("Москва"), Some("РИА Новости")),
        ("新华社伊斯兰堡12月1日电 会谈今天举行。", Some("伊斯兰堡"), Some("新华社")),
        ("BEIJING -- China opposes it, a spokesman said.", Some("Beijing"), None),
    ] {
        let document = document("d.txt", &format!("A headline that has nothing to do with it\n\n{text}\n"));
        let dateline = document.dateline.as_ref().unwrap_or_else(|| panic!("{text}"));
        assert_eq!((dateline.place.as_deref(), dateline.agency.as_deref()), (place, agency), "{text}");
    }
}

#[test]
fn not_every_capital_is_a_dateline() {
    for text in [
        "However, March 2 was a day on which nothing happened.",
        "Lavrov (born 1950) is a minister.",
        "The UN, NATO and others - all of them - agreed.",
    ] {
        assert!(document("n.txt", &format!("A headline\n\n{text}\n")).dateline.is_none(), "{text}");
    }
}

#[test]
fn json_lines_keep_what_is_whole() {
    let lines = "{\"title\":\"first\",\"text\":\"One.\"}\n\n{broken\n{\"nothing\":1}\n{\"title\":\"last\",\"id\":7,\"date\":\"2023-04-13\"}\n";
    let (documents, problems) = read_bytes("a.jsonl", lines.as_bytes());
    assert_eq!(documents.iter().map(|d| d.title.as_str()).collect::<Vec<_>>(), ["first", "last"]);
    assert_eq!(documents[1].key.as_deref(), Some("7"));
    assert_eq!(problems.iter().map(|p| p.place.as_str()).collect::<Vec<_>>(), ["a.jsonl:3", "a.jsonl:4"]);
    assert!(problems[1].what.contains("neither a title nor a text"));
}

#[test]
fn json_arrays_and_objects_over_several_lines() {
    let array = "[\n  {\n    \"headline\": \"one, with a } in it\",\n    \"body\": \"Text.\"\n  },\n  {\"title\": \"two\", \"source\": {\"name\": \"The Example\"}}\n]";
    let (documents, problems) = read_bytes("a.json", array.as_bytes());
    assert!(problems.is_empty(), "{problems:?}");
    assert_eq!(documents.iter().map(|d| d.title.as_str()).collect::<Vec<_>>(), ["one, with a } in it", "two"]);
    assert_eq!(documents[1].source.as_deref(), Some("The Example"));
    let (_, problems) = read_bytes("cut.json", b"[{\"title\": \"one\", \"text\": \"cut");
    assert!(problems[0].what.contains("cut off"));
}

#[test]
fn records_are_found_again_at_their_places() {
    for (name, text) in [
        ("a.jsonl", "{\"title\":\"first\"}\n  {\"title\":\"second\",\"text\":\"Déjà vu.\"}  \n{\"title\":\"third\"}"),
        ("b.json", "[ {\"title\":\"first\"},\n\n {\"title\":\"second\"} ]"),
        ("c.txt", "A headline\n\nAnd a text that is long enough to be one, with an end to it as well.\n"),
    ] {
        let (documents, problems) = read_bytes(name, text.as_bytes());
        assert!(problems.is_empty(), "{problems:?}");
        for document in documents {
            let from = document.origin.offset as usize;
            let record = &text.as_bytes()[from..from + document.origin.length as usize];
            assert_eq!(read::again(&document.origin, record).as_ref(), Some(&document), "{name}");
        }
    }
}

#[test]
fn markdown_with_and_without_front_matter() {
    let text = "---\ntitle: \"A headline\"\ndate: 2023-04-13\nauthor: [A. Example, B. Sample]\n---\n# A headline\n\nSome *marked* text.\n\n- an item\n- another\n\n> a quotation\n";
    let document = document("a.md", text);
    assert_eq!(document.text.as_str(), "A headline\n\nSome marked text.\n\nan item\n\nanother\n\na quotation");
    assert_eq!(document.byline.as_deref(), Some("A. Example, B. Sample"));
    assert_eq!(kinds(&document, Kind::Quote), ["a quotation"]);
    let plain = crate::harness::document("b.md", "# The headline\n\nText.\n");
    assert_eq!(plain.text.as_str(), "The headline\n\nText.");
    let (_, problems) = read_bytes("c.md", b"---\na: [\n---\ntext\n");
    assert!(problems[0].what.contains("front matter"));
    let colon = crate::harness::document("d.md", "---\ntitle: The bridge: a story\ndate: 2023-04-13\n---\nText.\n");
    assert_eq!((colon.title.as_str(), colon.stamps.len()), ("The bridge: a story", 1));
    let toml =
        crate::harness::document("e.md", "+++\ntitle = \"A bridge\"\ndate = 2023-04-13\n+++\nAdvertisement\n\nText.\n");
    assert_eq!((toml.title.as_str(), toml.stamps.len()), ("A bridge", 1));
    assert_eq!(kinds(&toml, Kind::Furniture), ["Advertisement"]);
}

#[test]
fn menus_labels_and_agencies() {
    let page = "Home | World | Sport | Business\n\nKenya signs rail deal\n\nPublished: 12.05.2023 10:15\n\nNAIROBI, May 9, 2023 - Kenya signed a deal with the World Bank on the railway to the coast on Tuesday.\n";
    let document = document("a.txt", page);
    assert_eq!(document.title.as_str(), "Kenya signs rail deal");
    assert_eq!(kinds(&document, Kind::Byline), ["Published: 12.05.2023 10:15"]);
    let dotted = crate::harness::document(
        "b.txt",
        "Рада ухвалила закон\n\nКИЇВ. 5 травня. УНН. Верховна Рада у четвер ухвалила закон про річки.\n",
    );
    let dateline = dotted.dateline.unwrap();
    assert_eq!((dateline.place.as_deref(), dateline.agency.as_deref()), (Some("Київ"), Some("УНН")));
    let small = crate::harness::document(
        "c.txt",
        "Treffen am See\n\nBerlin (dpa) - Die Minister trafen sich am See und sprachen lange.\n",
    );
    assert_eq!(small.source.as_deref(), Some("dpa"));
}

#[test]
fn a_date_that_only_the_page_shows_is_kept() {
    let story = "<p>The hall was opened by the mayor, who spoke for an hour about the stones of which it is made and the men who cut them.</p>".repeat(4);
    let page = format!(
        "<html><head><title>Hall opens</title></head><body><h1>Hall opens</h1><div class=meta>By Ola Berg | Posted March 8, 2012</div><div id=content>{story}</div></body></html>"
    );
    let (documents, _) = read_bytes("a.html", page.as_bytes());
    assert!(kinds(&documents[0], Kind::Byline).iter().any(|line| line.contains("March 8, 2012")));
}

#[test]
fn values_that_are_no_records_are_told() {
    let (documents, problems) = read_bytes("a.json", b"[{\"title\":\"one\",\"text\":\"x\"},\"a { string\",5,null]");
    assert_eq!((documents.len(), problems.len()), (1, 1));
    assert!(problems[0].what.contains("no records beside"), "{problems:?}");
}

#[test]
fn a_page_gives_story_and_metadata() {
    let story = "<p>The ministers of both countries met on the shore of the lake and spoke for two hours, longer than was planned.</p>".repeat(4);
    let page = format!(
        "<html lang=en><head><title>Two hours at the lake | The Example</title><meta property='og:site_name' content='The Example'>\
         <script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"headline\":\"Two hours at the lake\",\"datePublished\":\"2023-04-13T10:00:00+02:00\",\"author\":{{\"name\":\"A. Sample\"}}}}</script>\
         <link rel=canonical href='https://www.example.org/2023/04/13/lake'></head><body><nav>Home World</nav><h1>Two hours at the lake</h1><article>{story}</article><footer>© 2023</footer></body></html>"
    );
    let document = document("page.html", &page);
    assert_eq!(document.title.as_str(), "Two hours at the lake");
    assert_eq!(
        (document.source.as_deref(), document.byline.as_deref(), document.language),
        (Some("The Example"), Some("A. Sample"), Some("en"))
    );
    assert_eq!(
        document.stamps.iter().map(|s| s.value.as_str()).collect::<Vec<_>>(),
        ["2023-04-13T10:00:00+02:00", "2023-04-13"]
    );
    assert!(document.text.contains("longer than was planned") && !document.text.contains("Home"));
}

#[test]
fn nesting_bombs_are_flattened() {
    let many = |tag: &str| tag.repeat(4_000);
    let formats: String = (0..500).map(|id| format!("<b id={id}>")).collect();
    let bombs = [
        "<div>",
        "<b>",
        "<blockquote>",
        "<ul><li>",
        "<table><tr><td>",
        "<font>",
        "<div></b>",
        "<div/>",
        "<div></section>",
    ];
    let bombs = bombs.map(many).into_iter().chain([
        format!("<!-->{}-->", many("<div>")),
        format!("<i a=b=\">{}", many("<div>")),
        format!("<svg><title>{}", many("<div>")),
        format!("<p>{formats}{}", "<p>x".repeat(2_000)),
        format!("<h1 {}>x", many("a0 ").replace(' ', "=1 ")),
        format!("<title>{}</title>{}", "t ".repeat(100_000), "<h1>a headline</h1>".repeat(500)),
    ]);
    for bomb in bombs {
        let (depth, nodes) = measured(&read::flatten(&bomb));
        assert!(depth <= DEEPEST, "{} elements deep: {}", depth, &bomb[..60]);
        assert!(nodes <= 100_000, "{nodes} nodes: {}", &bomb[..60]);
        let (documents, problems) = read_bytes("deep.html", format!("<title>deep</title>{bomb}text").as_bytes());
        assert_eq!((documents.len(), problems.len()), (1, 0), "{}", &bomb[..60]);
    }
    assert!(measured(&many("<div>")).0 > DEEPEST, "without the gate");
    assert!(measured(&format!("<p>{formats}{}", "<p>x".repeat(2_000))).1 > 100_000, "without the gate");
}

/// How deep the tree of a page may be: 512 tables, each with the three elements that the parser puts between them.
const DEEPEST: usize = 4 * 512 + 16;

/// How deep the tree of a page is, and how many nodes it has.
fn measured(page: &str) -> (usize, usize) {
    let page = dom_query::Document::from(page);
    let mut open = vec![(page.root(), 0)];
    let (mut deepest, mut nodes) = (0, 0);
    while let Some((node, depth)) = open.pop() {
        (deepest, nodes) = (deepest.max(depth), nodes + 1);
        open.extend(node.children().into_iter().map(|child| (child, depth + 1)));
    }
    (deepest, nodes)
}

#[test]
fn pictures_and_sloppy_pages_keep_their_story() {
    let pictures = "<svg><path d='M0'/><g><path/></g></svg>".repeat(600);
    let story =
        "The ministers met in Vienna and spoke for an hour about the price of grain, said a person in the room. "
            .repeat(4);
    let page = format!(
        "<html><title>Talks about grain in Vienna</title><body>{pictures}{}<p>{story}</p></body></html>",
        "<img src=x>".repeat(900)
    );
    let (documents, _) = read_bytes("a.html", page.as_bytes());
    assert!(documents[0].text.contains("spoke for an hour about the price"), "{:?}", documents[0].text);
}

#[test]
fn a_broken_line_of_json_costs_one_record() {
    let record = |number: usize| format!("{{\"title\":\"Headline {number}\",\"text\":\"Text.\"}}\n");
    for (file, articles) in [
        (format!("{{\"title\":\"cut\n{}{}", record(1), record(2)), 2),
        (format!("\n\n{}{{broken\n{}", record(1), record(2)), 2),
        (format!("[{},{}]", record(1).trim(), record(2).trim()), 2),
        ("{\n \"title\": \"Pretty\",\n \"text\": \"Text.\"\n}\n".to_string(), 1),
    ] {
        assert_eq!(read_bytes("a.json", file.as_bytes()).0.len(), articles, "{file}");
    }
    let (_, problems) = read_bytes("a.json", format!("\n\n{}{{broken\n", record(1)).as_bytes());
    assert_eq!(problems[0].place, "a.json:4", "blank lines count");
    let padded = |n| format!("{{\"title\":\"{n}\",\"text\":\"Text.\",\"pad\":\"{}\"}}", "x".repeat(100_000));
    let one_line = format!("[{}]", (0..200).map(padded).collect::<Vec<_>>().join(","));
    let (documents, problems) = read_bytes("long.json", one_line.as_bytes());
    assert_eq!((documents.len(), problems.len()), (200, 0), "a line longer than a record may be");
}

#[test]
fn encodings() {
    let text = "Съешь ещё этих мягких французских булок, да выпей чаю. Новости дня: правительство обсудило бюджет на следующий год.";
    let (cp1251, _, _) = encoding_rs::WINDOWS_1251.encode(text);
    assert_eq!(read_bytes("a.txt", &cp1251).0[0].text.as_str(), text);
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(read_bytes("b.txt", &utf16).0[0].text.as_str(), text);
    assert_eq!(read_bytes("c.txt", format!("\u{feff}{text}").as_bytes()).0[0].text.as_str(), text);
    assert_eq!(read_bytes("mac.txt", b"Headline\r\rText.").0[0].title.as_str(), "Headline");
}

#[test]
fn what_cannot_be_read_is_a_named_problem() {
    let (_, problems) = read_bytes("x.bin", b"\x7fELF\x02\x01\x01\x00\x00\x00\xff\xfe");
    assert_eq!(problems[0].to_string(), "dateline: x.bin: is not text\n  Dateline reads HTML, JSON, Markdown and text");
    assert!(read_bytes("empty.txt", b" \n ").1[0].what.contains("empty"));
    assert!(read_bytes("feed.xml", b"<?xml version='1.0'?><rss/>").1[0].what.contains("XML"));
}

#[test]
fn an_address_above_the_story_is_its_own() {
    let page = "https://news.example.org/2022/07/15/talks.html\n\nMinisters meet in Vienna to talk about grain and pipelines\n\nMinisters of eleven countries met in Vienna to talk about grain, pipelines and the price of both.\n";
    let document = document("a.txt", page);
    assert_eq!(document.title.as_str(), "Ministers meet in Vienna to talk about grain and pipelines");
    assert_eq!(document.url.as_deref(), Some("https://news.example.org/2022/07/15/talks.html"));
    let stamp = &document.stamps[0];
    assert_eq!((stamp.field.as_str(), stamp.value.as_str()), ("address", "2022-07-15"));
}
