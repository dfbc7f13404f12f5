//! Colours and signs.

use ratatui::style::{Color, Modifier, Style};

/// How many colours the terminal has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// None: weight, underline and reverse carry everything.
    Mono,
    /// The sixteen that every terminal has.
    Sixteen,
    /// 256.
    Many,
    /// All of them.
    True,
}

/// The colours that are used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Palette {
    /// Our own, for a dark background.
    Dark,
    /// Our own, for a light one.
    Light,
    /// The sixteen of the terminal, as the reader has set them.
    Terminal,
    /// None.
    Mono,
}

/// Colours and signs of a terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// How many colours there are.
    pub depth: Depth,
    /// Which are used.
    pub palette: Palette,
    /// Whether signs beyond ASCII can be shown.
    pub unicode: bool,
}

/// What a piece of the screen is, for its style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Role {
    Text,
    /// What stands back: rules, furniture, facts beside the text.
    Dim,
    /// The program's name, headings of time.
    Heading,
    /// A headline.
    Title,
    /// A day that is certain.
    Day,
    /// A day that is not.
    Unsure,
    Source,
    Person,
    /// A date that the text speaks of.
    Date,
    /// A word that is looked for.
    Hit,
    /// The one of them that the reader stepped to.
    Current,
    /// The quote of the piece of evidence that is pointed out.
    Quote,
    /// The selected row, in the pane that has the keys.
    Selected,
    /// The selected row, while the keys are elsewhere.
    Marked,
    /// A key, in hints and help.
    Key,
    Wrong,
    Good,
}

/// A colour in each palette: the number of xterm's 256 on dark ground, on light ground, and one of the terminal's sixteen.
/// Those of the first two stand off their ground by 4.5 to 1 at least (WCAG 2.2, 1.4.3), which a test holds.
const COLOURS: &[(Role, u8, u8, Color)] = &[
    (Role::Dim, 247, 240, Color::Reset),
    (Role::Heading, 80, 24, Color::Cyan),
    (Role::Day, 114, 22, Color::Green),
    (Role::Unsure, 179, 94, Color::Yellow),
    (Role::Source, 111, 25, Color::Blue),
    (Role::Person, 176, 90, Color::Magenta),
    (Role::Date, 79, 23, Color::Cyan),
    (Role::Wrong, 210, 124, Color::Red),
    (Role::Good, 114, 22, Color::Green),
];

impl Theme {
    /// What the environment's variables tell of the terminal, in a palette that was asked for. Sixteen colours are safe
    /// everywhere, and over SSH the rule; without a palette they are the terminal's own.
    pub fn told(variable: impl Fn(&str) -> Option<String>, palette: Option<Palette>) -> Theme {
        let set = |name: &str| variable(name).filter(|value| !value.is_empty());
        let term = set("TERM").unwrap_or_default();
        let every = set("COLORTERM").is_some_and(|depth| depth == "truecolor" || depth == "24bit");
        let many = term.contains("256color") && (palette.is_some() || set("SSH_CONNECTION").is_none());
        let depth = match () {
            () if set("NO_COLOR").is_some() || term == "dumb" => Depth::Mono,
            () if every => Depth::True,
            () if many => Depth::Many,
            () => Depth::Sixteen,
        };
        // Terminals that say what they are drawn on do it so: the last number is the background's.
        let background = set("COLORFGBG").and_then(|colours| colours.rsplit(';').next()?.parse::<u8>().ok());
        let light = background.is_some_and(|number| matches!(number, 7 | 9..=15));
        let own = if light { Palette::Light } else { Palette::Dark };
        // The first of these that is set says whether the locale writes UTF-8, as POSIX has it.
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(set).unwrap_or_default().to_ascii_lowercase();
        let unicode = locale.contains("utf-8") || locale.contains("utf8");
        Theme { depth, palette: palette.unwrap_or(own), unicode }
    }

    /// The same with another palette.
    pub fn with(self, palette: Palette) -> Theme {
        Theme { palette, ..self }
    }

    /// Whether there are no colours.
    pub fn is_mono(self) -> bool {
        self.depth == Depth::Mono || self.palette == Palette::Mono
    }

