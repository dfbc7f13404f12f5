//! Judges pairs of names: `cargo run --release --example pairs -- name_pairs.csv > judged.csv`.
//!
//! The file has the columns `schema`, `name1` and `name2`; for each row of people a line `name1,name2,score` comes out,
//! 0 to 1.

use dateline::person::name::Name;
use std::{env, io};

fn main() {
    let Some(path) = env::args().nth(1) else {
        eprintln!("pairs: the path of a table of pairs is missing");
        std::process::exit(2);
    };
    let mut pairs = csv::Reader::from_path(path).expect("the table can be read");
    let header = pairs.headers().expect("the table has a header").clone();
    let column = |name: &str| header.iter().position(|field| field == name).expect("the table has the column");
    let (schema, one, other) = (column("schema"), column("name1"), column("name2"));
    let mut judged = csv::Writer::from_writer(io::stdout());
    for row in pairs.records().map(|row| row.expect("a row")).filter(|row| &row[schema] == "Person") {
        let score = Name::new(&row[one]).like(&Name::new(&row[other])).score;
        judged.write_record([&row[one], &row[other], &format!("{score:.3}")]).expect("a line can be written");
    }
    judged.flush().expect("all can be written");
}
