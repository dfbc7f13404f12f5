//! The five articles the project began with, where they are at hand (`../shared/seeds`): what DESIGN asks of them.

use crate::harness::{Pile, day};
use std::path::Path;

fn seeds() -> Option<Pile> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seeds");
    folder.is_dir().then(|| Pile::folder(&folder, "seeds"))
}

#[test]
fn headlines_are_headlines() {
    let Some(pile) = seeds() else { return };
    let titles = pile.titles();
    for title in [
        "Lavrov lauds resilience of Russia-China relationship",
        "Press Release: Sergey Lavrov & Qin Gang",
        "Russia & China have far-reaching plans to further cement bilateral ties: Lavrov",
    ] {
        assert!(titles.iter().any(|t| t == title), "{titles:?}");
    }
    assert!(titles.iter().all(|title| title != "All news" && title != "Advertisement"));
}

#[test]
fn order_and_days() {
    let Some(pile) = seeds() else { return };
    let dated: Vec<_> = (0..pile.timeline.dated()).map(|row| pile.timeline.day(row).unwrap()).collect();
    for exact in ["2023-01-09", "2023-04-13", "2024-04-09"] {
        assert!(dated.contains(&day(exact)), "{exact}: {dated:?}");
    }
    for row in 0..pile.timeline.dated() {
        let entry = pile.timeline.entry(row);
        let when = entry.when.unwrap();
        let sure_and_wrong = when.confidence >= 0.8
            && ![day("2023-04-13"), day("2024-04-09"), day("2023-01-09"), day("2023-03-02"), day("2022-07-28")]
                .contains(&when.best);
        assert!(!sure_and_wrong, "{}: {when:?}", entry.title);
    }
}

#[test]
fn people_and_nothing_else() {
    let Some(pile) = seeds() else { return };
    let names: Vec<String> =
        pile.timeline.collection().persons.iter().take(20).map(|person| person.name.to_string()).collect();
    for name in ["Sergey Lavrov", "Qin Gang", "Wang Yi", "Xi Jinping", "Vladimir Putin"] {
        assert!(names.iter().any(|n| n == name), "{name}: {names:?}");
    }
    for other in [
        "Russia",
        "China",
        "Moscow",
        "Beijing",
        "Ukraine",
        "SCO",
        "BRICS",
        "Samarkand",
        "Tashkent",
        "Washington",
        "Foreign Ministry",
    ] {
        assert!(names.iter().all(|n| n != other), "{other}: {names:?}");
    }
}
