//! Dateline opens any pile of saved news and shows it as one story in time, in a terminal.
//!
//! This is the map of the house. The code reads in the order of the data:
//!
//! ```text
//! bytes → documents → dated, peopled articles → timeline → what the reader sees
//! ```
//!
//! | module | what it does |
//! |---|---|
//! | [`cli`], [`run`] | arguments → a command; carry it out |
//! | [`text`] | text from outside, cleaned once ([`text::Clean`]); folding, searching, widths, wrapping; the reader of the tables |
//! | [`problem`] | what went wrong with a file or a record, as a fact to show |
//! | [`document`] | one piece of news as a reader handed it on |
//! | [`read`] | bytes → documents and problems; `FORMATS` is the table of formats |
//! | [`date`] | document, and what the pile tells → [`date::When`] |
//! | [`person`] | document → mentions → persons |
//! | [`article`] | a document, dated and peopled; what a filter may ask of a row ([`article::Rows`]) |
//! | [`gather`] | the whole pure pipeline: drafts of documents, then what only the pile can tell |
//! | [`timeline`] | order, neighbours, groups, people of rows |
//! | [`query`] | tokens with spans → tree → matcher |
//! | [`marks`] | what the reader adds: events, each with its inverse: dates set by hand, and who is who |
//! | [`report`] | output for pipes |
//! | [`tui`] | the screen: keys → messages → update → view |
//! | [`host`] | the only door to the world: files, clock, environment, terminal, threads |
//!
//! Imports go down only, and modules on one line do not import each other (`tests/it/tidy.rs` holds it):
//!
//! ```text
//! main → run → cli, host → tui, report → gather | timeline | query | marks → article
//!      → read | date | person → document → text | problem
//! inside tui: view | update → card → would | person → keymap | motion → model → pick → page | message | shown → effect | layout | theme | keys
//! ```
//!
//! # Why is this date wrong?
//!
//! `dateline show --why ID` prints the evidence; `w` shows it on the screen ([`date::explain`]). Each line of it is a [`date::clue::Clue`]: a date
//! that was found (`date/scan.rs`, forms in `assets/date/forms.tsv`; stamps in `date/stamp.rs`; day or month first:
//! `date/order.rs`), and the rule that took it by where it stands (`date/place.rs`, rules in `date/rule.rs` and
//! `assets/date/rules.tsv`). A rule says which share of articles is written how far from such a date ([`date::factor`]), and the
//! hard bounds; [`date::rank::solve`] multiplies them into a weight for every day, tempers and blurs what only seems to be
//! said often, and says nothing where too many years are left. Offices and events are facts of a [`date::world::World`]. What
//! the other articles say comes in as one more factor ([`date::pile`], and how all lie in time: [`date::span`]). So: a date that
//! is missing was not found, is furniture for `read`, or had to stand back in `date/keep.rs` behind a nearer one of its kind
//! (`keep_nearest`), another line about the piece (`tell_apart`) or the first of its rule (`limit`); one that weighs too much or
//! too little stands in the wrong row of the rules. What the reader set ([`date::hand`]) is not weighed: it holds.
//!
//! `cargo run --release --example figures -- FOLDER SEEDS` measures all of it on piles whose days are known, and with `--learn`
//! counts the shares of the rules there.
//!
//! # Why is this person missing, or two?
//!
//! Names are found by a tagger (`person/tag.rs`, weights in `assets/person/tagger.bin`, trained by `tests/train`; Chinese,
//! Japanese and Korean by the words beside a name, `person/han.rs`), trimmed to what is a name (`person/mention.rs`), found
//! again (`person/again.rs`) and joined inside an article by [`person::within::cast`]; a single word that too little speaks for
//! is dropped there. Across the pile [`person::across::merge`] joins names by what they are made of ([`person::name`]), each
//! join with its reason; the card of a person (`P`) shows them. What the reader says ([`person::hand`]) comes before.
//!
//! `tests/figures/people.sh SHARED` measures it.
//!
//! # How a key becomes a picture
//!
//! `host/session.rs` reads a key; `tui/keymap.rs` names the message; [`tui::update`] changes the model and gives back
//! effects; `tui/view/` draws the model, one pane a file. What an effect brings back is a message again. Loading
//! (`host/load.rs`) reads, dates and peoples on several threads and tells messages too: every message of kind `Pile` is a
//! whole new timeline behind an `Arc`, which the screen swaps for the old one.
//!
//! # How a date set by hand is kept, and what is said of people
//!
//! `update` adds events to [`marks::Marks`] and asks for `SaveMarks`. The host appends them to the store (`host/store.rs`, in a
//! thread of its own) and hands all that the reader says ([`marks::Said`]: what files say of people first) to the collector of
//! `host/load.rs`, which stays after loading with its drafts: it solves the pile again without reading a file, and tells a new
//! timeline. A list or a card of people that is open finds its people again in that by their names (`tui/update/people.rs`).
//!
//! # Where the account differs from the design it began with
//!
//! - Bodies are not kept as they are shown: an article is read again from its place (path, offset, length), and its id is
//!   checked. Its folded text is kept for filters ([`text::Folded`], as large as the text itself), behind
//!   [`article::Rows::text`] and the words of the pile with the articles that have each ([`article::Rows::having`]): an
//!   index can take their place there.
//! - Filters are a stack of steps: a new filter narrows what the last one left, Backspace takes one away.
//! - `best` of a date, where no day holds half of the weight, is no median: the median may be a day that no evidence allows,
//!   as between two years. It is the most probable day near the median, or where much more weight lies close together
//!   ([`date::When::best`]). Where one of two days is meant `when.either` says so, and filters keep none between.
//! - `card` is a layer of its own inside `tui`: what a card says is asked by its drawing and by its scrolling alike.

pub mod article;
pub mod cli;
pub mod date;
pub mod document;
pub mod gather;
pub mod host;
pub mod marks;
pub mod person;
pub mod problem;
pub mod query;
pub mod read;
pub mod report;
pub mod run;
pub mod text;
pub mod timeline;
pub mod tui;
