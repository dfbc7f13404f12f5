//! Colours: depths, palettes, contrast.

use dateline::tui::theme::{Depth, Palette, Role, Theme, rgb};
use ratatui::style::{Color, Modifier};

const ROLES: [Role; 17] = [
    Role::Text,
    Role::Dim,
    Role::Heading,
    Role::Title,
    Role::Day,
    Role::Unsure,
    Role::Source,
    Role::Person,
    Role::Date,
    Role::Hit,
    Role::Current,
    Role::Quote,
    Role::Selected,
    Role::Marked,
    Role::Key,
    Role::Wrong,
    Role::Good,
];

/// Relative luminance, WCAG 2.2.
fn luminance((red, green, blue): (u8, u8, u8)) -> f64 {
    let linear = |channel: u8| {
        let share = f64::from(channel) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

fn contrast(one: (u8, u8, u8), other: (u8, u8, u8)) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn text_stands_off_its_ground() {
    // The grounds of most terminals: black and the dark greys, white and the light ones.
    for (palette, grounds) in [
        (Palette::Dark, [(0, 0, 0), (0x1e, 0x1e, 0x1e), (0x28, 0x2c, 0x34)]),
        (Palette::Light, [(255, 255, 255), (0xfa, 0xfa, 0xfa), (0xee, 0xee, 0xee)]),
    ] {
        for depth in [Depth::Many, Depth::True] {
            let theme = Theme { depth, palette, unicode: true };
            for role in ROLES {
                let shown = match theme.style(role).fg {
                    Some(Color::Indexed(number)) => rgb(number),
                    Some(Color::Rgb(red, green, blue)) => (red, green, blue),
                    _ => continue,
                };
                for ground in grounds {
                    let ratio = contrast(shown, ground);
                    assert!(ratio >= 4.5, "{palette:?} {role:?} on {ground:?}: {ratio:.2}");
                }
                assert!(!theme.style(role).add_modifier.contains(Modifier::DIM), "dimmed it would not");
            }
        }
    }
}

#[test]
fn every_depth_tells_the_roles_apart() {
    for (depth, palette) in [
        (Depth::Mono, Palette::Dark),
        (Depth::Sixteen, Palette::Dark),
        (Depth::Sixteen, Palette::Terminal),
        (Depth::Many, Palette::Dark),
        (Depth::Many, Palette::Light),
        (Depth::True, Palette::Light),
    ] {
        let theme = Theme { depth, palette, unicode: true };
        let text = [Role::Text, Role::Hit, Role::Current, Role::Person, Role::Date, Role::Dim];
        for (at, role) in text.iter().enumerate() {
            for other in &text[at + 1..] {
                assert_ne!(theme.style(*role), theme.style(*other), "{depth:?} {palette:?}: {role:?} {other:?}");
            }
        }
        assert_ne!(theme.style(Role::Day), theme.style(Role::Unsure), "{depth:?} {palette:?}");
    }
}

#[test]
fn without_colours_there_are_none() {
    for theme in [
        Theme { depth: Depth::Mono, palette: Palette::Dark, unicode: true },
        Theme { depth: Depth::True, palette: Palette::Mono, unicode: true },
    ] {
        for role in ROLES {
            assert!(matches!(theme.style(role).fg, None | Some(Color::Reset)), "{role:?}");
        }
    }
}

#[test]
fn the_cube_and_the_greys_of_xterm() {
    assert_eq!(rgb(16), (0, 0, 0));
    assert_eq!(rgb(231), (255, 255, 255));
    assert_eq!(rgb(196), (255, 0, 0));
    assert_eq!(rgb(245), (138, 138, 138));
}

#[test]
fn the_environment_says_what_the_terminal_can_do() {
    let told = |variables: &[(&str, &str)], palette| {
        let variable =
            |name: &str| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| value.to_string());
        Theme::told(variable, palette)
    };
    let depth = |variables: &[(&str, &str)]| told(variables, None).depth;
    assert_eq!(depth(&[("TERM", "xterm")]), Depth::Sixteen);
    assert_eq!(depth(&[("TERM", "xterm-256color")]), Depth::Many);
    assert_eq!(depth(&[("TERM", "xterm-256color"), ("COLORTERM", "truecolor")]), Depth::True);
    assert_eq!(depth(&[("TERM", "xterm-256color"), ("SSH_CONNECTION", "10.0.0.1 1 10.0.0.2 22")]), Depth::Sixteen);
    assert_eq!(depth(&[("TERM", "xterm-256color"), ("COLORTERM", "24bit"), ("NO_COLOR", "1")]), Depth::Mono);
    assert_eq!(depth(&[("TERM", "xterm-256color"), ("NO_COLOR", "")]), Depth::Many, "empty is as good as not set");
    assert_eq!(depth(&[("TERM", "dumb"), ("COLORTERM", "truecolor")]), Depth::Mono);
    let ssh = [("TERM", "xterm-256color"), ("SSH_CONNECTION", "10.0.0.1 1 10.0.0.2 22")];
    assert_eq!(told(&ssh, Some(Palette::Light)).depth, Depth::Many, "who asks for a palette gets its colours");
    let palette = |colours: &str| told(&[("TERM", "xterm"), ("COLORFGBG", colours)], None).palette;
    assert_eq!(
        [palette("15;0"), palette("0;15"), palette("0;default;15"), palette("?")].map(|own| own == Palette::Light),
        [false, true, true, false]
    );
    assert_eq!(told(&[("COLORFGBG", "0;15")], Some(Palette::Dark)).palette, Palette::Dark);
    let unicode = |variables: &[(&str, &str)]| told(variables, None).unicode;
    assert!(unicode(&[("LANG", "en_US.UTF-8")]) && unicode(&[("LANG", "C"), ("LC_ALL", "C.utf8")]));
    assert!(!unicode(&[]) && !unicode(&[("LANG", "en_US.UTF-8"), ("LC_ALL", "C")]));
    assert!(unicode(&[("LANG", "en_US.UTF-8"), ("LC_ALL", "")]));
}
