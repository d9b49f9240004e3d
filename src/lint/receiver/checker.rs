//! The rules that several services have, with their own limits.

use std::ops::Range;

use crate::diagnostic::{Argument, Code, Diagnostic, Fix, FixCode, Phrase};
use crate::json::Kind;
use crate::lint::collector::Collector;
use crate::lint::payload::{Length, Value};

/// Returns the range of a value's first byte, for a finding about an object as a whole.
pub(super) fn start_of(value: Value) -> Range<usize> {
    let start = value.range().start;
    start..start + value.source().chars().next().map_or(0, char::len_utf8)
}

/// Returns whether an object has one of these members with content: not an empty string or array.
pub(super) fn has_content(object: Value, names: &[&str]) -> bool {
    let is_empty =
        |value: Value| value.equals("") || (value.kind() == Kind::Array && value.items().next().is_none());
    names
        .iter()
        .any(|name| object.member(name).is_some_and(|value| !is_empty(value)))
}

pub(super) fn name(name: &str) -> Argument {
    Phrase::MemberName.with([("name", name.into())])
}

pub(super) fn either(first: &str, second: &str) -> Argument {
    Phrase::EitherMember.with([("first", first.into()), ("second", second.into())])
}

pub(super) fn missing(service: &str, known: Argument) -> Diagnostic {
    let arguments = [("receiver", service.into()), ("known", known)];
    Diagnostic::new(Code::ReceiverMemberMissing, arguments)
}

/// Applies the rules that several services have, with their own limits.
pub(super) struct Checker<'f, 'a> {
    pub collector: &'f mut Collector<'a>,
    /// The name of the service.
    pub service: &'static str,
    /// The path of the value that is checked, like `blocks[0].text`; empty for the payload.
    path: String,
}

impl<'f, 'a> Checker<'f, 'a> {
    pub fn new(collector: &'f mut Collector<'a>, service: &'static str) -> Self {
        Self {
            collector,
            service,
            path: String::new(),
        }
    }

    /// Returns the path of the current value.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Returns the path of a member of the current value.
    pub fn path_of(&self, member: &str) -> String {
        match self.path.as_str() {
            "" => member.to_owned(),
            path => format!("{path}.{member}"),
        }
    }

    /// Checks a value with another path.
    pub fn at(&mut self, path: String, check: impl FnOnce(&mut Self)) {
        let outer = std::mem::replace(&mut self.path, path);
        check(self);
        self.path = outer;
    }

    /// Checks a member of an object, if the object has it.
    pub fn member<'v>(&mut self, object: Value<'v>, name: &str, check: impl FnOnce(&mut Self, Value<'v>)) {
        if let Some(value) = object.member(name) {
            self.at(self.path_of(name), |checker| check(checker, value));
        }
    }

    /// Checks a member that an object must have.
    pub fn required<'v>(
        &mut self,
        object: Value<'v>,
        member: &str,
        check: impl FnOnce(&mut Self, Value<'v>),
    ) {
        if object.member(member).is_none() && !object.is_variable() {
            self.report_missing(object, name(&self.path_of(member)));
        }
        self.member(object, member, check);
    }

    /// Reports a string without variables that is not one of the known ones, and a value that is not a string. The fix
    /// writes the first one.
    pub fn one_of(&mut self, value: Value, known: &[&str], code: FixCode) {
        if !value.may_be_string() {
            return self.report_shape(value, Phrase::String);
        }
        let Some(found) = value.text().filter(|found| !known.contains(&found.as_ref())) else {
            return;
        };
        let (first, known) = match *known {
            [first, second] => (first, either(first, second)),
            [first, ..] => (first, name(first)),
            [] => return,
        };
        let arguments = [
            ("receiver", self.service.into()),
            ("path", self.path.as_str().into()),
            ("found", found.into_owned().into()),
            ("known", known),
        ];
        let fix = self
            .collector
            .fix(code, [], [(value.range(), format!("\"{first}\""))]);
        let finding = Diagnostic::new(Code::ReceiverValue, arguments).with_fix(fix);
        self.collector.add(finding, value.range());
    }

    /// Reports an object without a member, which the fix adds with this value.
    pub fn report_missing_member(&mut self, object: Value, member: &str, value: &str) {
        let finding = missing(self.service, name(&self.path_of(member)));
        let fix = self.add_member(object, member, value);
        self.collector.add(finding.with_fix(fix), start_of(object));
    }

    pub fn report_missing(&mut self, object: Value, known: Argument) {
        let finding = missing(self.service, known);
        self.collector.add(finding, start_of(object));
    }

    /// Checks each item of an array; reports a value that is not an array, and more than `limit` items.
    pub fn items<'v>(&mut self, array: Value<'v>, limit: usize, mut check: impl FnMut(&mut Self, Value<'v>)) {
        if !array.may_be(Kind::Array) {
            return self.report_shape(array, Phrase::Array);
        }
        let count = array.items().count();
        if count > limit {
            let finding = self.too_many(count, limit);
            self.collector.add(finding, start_of(array));
        }
        for (index, item) in array.items().enumerate() {
            self.at(format!("{}[{index}]", self.path), |checker| check(checker, item));
        }
    }

