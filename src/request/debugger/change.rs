//! The usual differences between what was signed and what a receiver verifies.

use serde::Serialize;

macro_rules! changes {
    ($(#[doc = $enum_doc:literal])+ $name:ident { $($(#[doc = $doc:literal])+ $variant:ident,)+ }) => {
        $(#[doc = $enum_doc])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
        #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
        #[serde(rename_all = "camelCase")]
        pub enum $name {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl $name {
            /// All changes, from the most to the least likely.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];
        }
    };
}

changes! {
    /// A change that turns the pasted secret into the one that signed.
    SecretChange {
        /// The secret is the one that signed.
        None,
        /// Without the whitespace around it.
        Trimmed,
        /// Without the quotation marks around it.
        Unquoted,
        /// With a line feed at its end.
        WithLineFeed,
        /// With a carriage return and a line feed at its end.
        WithCrLf,
        /// The bytes that the secret is the hexadecimal form of.
        HexDecoded,
        /// The bytes that the secret is the base64 form of.
        Base64Decoded,
        /// An empty secret.
        Empty,
    }
}

changes! {
    /// A change that turns the pasted body into the one that was signed.
    BodyChange {
        /// The body is the one that was signed.
        None,
        /// Without line breaks at its end.
        WithoutFinalLineBreak,
        /// With a line feed at its end.
        WithLineFeed,
        /// With a carriage return and a line feed at its end.
        WithCrLf,
        /// With LF instead of CR LF.
        LineFeeds,
        /// With CR LF instead of LF.
        CarriageReturns,
        /// Without the whitespace around it.
        Trimmed,
        /// Without the UTF-8 byte order mark at its start.
        WithoutBom,
        /// With the UTF-8 byte order mark at its start.
        WithBom,
        /// `{}`, the body of an automation without a payload.
        EmptyObject,
        /// An empty body.
        Empty,
        /// JSON without whitespace, as `JSON.stringify` writes it.
        Compact,
        /// JSON with an indentation of two spaces, as `JSON.stringify` writes it.
        Indented2,
        /// JSON with an indentation of four spaces, as `JSON.stringify` writes it.
        Indented4,
        /// JSON as Python's `json.dumps` writes it.
        Python,
        /// JSON as Python's `json.dumps` writes it with `ensure_ascii=False`.
        PythonUnicode,
        /// JSON as Python's `json.dumps` writes it with `separators=(",", ":")`.
        PythonCompact,
        /// JSON as Python's `json.dumps` writes it with `indent=2`.
        PythonIndented2,
        /// JSON as Python's `json.dumps` writes it with `indent=4`.
        PythonIndented4,
        /// JSON without whitespace, with sorted keys.
        CompactSorted,
        /// JSON as Python's `json.dumps` writes it with `sort_keys=True`.
        PythonSorted,
        /// JSON as Python's `json.dumps` writes it with `sort_keys=True` and `separators=(",", ":")`.
        PythonCompactSorted,
        /// JSON as Python's `json.dumps` writes it with `sort_keys=True` and `indent=2`.
        PythonIndented2Sorted,
        /// JSON as Python's `json.dumps` writes it with `sort_keys=True` and `indent=4`.
        PythonIndented4Sorted,
    }
}
