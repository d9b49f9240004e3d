//! JSON as other programs write it again: JavaScript's `JSON.stringify` and Python's `json.dumps`.

use std::io;

use serde::Serialize;
use serde_json::ser::{CharEscape, Formatter, PrettyFormatter};
use serde_json::{Deserializer, Serializer, Value};

use super::change::BodyChange;

/// Returns whether the bytes are one JSON value.
pub(super) fn is_json(body: &[u8]) -> bool {
    serde_json::from_slice::<serde::de::IgnoredAny>(body).is_ok()
}

/// Returns the JSON value written in this style; `None` if the body is not JSON or the style is none.
pub(super) fn rewritten(body: &[u8], style: BodyChange) -> Option<Vec<u8>> {
    use BodyChange as Change;
    let language = match style {
        Change::Compact | Change::Indented2 | Change::Indented4 | Change::CompactSorted => {
            Language::JavaScript
        }
        Change::PythonUnicode => Language::Python { ascii: false },
        _ => Language::Python { ascii: true },
    };
    let layout = match style {
        Change::Compact | Change::CompactSorted | Change::PythonCompact | Change::PythonCompactSorted => {
            Layout::Compact
        }
        Change::Python | Change::PythonUnicode | Change::PythonSorted => Layout::Spaced,
        Change::Indented2 | Change::PythonIndented2 | Change::PythonIndented2Sorted => {
            Layout::Indented(PrettyFormatter::with_indent(b"  "))
        }
        Change::Indented4 | Change::PythonIndented4 | Change::PythonIndented4Sorted => {
            Layout::Indented(PrettyFormatter::with_indent(b"    "))
        }
        _ => return None,
    };
    let is_sorted = matches!(
        style,
        Change::CompactSorted
            | Change::PythonSorted
            | Change::PythonCompactSorted
            | Change::PythonIndented2Sorted
            | Change::PythonIndented4Sorted
    );
    let mut out = Vec::new();
    let mut writer = Serializer::with_formatter(&mut out, Style { language, layout });
    if is_sorted {
        let value: Value = serde_json::from_slice(body).ok()?;
        value.serialize(&mut writer).ok()?;
    } else {
        let mut reader = Deserializer::from_slice(body);
        serde_transcode::transcode(&mut reader, &mut writer).ok()?;
        reader.end().ok()?;
    }
    Some(out)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Language {
    JavaScript,
    Python { ascii: bool },
}

enum Layout {
    /// No whitespace.
    Compact,
    /// A space after each comma and colon.
    Spaced,
    Indented(PrettyFormatter<'static>),
}

/// Writes JSON in the style of a language.
struct Style {
    language: Language,
    layout: Layout,
}

type Written = io::Result<()>;

impl Style {
    fn separator<W: ?Sized + io::Write>(&self, writer: &mut W, first: bool) -> Written {
        match (&self.layout, first) {
            (_, true) => Ok(()),
            (Layout::Spaced, false) => writer.write_all(b", "),
            (_, false) => writer.write_all(b","),
        }
    }
}

impl Formatter for Style {
    fn write_f64<W: ?Sized + io::Write>(&mut self, writer: &mut W, value: f64) -> Written {
        let text = match self.language {
            Language::JavaScript => javascript_number(value),
            Language::Python { .. } => python_number(value),
        };
        writer.write_all(text.as_bytes())
    }

    fn write_string_fragment<W: ?Sized + io::Write>(&mut self, writer: &mut W, fragment: &str) -> Written {
        let Language::Python { ascii } = self.language else {
            return writer.write_all(fragment.as_bytes());
        };
        for c in fragment.chars() {
            if ascii && !matches!(c, ' '..='~') {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    write!(writer, "\\u{unit:04x}")?;
                }
            } else {
                writer.write_all(c.encode_utf8(&mut [0; 4]).as_bytes())?;
            }
        }
        Ok(())
    }

    fn write_char_escape<W: ?Sized + io::Write>(&mut self, writer: &mut W, escape: CharEscape) -> Written {
        let text: &[u8] = match escape {
            CharEscape::Quote => b"\\\"",
            CharEscape::ReverseSolidus => b"\\\\",
            CharEscape::Solidus => b"/",
            CharEscape::Backspace => b"\\b",
            CharEscape::FormFeed => b"\\f",
            CharEscape::LineFeed => b"\\n",
            CharEscape::CarriageReturn => b"\\r",
            CharEscape::Tab => b"\\t",
            CharEscape::AsciiControl(byte) => return write!(writer, "\\u{byte:04x}"),
        };
        writer.write_all(text)
    }

    fn begin_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> Written {
        match &mut self.layout {
            Layout::Indented(pretty) => pretty.begin_array(writer),
            _ => writer.write_all(b"["),
        }
    }

    fn end_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> Written {
        match &mut self.layout {
            Layout::Indented(pretty) => pretty.end_array(writer),
            _ => writer.write_all(b"]"),
        }
    }

    fn begin_array_value<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> Written {
        match &mut self.layout {
            Layout::Indented(pretty) => pretty.begin_array_value(writer, first),
            _ => self.separator(writer, first),
        }
    }

    fn end_array_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> Written {
        match &mut self.layout {
            Layout::Indented(pretty) => pretty.end_array_value(writer),
            _ => Ok(()),
        }
    }

    fn begin_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> Written {
        match &mut self.layout {
            Layout::Indented(pretty) => pretty.begin_object(writer),
            _ => writer.write_all(b"{"),
        }
    }

    fn end_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> Written {
        match &mut self.layout {
            Layout::Indented(pretty) => pretty.end_object(writer),
            _ => writer.write_all(b"}"),
        }
    }

    fn begin_object_key<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> Written {
        match &mut self.layout {
            Layout::Indented(pretty) => pretty.begin_object_key(writer, first),
            _ => self.separator(writer, first),
        }
    }

    fn begin_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> Written {
        match self.layout {
            Layout::Compact => writer.write_all(b":"),
            _ => writer.write_all(b": "),
        }
    }

    fn end_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> Written {
        match &mut self.layout {
            Layout::Indented(pretty) => pretty.end_object_value(writer),
            _ => Ok(()),
        }
    }
}

/// Writes a number as ECMAScript does: with an exponent from 1e21 and below 1e-6, and without `.0`.
fn javascript_number(value: f64) -> String {
    let size = value.abs();
    if size == 0.0 {
        return "0".to_owned();
    }
    if (1e-6..1e21).contains(&size) {
        return value.to_string();
    }
    with_sign_of_exponent(&format!("{value:e}"), 1)
}

/// Writes a number as Python does: with an exponent of two digits from 1e16 and below 1e-4.
fn python_number(value: f64) -> String {
    let size = value.abs();
    if size == 0.0 || (1e-4..1e16).contains(&size) {
        return format!("{value:?}");
    }
    with_sign_of_exponent(&format!("{value:e}"), 2)
}

fn with_sign_of_exponent(text: &str, digits: usize) -> String {
    let (mantissa, exponent) = text.split_once('e').unwrap_or((text, "0"));
    let (sign, exponent) = match exponent.strip_prefix('-') {
        Some(exponent) => ('-', exponent),
        None => ('+', exponent),
    };
    format!("{mantissa}e{sign}{exponent:0>digits$}")
}