    /// Reports a string that is longer than `limit` characters, or may be, and a value that is not a string.
    pub fn text(&mut self, value: Value, limit: usize) {
        if !value.may_be_string() {
            return self.report_shape(value, Phrase::String);
        }
        self.length(value, value.length(), limit);
    }

    /// Reports a value whose strings together have more than `limit` characters, or may have.
    pub fn length(&mut self, value: Value, length: Length, limit: usize) {
        let Some((code, found)) = exceeded(length, limit, Code::ReceiverTooLong, Code::ReceiverMayBeTooLong)
        else {
            return;
        };
        let arguments = [
            ("receiver", self.service.into()),
            ("path", self.path.as_str().into()),
            ("length", found.to_string().into()),
            ("limit", limit.to_string().into()),
        ];
        let range = if value.may_be_string() {
            value.range()
        } else {
            start_of(value)
        };
        self.collector.add(Diagnostic::new(code, arguments), range);
    }

    /// Reports a payload that has more than `limit` bytes, or may have.
    pub fn size(&mut self, root: Value, size: Length, limit: usize) {
        let Some((code, found)) = exceeded(size, limit, Code::ReceiverTooLarge, Code::ReceiverMayBeTooLarge)
        else {
            return;
        };
        let arguments = [
            ("receiver", self.service.into()),
            ("bytes", found.to_string().into()),
            ("limit", limit.to_string().into()),
        ];
        self.collector
            .add(Diagnostic::new(code, arguments), start_of(root));
    }

    pub fn too_many(&self, count: usize, limit: usize) -> Diagnostic {
        let arguments = [
            ("receiver", self.service.into()),
            ("path", self.path.as_str().into()),
            ("count", count.to_string().into()),
            ("limit", limit.to_string().into()),
        ];
        Diagnostic::new(Code::ReceiverTooMany, arguments)
    }

    pub fn report_shape(&mut self, value: Value, shape: Phrase) {
        let path = match self.path.as_str() {
            "" => Phrase::PayloadNoun.into(),
            path => name(path),
        };
        let arguments = [
            ("receiver", self.service.into()),
            ("path", path),
            ("found", value.kind_phrase().into()),
            ("shape", shape.into()),
        ];
        self.collector
            .add(Diagnostic::new(Code::ReceiverShape, arguments), start_of(value));
    }

    /// Reports that an object has none of the known members. The fix renames the member that was probably meant.
    pub fn report_missing_text(&mut self, object: Value, known: Argument, text_member: &str) {
        if let Some(text) = object.member(text_member).filter(|text| text.equals("")) {
            let arguments = [("receiver", self.service.into()), ("path", text_member.into())];
            let finding = Diagnostic::new(Code::ReceiverTextEmpty, arguments);
            return self.collector.add(finding, text.range());
        }
        let mut finding = missing(self.service, known);
        if let Some(key) = probable_text(object) {
            let from = key.text().unwrap_or_default().into_owned();
            let arguments = [("from", from), ("to", text_member.to_owned())];
            let edits = [(key.range(), format!("\"{text_member}\""))];
            finding = finding.with_fix(self.collector.fix(FixCode::RenameMember, arguments, edits));
        }
        self.collector.add(finding, start_of(object));
    }

    /// Creates a fix that adds a member at the start of an object, with the whitespace that its first member has.
    pub fn add_member(&mut self, object: Value, name: &str, value: &str) -> Fix {
        let start = object.range().start + 1;
        let first = object.members().next().map(|(key, _)| key.range().start);
        let text = self.collector.template.text();
        let space = first.and_then(|first| text.get(start..first)).unwrap_or_default();
        let comma = match (first, space) {
            (None, _) => "",
            (Some(_), "") => ", ",
            (Some(_), _) => ",",
        };
        let edits = [(start..start, format!("{space}\"{name}\": {value}{comma}"))];
        self.collector
            .fix(FixCode::AddMember, [("name", name.to_owned())], edits)
    }
}

/// Returns the code and the length to report if a length exceeds the limit.
fn exceeded(length: Length, limit: usize, error: Code, hint: Code) -> Option<(Code, usize)> {
    if length.fixed > limit || length.rendered > limit {
        return Some((error, length.rendered.max(length.fixed)));
    }
    (length.longest > limit).then_some((hint, length.longest))
}

/// Returns the key of the member that was probably meant as a message's text: one with the name that some service has for
/// it, or the only string.
fn probable_text(object: Value<'_>) -> Option<Value<'_>> {
    const NAMES: [&str; 6] = ["text", "content", "message", "msg", "body", "summary"];
    let texts = || object.members().filter(|(_, value)| value.may_be_string());
    let named = texts().find(|(key, _)| NAMES.iter().any(|name| key.equals(name)));
    let (key, _) = named.or_else(|| texts().next().filter(|_| texts().count() == 1))?;
    key.text().map(|_| key)
}
