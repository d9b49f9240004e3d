//! Is the template JSON, whatever the values are?

use super::template::Finder;
use crate::{
    diagnostic::{Code, Diagnostic, FixCode, Phrase},
    template::Use,
};

/// A variable outside of a JSON string, with quotes as its repair where it stands as a value of its own.
pub(super) fn check_bare(finder: &mut Finder, used: &Use) {
    let name = finder.template.name(used).into();
    let mut finding = Diagnostic::new(Code::TemplateBare, [("name", name)]);
    let text = finder.template.text();
    let before = text.get(..used.range.start).unwrap_or_default().trim_end();
    let after = text.get(used.range.end..).unwrap_or_default().trim_start();
    let source = finder.template.source(used);
    let fits_a_string = !source.contains(['"', '\\']);
    if fits_a_string && before.ends_with([':', ',', '[', '{']) && after.starts_with([',', ']', '}', ':']) {
        let (start, end) = (used.range.start, used.range.end);
        let quote = || "\"".to_owned();
        let fix = finder.fix(FixCode::Quote, [], [(start..start, quote()), (end..end, quote())]);
        finding = finding.with_fix(fix);
    }
    finder.add(finding, used.range.clone());
}

/// The first place where the template stops being JSON, or that it is no object.
pub(super) fn check(finder: &mut Finder) {
    let template = finder.template;
    let text = template.text();
    if text.is_empty() {
        return;
    }
    let Some(fault) = template.json_fault() else {
        return check_object(finder);
    };
    let swallowed = template
        .uses()
        .iter()
        .find(|used| used.range == fault.range && before(text, used).ends_with('\\'));
    let Some(used) = swallowed else {
        let finding = Diagnostic::new(Code::TemplateJson, [("reason", fault.reason.into())]);
        return finder.add(finding, fault.range);
    };
    let backslash = used.range.start - 1..used.range.start;
    let fix = finder.fix(FixCode::DropBackslash, [], [(backslash.clone(), String::new())]);
    let arguments = [("source", template.source(used).into())];
    let finding = Diagnostic::new(Code::TemplateBackslash, arguments).with_fix(fix);
    finder.add(finding, backslash.start..used.range.end);
}

fn before<'a>(text: &'a str, used: &Use) -> &'a str {
    text.get(..used.range.start).unwrap_or_default()
}

fn check_object(finder: &mut Finder) {
    let text = finder.template.text();
    let found = match text.trim_start().chars().next() {
        Some('{') => return,
        Some('[') => Phrase::Array,
        Some('"') => Phrase::String,
        Some('$') => Phrase::Variable,
        _ => Phrase::SingleValue,
    };
    let finding = Diagnostic::new(Code::TemplateNotObject, [("found", found.into())]);
    finder.add(finding, 0..text.len());
}
