//! Lines that hold dates: those that are little else, and those that hold one among other words. The days themselves are read
//! by `date`.

use crate::text::fold;

/// How the months begin in the languages that are read.
const MONTHS: &[&str] = &[
    "jan",
    "feb",
    "fev",
    "mar",
    "mrz",
    "apr",
    "avr",
    "abr",
    "may",
    "mai",
    "jun",
    "juin",
    "jul",
    "juil",
    "aug",
    "aou",
    "ago",
    "sep",
    "oct",
    "okt",
    "nov",
    "dec",
    "dez",
    "dic",
    "ene",
    "янв",
    "фев",
    "мар",
    "апр",
    "мая",
    "май",
    "июн",
    "июл",
    "авг",
    "сен",
    "окт",
    "ноя",
    "дек",
    "січ",
    "лют",
    "бер",
    "кві",
    "тра",
    "чер",
    "лип",
    "сер",
    "вер",
    "жов",
    "лис",
    "гру",
    "maart",
    "stycz",
    "luteg",
    "kwiet",
    "maja",
    "czerw",
    "lipc",
    "sierp",
    "wrz",
    "pazdz",
    "listop",
    "grud",
    "genn",
    "magg",
    "giugn",
    "lugl",
    "sett",
    "ottob",
    "setem",
    "outub",
    "ocak",
    "subat",
    "nisan",
    "hazir",
    "temm",
    "agust",
    "eylul",
    "ekim",
    "kasim",
    "aralik",
    "يناير",
    "كانون",
    "فبراير",
    "شباط",
    "مارس",
    "اذار",
    "ابريل",
    "نيسان",
    "مايو",
    "ايار",
    "يونيو",
    "حزيران",
    "يوليو",
    "تموز",
    "اغسطس",
    "سبتمبر",
    "ايلول",
    "اكتوبر",
    "تشرين",
    "نوفمبر",
    "ديسمبر",
];
/// Words between the day and the month.
const BETWEEN: &[&str] = &["de", "of"];
/// How many longer words other than a month a line about the piece may have.
const OTHER_WORDS: usize = 6;

/// Whether a line is little else than a date, perhaps with a time, an outlet, "Updated" beside it.
pub fn is_date_line(line: &str) -> bool {
    let folded = fold(line);
    let parts: Vec<&str> = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty() && !BETWEEN.contains(part))
        .collect();
    let number = |part: &&str| part.chars().all(|c| c.is_ascii_digit()).then(|| part.parse::<u32>().ok()).flatten();
    let numbers = parts.iter().filter_map(number).count();
    let year = parts.iter().filter_map(number).any(|n| (1900..2100).contains(&n));
    let month = parts.windows(2).any(|pair| {
        let is_month = |part: &str| MONTHS.iter().any(|month| part.starts_with(month));
        let day = |part: &&str| number(part).is_some_and(|n| (1..=31).contains(&n));
        is_month(pair[0]) && day(&pair[1]) || day(&pair[0]) && is_month(pair[1])
    });
    let others = parts.iter().filter(|part| part.chars().filter(|c| c.is_alphabetic()).count() > 3).count();
    let counted =
        |sign: char| folded.split(sign).rev().skip(1).any(|before| before.ends_with(|c: char| c.is_ascii_digit()));
    let unspaced = [('月', '日'), ('월', '일')].iter().any(|(month, day)| counted(*month) && counted(*day));
    let unspaced = unspaced && folded.chars().count() <= 40;
    let time = parts.len() <= 4 && line.split(char::is_whitespace).any(is_time);
    let sentence = line.trim_end().ends_with('.') && !folded.trim_end().ends_with(".m.");
    (year || month || time || numbers >= 3 || unspaced) && others <= OTHER_WORDS && !sentence
}

/// Whether a line may hold a date: a year, three numbers with dots, strokes or slashes between, or a month beside a day.
pub fn holds_date(line: &str) -> bool {
    if !line.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let folded = fold(line);
    let parts: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let number = |part: &str| part.parse::<u32>().ok().filter(|_| part.len() <= 4);
    let year = |part: &&str| {
        let digits = part.find(|c: char| !c.is_ascii_digit()).unwrap_or(part.len());
        digits == 4 && number(&part[..4]).is_some_and(|n| (1900..2100).contains(&n))
    };
    let day = |part: &str| {
        let digits = part.find(|c: char| !c.is_ascii_digit()).unwrap_or(part.len());
        number(&part[..digits]).is_some_and(|n| (1..=31).contains(&n))
    };
    let month = |part: &str| MONTHS.iter().any(|month| part.starts_with(month));
    let numbers = folded.split(|c: char| c.is_whitespace() || c == ',').any(|word| {
        let mut parts = word.split(['.', '-', '/']).map(|part| part.len() <= 4 && number(part).is_some());
        parts.clone().count() >= 3 && parts.all(|is_number| is_number)
    });
    numbers
        || parts.iter().any(year)
        || parts.windows(2).any(|pair| month(pair[0]) && day(pair[1]) || day(pair[0]) && month(pair[1]))
        || folded.contains('月') && folded.contains('日')
}

/// Whether a word is a time of day: `17:52`.
fn is_time(word: &str) -> bool {
    let part = |part: &str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
    word.trim_end_matches(',')
        .split_once(':')
        .is_some_and(|(hour, minute)| part(minute) && (part(hour) || part(&format!("0{hour}"))))
}