    /// The style of a role.
    pub fn style(self, role: Role) -> Style {
        let plain = Style::new();
        let coloured = match self.colour(role) {
            Some(colour) => plain.fg(colour),
            None => plain,
        };
        let in_mono = |modifier: Modifier| if self.is_mono() { modifier } else { Modifier::empty() };
        match role {
            Role::Text => plain,
            Role::Dim if coloured.fg.is_none_or(|colour| colour == Color::Reset) => plain.add_modifier(Modifier::DIM),
            Role::Dim | Role::Day | Role::Source | Role::Good => coloured,
            Role::Heading | Role::Wrong => coloured.add_modifier(Modifier::BOLD),
            Role::Unsure | Role::Date => coloured.add_modifier(in_mono(Modifier::ITALIC)),
            Role::Person => coloured.add_modifier(in_mono(Modifier::UNDERLINED)),
            Role::Hit => plain.add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
            Role::Current => plain.add_modifier(Modifier::REVERSED),
            Role::Quote => plain.add_modifier(Modifier::REVERSED | Modifier::BOLD),
            Role::Selected => plain.fg(Color::Reset).add_modifier(Modifier::REVERSED).remove_modifier(Modifier::DIM),
            Role::Title | Role::Marked | Role::Key => plain.add_modifier(Modifier::BOLD),
        }
    }

    /// The colour of a role, where it has one of its own.
    pub fn colour(self, role: Role) -> Option<Color> {
        let (_, dark, light, sixteen) = COLOURS.iter().find(|(of, ..)| *of == role)?;
        let own = |number: u8| match self.depth {
            Depth::True => {
                let (red, green, blue) = rgb(number);
                Color::Rgb(red, green, blue)
            }
            _ => Color::Indexed(number),
        };
        match (self.depth, self.palette) {
            (Depth::Mono, _) | (_, Palette::Mono) => None,
            (Depth::Sixteen, Palette::Light) => Some(match sixteen {
                // Yellow, green and cyan cannot be read on white in most terminals.
                Color::Yellow => Color::Red,
                Color::Green => Color::Reset,
                Color::Cyan => Color::Blue,
                colour => *colour,
            }),
            (Depth::Sixteen, _) | (_, Palette::Terminal) => Some(*sixteen),
            (_, Palette::Dark) => Some(own(*dark)),
            (_, Palette::Light) => Some(own(*light)),
        }
    }

    /// The signs for this terminal.
    pub fn signs(self) -> &'static Signs {
        if self.unicode { &UNICODE } else { &ASCII }
    }
}

/// Red, green and blue of one of xterm's 256 colours behind the first sixteen: a cube of six steps a side, then 24 greys.
pub fn rgb(number: u8) -> (u8, u8, u8) {
    let step = |n: u8| if n == 0 { 0 } else { 55 + 40 * n };
    match number {
        0..=15 => (0, 0, 0),
        16..=231 => {
            let n = number - 16;
            (step(n / 36), step(n / 6 % 6), step(n % 6))
        }
        232..=255 => {
            let grey = 8 + 10 * (number - 232);
            (grey, grey, grey)
        }
    }
}

/// Signs that have a form in plain ASCII.
#[derive(Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Signs {
    pub more: &'static str,
    pub rule: &'static str,
    pub upright: &'static str,
    pub cursor: &'static str,
    pub between: &'static str,
    pub step: &'static str,
    pub bullet: &'static str,
    pub folded: &'static str,
    pub speaks_for: &'static str,
    pub speaks_against: &'static str,
    /// Bars of rising height; the first is empty.
    pub bars: [&'static str; 9],
    pub year: &'static str,
    pub to: &'static str,
    pub pinned: &'static str,
}

const UNICODE: Signs = Signs {
    more: "…",
    rule: "─",
    upright: "│",
    cursor: "▌",
    between: " · ",
    step: "›",
    bullet: "•",
    folded: "▸",
    speaks_for: "✓",
    speaks_against: "✗",
    bars: [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
    year: "·",
    to: "–",
    pinned: "★",
};

const ASCII: Signs = Signs {
    more: "..",
    rule: "-",
    upright: "|",
    cursor: ">",
    between: " - ",
    step: ">",
    bullet: "*",
    folded: "+",
    speaks_for: "+",
    speaks_against: "-",
    bars: [" ", ".", ".", ":", ":", "+", "+", "#", "#"],
    year: "'",
    to: "-",
    pinned: "^",
};
