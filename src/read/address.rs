//! Addresses of pages: a line that is one, and the day that many carry in their path.

/// Whether a line is an address and nothing else.
pub fn is_address(line: &str) -> bool {
    let rest = line.strip_prefix("https://").or_else(|| line.strip_prefix("http://"));
    rest.is_some_and(|rest| rest.contains('.') && !rest.contains(char::is_whitespace))
}

/// The day in an address's path: `/2023/04/13/`, `/2023-04-13/`, `/20230413/`.
pub fn day(url: &str) -> Option<String> {
    let parts: Vec<&str> = url.split(['/', '-', '_', '.', '?']).collect();
    let number = |part: &str, digits: usize| {
        (part.len() == digits && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse::<u32>().ok()).flatten()
    };
    let real = |y: u32, m: u32, d: u32| {
        ((1990..2100).contains(&y) && (1..=12).contains(&m) && (1..=31).contains(&d))
            .then(|| format!("{y}-{m:02}-{d:02}"))
    };
    for three in parts.windows(3) {
        let short = |part: &str| number(part, 2).or_else(|| number(part, 1));
        if let (Some(y), Some(m), Some(d)) = (number(three[0], 4), short(three[1]), short(three[2]))
            && let Some(day) = real(y, m, d)
        {
            return Some(day);
        }
    }
    parts.iter().filter_map(|part| number(part, 8)).find_map(|n| real(n / 10000, n / 100 % 100, n % 100))
}
