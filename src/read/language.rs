//! The language of a text: as the page says it, else as `whatlang` takes it for.

/// How many bytes of a text are enough to tell its language.
const ENOUGH: usize = 2000;

/// Languages by their ISO 639-3 and ISO 639-1 codes, as far as `whatlang` knows them.
/// Source: ISO 639, by the Library of Congress, <https://www.loc.gov/standards/iso639-2/php/code_list.php>.
const CODES: &[(&str, &str)] = &[
    ("afr", "af"),
    ("aka", "ak"),
    ("amh", "am"),
    ("ara", "ar"),
    ("aze", "az"),
    ("bel", "be"),
    ("ben", "bn"),
    ("bul", "bg"),
    ("cat", "ca"),
    ("ces", "cs"),
    ("cmn", "zh"),
    ("cym", "cy"),
    ("dan", "da"),
    ("deu", "de"),
    ("ell", "el"),
    ("eng", "en"),
    ("epo", "eo"),
    ("est", "et"),
    ("fin", "fi"),
    ("fra", "fr"),
    ("guj", "gu"),
    ("heb", "he"),
    ("hin", "hi"),
    ("hrv", "hr"),
    ("hun", "hu"),
    ("hye", "hy"),
    ("ind", "id"),
    ("ita", "it"),
    ("jav", "jv"),
    ("jpn", "ja"),
    ("kan", "kn"),
    ("kat", "ka"),
    ("khm", "km"),
    ("kor", "ko"),
    ("lat", "la"),
    ("lav", "lv"),
    ("lit", "lt"),
    ("mal", "ml"),
    ("mar", "mr"),
    ("mkd", "mk"),
    ("mya", "my"),
    ("nep", "ne"),
    ("nld", "nl"),
    ("nob", "nb"),
    ("ori", "or"),
    ("pan", "pa"),
    ("pes", "fa"),
    ("pol", "pl"),
    ("por", "pt"),
    ("ron", "ro"),
    ("rus", "ru"),
    ("sin", "si"),
    ("slk", "sk"),
    ("slv", "sl"),
    ("sna", "sn"),
    ("spa", "es"),
    ("srp", "sr"),
    ("swe", "sv"),
    ("tam", "ta"),
    ("tel", "te"),
    ("tgl", "tl"),
    ("tha", "th"),
    ("tuk", "tk"),
    ("tur", "tr"),
    ("ukr", "uk"),
    ("urd", "ur"),
    ("uzb", "uz"),
    ("vie", "vi"),
    ("yid", "yi"),
    ("zul", "zu"),
];

/// The language of a text as an ISO 639-1 code; `None` where there is too little of it to tell.
pub fn of(text: &str) -> Option<&'static str> {
    let enough = text.floor_char_boundary(ENOUGH);
    let info = whatlang::detect(&text[..enough]).filter(whatlang::Info::is_reliable)?;
    short(info.lang().code())
}

/// A language tag (`en-GB`, `deu`) as an ISO 639-1 code.
pub fn tag(tag: &str) -> Option<&'static str> {
    let first = tag.split(['-', '_']).next()?.trim().to_ascii_lowercase();
    short(&first)
}

fn short(code: &str) -> Option<&'static str> {
    CODES.iter().find(|(three, two)| *three == code || *two == code).map(|(_, two)| *two)
}
