//! Colours and signs.

use ratatui::style::{Color, Modifier, Style};

/// How many colours the terminal has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// None: weight, underline and reverse carry everything.
    Mono,
    /// The sixteen that every terminal has, in the reader's own palette.
    Sixteen,
    /// 256 or more.
    Many,
}

/// Colours and signs of a terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// How many colours there are.
    pub depth: Depth,
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
    /// A day that is sure.
    Day,
    /// A day that is not.
    Unsure,
    Source,
    Person,
    /// A word that the filter looks for.
    Hit,
    /// The one of them that the reader stepped to.
    Current,
    /// The selected row, in the pane that has the keys.
    Selected,
    /// The selected row, while the keys are elsewhere.
    Marked,
    /// A key, in hints and help.
    Key,
    Wrong,
    Good,
}

impl Theme {
    /// The style of a role.
    pub fn style(self, role: Role) -> Style {
        let plain = Style::new();
        let coloured = |sixteen: Color, many: u8| match self.depth {
            Depth::Mono => plain,
            Depth::Sixteen => plain.fg(sixteen),
            Depth::Many => plain.fg(Color::Indexed(many)),
        };
        match role {
            Role::Text => plain,
            Role::Dim => match self.depth {
                Depth::Many => plain.fg(Color::Indexed(245)),
                _ => plain.add_modifier(Modifier::DIM),
            },
            Role::Heading => coloured(Color::Cyan, 73).add_modifier(Modifier::BOLD),
            Role::Title => plain.add_modifier(Modifier::BOLD),
            Role::Day => coloured(Color::Green, 108),
            Role::Unsure => coloured(Color::Yellow, 179).add_modifier(if self.depth == Depth::Mono {
                Modifier::ITALIC
            } else {
                Modifier::empty()
            }),
            Role::Source => coloured(Color::Blue, 110),
            Role::Person => coloured(Color::Magenta, 176).add_modifier(if self.depth == Depth::Mono {
                Modifier::UNDERLINED
            } else {
                Modifier::empty()
            }),
            Role::Hit => plain.add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
            Role::Current => plain.add_modifier(Modifier::REVERSED),
            Role::Selected => plain.fg(Color::Reset).add_modifier(Modifier::REVERSED).remove_modifier(Modifier::DIM),
            Role::Marked => plain.add_modifier(Modifier::BOLD),
            Role::Key => plain.add_modifier(Modifier::BOLD),
            Role::Wrong => coloured(Color::Red, 203).add_modifier(Modifier::BOLD),
            Role::Good => coloured(Color::Green, 108),
        }
    }

    /// The signs for this terminal.
    pub fn signs(self) -> &'static Signs {
        if self.unicode { &UNICODE } else { &ASCII }
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
    pub speaks_for: &'static str,
    pub speaks_against: &'static str,
    /// Bars of rising height; the first is empty.
    pub bars: [&'static str; 9],
    pub year: &'static str,
    pub to: &'static str,
}

const UNICODE: Signs = Signs {
    more: "…",
    rule: "─",
    upright: "│",
    cursor: "▌",
    between: " · ",
    step: "›",
    bullet: "•",
    speaks_for: "✓",
    speaks_against: "✗",
    bars: [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
    year: "·",
    to: "–",
};

const ASCII: Signs = Signs {
    more: "~",
    rule: "-",
    upright: "|",
    cursor: ">",
    between: " - ",
    step: ">",
    bullet: "*",
    speaks_for: "+",
    speaks_against: "-",
    bars: [" ", ".", ".", ":", ":", "+", "+", "#", "#"],
    year: "'",
    to: "-",
};
