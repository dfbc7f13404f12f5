//! The cleaner, folding and widths.

use dateline::text::{Clean, fit, fold, pad, skeleton, width, wrap};

fn line(raw: &str) -> String {
    Clean::line(raw).to_string()
}

#[test]
fn escape_sequences_go_whole() {
    assert_eq!(line("alpha\x1b[2J\x1b[Homega"), "alphaomega");
    assert_eq!(line("alpha\x1b[5;31mred\x1b[0momega"), "alpharedomega");
    assert_eq!(line("alpha\x1b]52;c;cm0=\x07omega"), "alphaomega");
    assert_eq!(line("alpha\x1b]0;title\x1b\\omega"), "alphaomega");
    assert_eq!(line("alpha\x1bP+q544e\x1b\\omega"), "alphaomega");
    assert_eq!(line("alpha\x1b_Ga=T;AAAA\x1b\\omega"), "alphaomega");
    assert_eq!(line("alpha\x1bPtmux;\x1b\x1b]52;c;eA==\x07\x1b\\omega"), "alphaomega");
    assert_eq!(line("alpha\x1b(0qqq\x1b(Bomega"), "alphaqqqomega");
    assert_eq!(line("alpha\x1bcomega"), "alphaomega");
    assert_eq!(line("alpha\x1b"), "alpha");
    assert_eq!(line("alpha\u{9b}2Jomega"), "alphaomega");
    assert_eq!(line("alpha\u{9d}0;pwned\u{9c}omega"), "alphaomega");
}

#[test]
fn a_sequence_that_never_ends_loses_only_its_introducer() {
    assert_eq!(line("alpha\x1b]0;never ended"), "alpha0;never ended");
    assert_eq!(Clean::lines("a\x1b]0;x\nb\x07").as_str(), "a0;x\nb");
    assert_eq!(line("alpha\x1b["), "alpha");
}

#[test]
fn what_hides_goes_and_what_is_written_stays() {
    assert_eq!(line("alpha\u{202e}gpj.exe\u{202c}omega"), "alphagpj.exeomega");
    assert_eq!(line("al\u{200b}p\u{2060}ha\u{feff}"), "alpha");
    assert_eq!(line("al\u{ad}pha"), "alpha");
    assert_eq!(line("x\u{e0041}\u{e0042}"), "x");
    assert_eq!(line("שלום مرحبا"), "שלום مرحبا");
    assert_eq!(line("\u{1F469}\u{200d}\u{1F52C}"), "\u{1F469}\u{200d}\u{1F52C}", "the joiner glues emoji");
    assert_eq!(line("می\u{200c}خواهم"), "می\u{200c}خواهم", "the non-joiner is spelling in Persian");
    assert_eq!(line("a\u{200d}b"), "ab");
    let zalgo = format!("z{}", "\u{301}\u{316}".repeat(50));
    assert!(line(&zalgo).chars().count() <= 9);
}

#[test]
fn white_space_and_line_ends() {
    assert_eq!(line("alpha\tomega\u{b}\u{c}x\u{2028}y"), "alpha omega x y");
    assert_eq!(Clean::lines("a\r\nb\rc\nd").as_str(), "a\nb c\nd");
    assert_eq!(line("e\u{301}"), "é", "NFC");
}

#[test]
fn folding_is_one_to_one() {
    assert_eq!(fold("Erdoğan"), "erdogan");
    assert_eq!(fold("ЛАВРОВ"), "лавров");
    assert_eq!(fold("Ёлка Йод Їжак"), "елка йод їжак");
    assert_eq!(fold("“Łódź”—Ｘ"), "\"lodz\"-x");
    assert_eq!(fold("Straße"), "strase");
    for text in ["İstanbul", "ǅ", "ﬁ", "각", "が", "ÀÉÎõü"] {
        assert_eq!(fold(text).chars().count(), text.chars().count(), "{text}");
    }
}

#[test]
fn spellings_of_a_name_have_one_skeleton() {
    for same in [
        ["Sergei", "Sergey"],
        ["Сергей", "Sergey"],
        ["Lavrov", "Лавров"],
        ["Yury", "Юрий"],
        ["Mikhail", "Михаил"],
        ["Volodymyr", "Володимир"],
    ] {
        assert_eq!(skeleton(same[0]), skeleton(same[1]), "{same:?}");
    }
    for other in [["Li", "Lu"], ["Putin", "Patin"], ["Wang", "Wong"], ["Ivanov", "Ivanova"]] {
        assert_ne!(skeleton(other[0]), skeleton(other[1]), "{other:?}");
    }
}

#[test]
fn texts_fit_their_cells() {
    assert_eq!(fit("headline", 8, "…"), "headline");
    assert_eq!(fit("headline", 5, "…"), "head…");
    assert_eq!(width(&fit("日本語の新聞", 7, "…")), 7);
    assert_eq!(pad("ab", 4, "…"), "ab  ");
    let text = "one two three four";
    let lines: Vec<&str> = wrap(text, 9).into_iter().map(|line| &text[line]).collect();
    assert_eq!(lines, ["one two", "three", "four"]);
    let han = "今天的新闻政府讨论了明年的预算";
    assert!(wrap(han, 10).into_iter().all(|line| width(&han[line]) <= 10));
}
