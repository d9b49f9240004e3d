//! Where a text stops being JSON, and why.

use std::ops::Range;

/// The first mistake of a text that is not JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct JsonFault {
    /// The bytes of the character that does not fit; empty at the end of the text.
    pub range: Range<usize>,
    /// What was wrong, in English, without its place.
    pub reason: String,
}

impl JsonFault {
    /// The mistake at the byte `at` of `text`.
    pub(super) fn new(text: &str, at: usize, reason: Reason) -> Self {
        let next = text.get(at..).and_then(|rest| rest.chars().next());
        Self {
            range: at..at + next.map_or(0, char::len_utf8),
            reason: reason.in_words().to_owned(),
        }
    }
}

macro_rules! reasons {
    ($($reason:ident = $words:literal,)+) => {
        /// What is wrong where a text stops being JSON; a byte, which costs a step nothing to carry.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs, reason = "the words are the docs")]
        pub(crate) enum Reason { $($reason),+ }

        impl Reason {
            fn in_words(self) -> &'static str {
                match self { $(Self::$reason => $words),+ }
            }
        }
    };
}

reasons! {
    Value = "expected a value",
    Word = "expected true, false or null",
    Key = "expected a key in quotes",
    Colon = "expected a colon",
    CommaOrBrace = "expected a comma or }",
    CommaOrBracket = "expected a comma or ]",
    CommaBeforeObjectEnd = "a comma stands before the end of the object",
    CommaBeforeListEnd = "a comma stands before the end of the list",
    Control = "a control character stands in a text, where only its escape may",
    Escape = "no escape begins like this",
    HexDigits = "expected four hexadecimal digits behind \\u",
    LeadingZero = "a number begins with a zero too many",
    Digit = "expected a digit",
    EndAtValue = "the text ends where a value is expected",
    EndInObject = "the text ends inside an object",
    EndInList = "the text ends inside a list",
    EndInString = "the text ends inside a string",
    EndInNumber = "the text ends inside a number",
    BehindEnd = "something stands behind the end",
}
