//! Finds JSON that is written inside a JSON string, where a variable's value would have to be escaped twice.

use super::collector::Collector;
use super::payload::{Part, Value, is_plain};
use crate::diagnostic::{Code, Diagnostic};
use crate::json::{Kind, Tape, unescaped};
use crate::template::VariableUse;

/// Reports each string that is JSON itself and has a variable inside one of its own strings.
pub(super) fn check(collector: &mut Collector, root: Value) {
    let mut open = vec![root];
    while let Some(value) = open.pop() {
        // Without an escaped quote, a string contains no other string.
        if value.kind() == Kind::EscapedString
            && let Some(occurrence) = variable_in_inner_string(value)
        {
            let arguments = [("name", collector.template.name(occurrence).into())];
            let finding = Diagnostic::new(Code::TemplateNestedJson, arguments);
            collector.add(finding, occurrence.range.clone());
        }
        open.extend(value.items());
        open.extend(value.members().map(|(_, member)| member));
    }
}

/// Returns the first variable inside a string of the JSON that `value` contains, unless its values need no escapes.
fn variable_in_inner_string<'a>(value: Value<'a>) -> Option<&'a VariableUse> {
    let mut inner = String::new();
    let mut found = None;
    let mut quotes = Quotes::default();
    value.each_part(|part| match part {
        Part::Fixed(fixed) => {
            let fixed = unescaped(fixed).unwrap_or_default();
            quotes.pass(&fixed);
            inner.push_str(&fixed);
        }
        Part::Variable { occurrence, .. } => {
            if quotes.inside && !is_plain(&occurrence.variable) {
                found = found.or(Some(occurrence));
            }
            // Valid JSON both inside and outside a string.
            inner.push('1');
        }
    });
    let is_structure = inner.trim_start().starts_with(['{', '[']);
    found.filter(|_| is_structure && Tape::read(&inner).is_ok())
}

/// Whether the end of a text is inside a JSON string.
#[derive(Default)]
struct Quotes {
    inside: bool,
    escaped: bool,
}

impl Quotes {
    fn pass(&mut self, text: &str) {
        for byte in text.bytes() {
            match byte {
                _ if self.escaped => self.escaped = false,
                b'\\' if self.inside => self.escaped = true,
                b'"' => self.inside = !self.inside,
                _ => {}
            }
        }
    }
}
