//! Values of our types to JSON text.

use serde::Serialize;

use super::serializer::Writer;
use super::{Json, Kind, Tape, push_escaped};

/// The text of a value; every type of ours has a JSON form.
pub(crate) fn to_json<T: Serialize + ?Sized>(value: &T) -> String {
    let mut out = String::new();
    let written = value.serialize(Writer { out: &mut out });
    debug_assert!(written.is_ok(), "a type without a JSON form");
    out
}

/// The text of a value for people: indented by two blanks, a member or an item a line.
pub(crate) fn to_pretty_json<T: Serialize>(value: &T) -> String {
    let text = to_json(value);
    let mut out = String::with_capacity(text.len() * 2);
    if let Ok(tape) = Tape::read(&text) {
        push_pretty(&mut out, tape.whole(), 0);
    }
    out
}

fn push_pretty(out: &mut String, json: Json, level: usize) {
    let (open, close) = match json.kind() {
        Kind::Array if json.items().next().is_some() => ('[', ']'),
        Kind::Object if json.members().next().is_some() => ('{', '}'),
        _ => return out.push_str(json.source()),
    };
    out.push(open);
    let mut separator = "\n";
    for item in json.items() {
        push_line(out, &mut separator, level + 1);
        push_pretty(out, item, level + 1);
    }
    for (key, value) in json.members() {
        push_line(out, &mut separator, level + 1);
        out.push_str(key.source());
        out.push_str(": ");
        push_pretty(out, value, level + 1);
    }
    push_line(out, &mut "\n", level);
    out.push(close);
}

fn push_line(out: &mut String, separator: &mut &str, level: usize) {
    out.push_str(separator);
    *separator = ",\n";
    out.extend((0..level).map(|_| "  "));
}

/// An object, written member by member.
pub(crate) struct Members {
    out: String,
}

impl Members {
    /// An object without members.
    pub fn new() -> Self {
        Self { out: String::new() }
    }

    /// Adds a string.
    pub fn text(self, name: &str, text: &str) -> Self {
        self.member(name, |out| push_text(out, text))
    }

    /// Adds a string, if there is one.
    pub fn text_if(self, name: &str, text: Option<&str>) -> Self {
        match text {
            Some(text) => self.text(name, text),
            None => self,
        }
    }

    /// Adds strings.
    pub fn texts(self, name: &str, texts: &[String]) -> Self {
        self.member(name, |out| {
            out.push('[');
            for (index, text) in texts.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                push_text(out, text);
            }
            out.push(']');
        })
    }

    /// Adds a value that is JSON text already.
    pub fn json(self, name: &str, json: &str) -> Self {
        self.member(name, |out| out.push_str(json))
    }

    /// The object's text.
    pub fn finish(self) -> String {
        match self.out.as_str() {
            "" => "{}".to_owned(),
            members => format!("{{{members}}}"),
        }
    }

    fn member(mut self, name: &str, write: impl FnOnce(&mut String)) -> Self {
        if !self.out.is_empty() {
            self.out.push(',');
        }
        push_text(&mut self.out, name);
        self.out.push(':');
        write(&mut self.out);
        self
    }
}

/// Appends a string with its quotes.
pub(super) fn push_text(out: &mut String, text: &str) {
    out.push('"');
    push_escaped(out, text);
    out.push('"');
}
