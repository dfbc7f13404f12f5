//! Addresses of pages: a line that is one, and the day that many carry in their path.

/// Whether a line is an address and nothing else.
pub fn is_address(line: &str) -> bool {
    let rest = line.strip_prefix("https://").or_else(|| line.strip_prefix("http://"));
    rest.is_some_and(|rest| rest.contains('.') && !rest.contains(char::is_whitespace))
}

/// Archives of the web: what they put before the address of the page that they keep.
const ARCHIVES: &[&str] = &["://web.archive.org/web/"];

/// The address that an archive keeps a page of, or the address itself.
pub fn original(url: &str) -> &str {
    let kept = ARCHIVES.iter().find_map(|archive| url.split_once(archive)?.1.split_once('/'));
    kept.map_or(url, |(_, original)| original)
}

/// Months as addresses name them.
const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The day in an address's path, or the month where no more is said: `/2023/04/13/`, `/2023/apr/13/`, `/2023-04-13/`,
/// `/20230413/`, `/2023/04/`.
pub fn day(url: &str) -> Option<String> {
    let url = original(url);
    let parts: Vec<&str> = url.split(['/', '-', '_', '.', '?']).collect();
    let number = |part: &str, digits: usize| {
        (part.len() == digits && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse::<u32>().ok()).flatten()
    };
    let real = |y: u32, m: u32, d: u32| {
        ((1990..2100).contains(&y) && (1..=12).contains(&m) && (1..=31).contains(&d))
            .then(|| format!("{y}-{m:02}-{d:02}"))
    };
    let short = |part: &str| number(part, 2).or_else(|| number(part, 1));
    let named = |part: &str| MONTHS.iter().zip(1..).find(|(month, _)| part.eq_ignore_ascii_case(month)).map(|(_, n)| n);
    let three =
        |three: &[&str]| real(number(three[0], 4)?, short(three[1]).or_else(|| named(three[1]))?, short(three[2])?);
    let eight = |part: &&str| number(part, 8).and_then(|n| real(n / 10000, n / 100 % 100, n % 100));
    let folders: Vec<&str> = url.split('/').collect();
    let month = |two: &[&str]| real(number(two[0], 4)?, number(two[1], 2)?, 1).map(|day| day[..7].to_string());
    let whole = parts.windows(3).find_map(three).or_else(|| parts.iter().find_map(eight));
    whole.or_else(|| folders.windows(2).find_map(month))
}

/// The day whose pieces an address lists: `/2023/04/13/` at its end.
pub fn listed(url: &str) -> Option<String> {
    let mut parts = url.trim_end_matches('/').rsplit('/');
    let mut number = |digits: usize| {
        parts.next().filter(|part| part.len() <= digits && !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
    };
    let (day, month, year) = (number(2)?, number(2)?, number(4)?);
    self::day(&format!("/{year}/{month}/{day}/")).filter(|day| day.len() > 7)
}

/// What browsers and copying programs write into a saved page, and what stands behind the address there.
const SAVED: &[(&str, &str)] = &[("<!-- saved from url=(", ")"), ("<!-- Mirrored from ", "")];
/// How many bytes from its beginning a page may say so.
const SAVED_WITHIN: usize = 4000;

/// The address that a saved page says it comes from.
pub fn saved_from(page: &str) -> Option<String> {
    let head = &page[..page.floor_char_boundary(SAVED_WITHIN)];
    SAVED.iter().find_map(|(before, counted)| {
        let (_, behind) = head.split_once(before)?;
        // A browser writes the length of the address in brackets first.
        let address = if counted.is_empty() { behind } else { behind.split_once(counted)?.1 };
        let address = address.split(char::is_whitespace).next().filter(|address| address.contains('.'))?;
        Some(if address.contains("://") { address.to_string() } else { format!("http://{address}") })
    })
}
