//! People in Chinese, Japanese and Korean texts.

use crate::harness::document;
use dateline::document::Document;
use dateline::person::people;

/// The people of a text in a language.
fn cast(language: &'static str, text: &str) -> Vec<(String, usize)> {
    let document = Document { language: Some(language), ..document("a.txt", text) };
    people(&document).into_iter().map(|person| (person.name.to_string(), person.spans.len())).collect()
}

fn names(language: &'static str, text: &str) -> Vec<String> {
    cast(language, text).into_iter().map(|(name, _)| name).collect()
}

#[test]
fn traditional_characters() {
    let text = "兩岸會談\n\n林小梅總統表示，會談很重要。行政院長蘇大文強調，林小梅的決定是對的。黃總統說，很好。\n";
    assert_eq!(cast("zh", text), [("林小梅".to_string(), 2), ("蘇大文".to_string(), 1)]);
}

#[test]
fn a_chinese_family_name_with_its_title() {
    let text = "外长会谈\n\n外交部长李大明在维也纳同王小红外长举行会谈。会谈后，王外长表示满意。\n";
    assert!(cast("zh", text).contains(&("王小红".to_string(), 2)), "{:?}", cast("zh", text));
}

#[test]
fn japanese_names() {
    let text = "外相会談\n\n高橋健太首相は九日、東京で佐々木花子外相と会談した。高橋首相は「大事だ」と述べ、佐々木氏も同じ意見だった。\n";
    assert_eq!(cast("ja", text), [("高橋健太".to_string(), 2), ("佐々木花子".to_string(), 2)]);
}

#[test]
fn foreign_names_in_japanese() {
    let text = "首脳会談\n\nイヴォ・ノヴァク大統領と王小明国家主席が会談した。ノヴァク大統領は笑った。コワルスカ米国務長官とベック・フランス首相もいた。\n";
    let found = cast("ja", text);
    assert_eq!(found[0], ("イヴォ・ノヴァク".to_string(), 2));
    assert_eq!(names("ja", text)[1..], ["王小明", "コワルスカ", "ベック"]);
}

#[test]
fn no_people_in_japanese() {
    for text in [
        "ロシア大統領府はウクライナ外相の発言を伝えた。",
        "石川県知事と福島市長、千葉大教授が金曜日に会った。",
        "高校と林業の会社、森永乳業の社長、山本建設社長、松下電器の会長が来た。",
        "高橋は首相になれるか。元首相と前外相、新大統領、全国会議員が集まった。",
        "東京電力の社長、日本銀行総裁、中国外相、韓国大統領、サッカー選手、同社社長。",
    ] {
        assert_eq!(names("ja", text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn korean_names() {
    let text = "정상 회담\n\n김하늘 대통령은 9일 서울에서 박누리 외교부 장관과 만났다. 김 대통령은 회담이 중요하다고 말했다. 박누리는 웃었다.\n";
    assert_eq!(cast("ko", text), [("김하늘".to_string(), 2), ("박누리".to_string(), 2)]);
}

#[test]
fn foreign_names_in_korean() {
    let text = "정상 회담\n\n다나카 후미오 일본 총리와 블라디미르 페트로프 러시아 대통령이 만났다. 다나카 총리는 페트로프 대통령에게 말했다. 왕샤오밍 국가주석도 왔다.\n";
    let found = cast("ko", text);
    assert_eq!(found[..2], [("다나카 후미오".to_string(), 2), ("블라디미르 페트로프".to_string(), 2)]);
    assert_eq!(found[2..], [("왕샤오밍".to_string(), 1)]);
}

#[test]
fn no_people_in_korean() {
    for text in [
        "한국 대통령과 프랑스 총리가 이번 회담에서 만났다.",
        "전 대통령과 현 총리, 신임 장관, 역대 대통령, 차기 대표가 모였다.",
        "정부는 장관 회의를 열었다. 민주당 의원과 여야 대표, 국방부 장관, 조선 국왕.",
        "김치 공장 사장과 이날 선수 전원이 왔다. 정상회담 의장, 유명한 감독, 우리 선수.",
        "연세대 교수와 현대차 사장, 도지사 후보, 주인공 배우, 민간인 의원이 모였다.",
        "이 의원과 그 장관은 이런 대표를 만났다. 노동당 위원장이 조직위 위원장을 불렀다.",
    ] {
        assert_eq!(names("ko", text), Vec::<String>::new(), "{text}");
    }
}
