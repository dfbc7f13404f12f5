//! Folding: what the reader types and what stands in the pile are brought to one form.
//!
//! [`fold`] maps one character to one character, so that the n-th character of the folded text is the n-th of the
//! original. [`latin`] and [`skeleton`] bring names of different spellings and scripts together.

use std::borrow::Cow;
use unicode_normalization::char::decompose_canonical;

/// The folded form of a text: lower case, Latin, Greek and Arabic letters without accents, `ё` as `е`
/// (`й` and `ї` are letters of their own and stay), typographic quotes and dashes as their plain forms, Arabic and Persian
/// digits as European ones.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.chars().map(fold_char).collect()
}

/// The same, borrowed where the text is its own folded form, as most words are.
pub fn fold_word(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(fold(text))
}

/// The folded form of one character; see [`fold`].
pub fn fold_char(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    let c = match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c), // full-width ASCII
        c => c,
    };
    let lower = c.to_lowercase().next().unwrap_or(c);
    match lower {
        'ё' => 'е',
        'ı' => 'i',
        'ł' => 'l',
        'ø' => 'o',
        'đ' | 'ð' => 'd',
        'ß' => 's',
        '‘' | '’' | '‛' | 'ʼ' | 'ʻ' | '`' | '´' | '′' => '\'',
        '“' | '”' | '„' | '«' | '»' | '″' => '"',
        '‐' | '‑' | '‒' | '–' | '—' | '−' => '-',
        '\u{a0}' | '\u{2007}' | '\u{202f}' | '\u{3000}' => ' ',
        'ς' => 'σ',
        '٠'..='٩' => ascii_digit(lower, '٠'),
        '۰'..='۹' => ascii_digit(lower, '۰'),
        '\u{c0}'..='\u{3ff}' | '\u{622}'..='\u{626}' | '\u{1e00}'..='\u{1fff}' => base(lower),
        lower => lower,
    }
}

fn ascii_digit(c: char, zero: char) -> char {
    char::from_digit(c as u32 - zero as u32, 10).unwrap_or(c)
}

/// The first character of the canonical decomposition: the letter without its accents.
fn base(c: char) -> char {
    let mut first = None;
    decompose_canonical(c, |part| {
        first.get_or_insert(part);
    });
    first.unwrap_or(c)
}

/// A piece of text as ASCII can show it, as wide as it is: letters without accents, Cyrillic in Latin letters cut to one
/// each, plain signs; a question mark for the rest.
pub fn ascii(text: &str) -> String {
    let one = |c: char| match c {
        c if c.is_ascii() => c,
        '…' => '~',
        '•' | '·' => '*',
        c => {
            let plain = latin(c.encode_utf8(&mut [0; 4])).chars().next().filter(char::is_ascii).unwrap_or('?');
            if c.is_uppercase() { plain.to_ascii_uppercase() } else { plain }
        }
    };
    let cells = super::width(text);
    text.chars().map(one).chain(std::iter::repeat('?')).take(cells).collect()
}

/// Whether a character is a Cyrillic letter.
pub fn is_cyrillic(c: char) -> bool {
    ('\u{400}'..='\u{52f}').contains(&c)
}

/// A folded word in Latin letters: Cyrillic is transliterated as English-language newspapers write it, other scripts stay.
pub fn latin(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.chars().map(fold_char) {
        match c {
            'а' => out.push('a'),
            'б' => out.push('b'),
            'в' => out.push('v'),
            'г' | 'ґ' => out.push('g'),
            'д' => out.push('d'),
            'е' | 'э' => out.push('e'),
            'є' => out.push_str("ye"),
            'ж' => out.push_str("zh"),
            'з' => out.push('z'),
            'и' | 'і' => out.push('i'),
            'й' => out.push('y'),
            'ї' => out.push_str("yi"),
            'к' => out.push('k'),
            'л' => out.push('l'),
            'м' => out.push('m'),
            'н' => out.push('n'),
            'о' => out.push('o'),
            'п' => out.push('p'),
            'р' => out.push('r'),
            'с' => out.push('s'),
            'т' => out.push('t'),
            'у' => out.push('u'),
            'ў' => out.push('u'),
            'ф' => out.push('f'),
            'х' => out.push_str("kh"),
            'ц' => out.push_str("ts"),
            'ч' => out.push_str("ch"),
            'ш' => out.push_str("sh"),
            'щ' => out.push_str("shch"),
            'ъ' | 'ь' => {}
            'ы' => out.push('y'),
            'ю' => out.push_str("yu"),
            'я' => out.push_str("ya"),
            c => out.push(c),
        }
    }
    out
}

/// A key under which the usual spellings of one name fall together (Sergei, Sergey, Sergej, Сергей; Mohammed, Muhammad):
/// Latin letters, doubled letters once, `y`, `j` and `i` alike and gone beside another vowel, vowels after the first `a`-like.
/// It is meant to compare names whose other parts agree too, never to join people by itself.
pub fn skeleton(word: &str) -> String {
    let latin = latin(word);
    let mut letters: Vec<char> = Vec::with_capacity(latin.len());
    let mut rest = latin.chars().filter(|c| c.is_alphanumeric()).peekable();
    while let Some(c) = rest.next() {
        let next = rest.peek().copied();
        let c = match (c, next) {
            ('y' | 'j', _) => 'i',
            ('w', _) => 'v',
            ('q', _) => 'k',
            ('c', Some('k')) => continue,
            ('p', Some('h')) => {
                rest.next();
                'f'
            }
            ('k', Some('h')) => {
                rest.next();
                'h'
            }
            ('k', Some('s')) => {
                rest.next();
                'x'
            }
            ('o', Some('u')) => continue,
            (c, _) => c,
        };
        // "-iy", "-ij", "-ei", "-ie": an i beside another vowel carries no information.
        let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u');
        match letters.last() {
            Some(&last) if last == c => {}
            Some(&last) if c == 'i' && vowel(last) => {}
            Some('i') if vowel(c) && letters.len() > 1 => {
                letters.pop();
                letters.push(c);
            }
            _ => letters.push(c),
        }
    }
    letters.into_iter().collect()
}
