//! An event's text on its way into a payload.

use super::output::Output;
use crate::json::{Escapes, unescaped};

/// A text as it is known: some come as they read, some as JSON has them.
#[derive(Clone, Copy, Debug)]
pub(super) enum Text<'a> {
    /// As it reads.
    Plain(&'a str),
    /// The inside of a JSON string, with no escapes but those that a payload would have.
    Ready(&'a str),
    /// The inside of a JSON string.
    Escaped(&'a str),
}

impl Default for Text<'_> {
    fn default() -> Self {
        Self::BLANK
    }
}

impl<'a> Text<'a> {
    /// The empty text.
    pub const BLANK: Text<'static> = Text::Plain("");

    /// The inside of a JSON string with these escapes.
    pub fn inside(text: &'a str, escapes: Escapes) -> Self {
        match escapes {
            Escapes::None | Escapes::Shortest => Self::Ready(text),
            Escapes::Other => Self::Escaped(text),
        }
    }

    /// Whether it is empty.
    pub fn is_blank(self) -> bool {
        let (Self::Plain(text) | Self::Ready(text) | Self::Escaped(text)) = self;
        text.is_empty()
    }

    /// Appends what stands for it between the quotes of a JSON string.
    pub fn push_inside(self, out: &mut Output) {
        match self {
            Self::Plain(text) => out.push_escaped(text),
            Self::Ready(text) => out.push(text),
            Self::Escaped(text) => out.push_escaped(&unescaped(text).unwrap_or_default()),
        }
    }
}
