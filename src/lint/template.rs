//! Checks a template: its JSON syntax, its variables and its characters.

use std::ops::Range;

use super::finder::{Finder, TemplateContext};
use super::payload::Payload;
use super::{nested, placeholder, receiver, variable};
use crate::diagnostic::{Code, Diagnostic, FixCode, Phrase, invisible_characters};
use crate::json::SyntaxError;
use crate::template::{Context, Template, Variable, VariableUse};

/// Returns all findings about a template, ordered by their spans.
pub fn check_template(template: &Template, context: &TemplateContext) -> Vec<Diagnostic> {
    let mut finder = Finder::new(template, context);
    for occurrence in template.uses() {
        match &occurrence.variable {
            Variable::Event(_) | Variable::Metadata(_) => variable::check_value(&mut finder, occurrence),
            Variable::AccessToken | Variable::Secret => variable::check_secret(&mut finder, occurrence),
            Variable::Unknown(name) => variable::check_unknown(&mut finder, occurrence, name),
        }
        if occurrence.context == Context::Bare {
            check_bare(&mut finder, occurrence);
        }
    }
    finder.end_pass();
    for unclosed in template.unclosed() {
        check_unclosed(&mut finder, unclosed.clone());
    }
    finder.end_pass();
    placeholder::check(&mut finder);
    finder.end_pass();
    check_characters(&mut finder);
    finder.end_pass();
    check_json(&mut finder);
    finder.end_pass();
    finder.finish()
}

/// Reports a variable outside a JSON string. The fix adds quotes if the variable is a value of its own.
fn check_bare(finder: &mut Finder, occurrence: &VariableUse) {
    let name = finder.template.name(occurrence).into();
    let mut finding = Diagnostic::new(Code::TemplateOutsideString, [("name", name)]);
    let text = finder.template.text();
    let before = text.get(..occurrence.range.start).unwrap_or_default().trim_end();
    let after = text.get(occurrence.range.end..).unwrap_or_default().trim_start();
    let source = finder.template.source(occurrence);
    let fits_a_string = !source.contains(['"', '\\']);
    if fits_a_string && before.ends_with([':', ',', '[', '{']) && after.starts_with([',', ']', '}', ':']) {
        let (start, end) = (occurrence.range.start, occurrence.range.end);
        let quote = || "\"".to_owned();
        let fix = finder.fix(FixCode::Quote, [], [(start..start, quote()), (end..end, quote())]);
        finding = finding.with_fix(fix);
    }
    finder.add(finding, occurrence.range.clone());
}

/// Reports characters that a reader can't see, except in the names of known variables.
fn check_characters(finder: &mut Finder) {
    let mut uses = finder.template.uses().iter().peekable();
    for found in invisible_characters(finder.template.text()) {
        while uses
            .next_if(|occurrence| occurrence.range.end <= found.range.start)
            .is_some()
        {}
        let is_in_name = uses.peek().is_some_and(|occurrence| {
            occurrence.range.start <= found.range.start && occurrence.variable.info().is_some()
        });
        if !is_in_name {
            let finding = found.finding(|bytes| finder.span(bytes));
            finder.add(finding, found.range);
        }
    }
}

/// Reports a template without text, the first JSON syntax error, or whatever the payload's JSON should not contain.
fn check_json(finder: &mut Finder) {
    let template = finder.template;
    if template.text().trim().is_empty() {
        finder.add(
            Diagnostic::new(Code::TemplatePayloadEmpty, []),
            0..template.text().len(),
        );
        return receiver::check_empty(finder);
    }
    let sample = template.sample();
    match sample.tape() {
        Err(error) => check_syntax(finder, error),
        Ok(tape) => {
            let payload = Payload::new(&sample, finder.context);
            let root = payload.value(tape.root());
            nested::check(finder, root);
            if !receiver::check(finder, root) {
                check_is_object(finder);
            }
        }
    }
}

fn check_syntax(finder: &mut Finder, error: SyntaxError) {
    let template = finder.template;
    let escaped_variable = template
        .uses()
        .iter()
        .find(|occurrence| occurrence.range == error.range && follows_backslash(template, occurrence));
    let Some(occurrence) = escaped_variable else {
        let finding = Diagnostic::new(Code::TemplateJson, [("reason", error.reason.into())]);
        return finder.add(finding, error.range);
    };
    let backslash = occurrence.range.start - 1..occurrence.range.start;
    let fix = finder.fix(FixCode::DropBackslash, [], [(backslash.clone(), String::new())]);
    let arguments = [("source", template.source(occurrence).into())];
    let finding = Diagnostic::new(Code::TemplateBackslash, arguments).with_fix(fix);
    finder.add(finding, backslash.start..occurrence.range.end);
}

fn follows_backslash(template: &Template, occurrence: &VariableUse) -> bool {
    let before = template.text().get(..occurrence.range.start);
    before.is_some_and(|before| before.ends_with('\\'))
}

fn check_is_object(finder: &mut Finder) {
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

/// Reports a `${` without a closing `}`. The fix closes it if that makes a known variable.
fn check_unclosed(finder: &mut Finder, bytes: Range<usize>) {
    let source = finder.template.text().get(bytes.clone()).unwrap_or_default();
    let mut finding = Diagnostic::new(
        Code::TemplateUnclosedVariable,
        [("source", shortened(source).into())],
    );
    let name_length = source
        .strip_prefix("${")
        .map_or(0, |name| name.find([' ', ',', ':', ';']).unwrap_or(name.len()));
    let end = bytes.start + "${".len() + name_length;
    let closed = source
        .get(.."${".len() + name_length)
        .map(|name| format!("{name}}}"));
    if let Some(closed) = closed.filter(|closed| is_known_variable(closed, finder.template)) {
        let arguments = [("variable", closed)];
        let fix = finder.fix(FixCode::WriteVariable, arguments, [(end..end, "}".to_owned())]);
        finding = finding.with_fix(fix);
    }
    finder.add(finding, bytes);
}

/// Shortens a source for a message.
fn shortened(source: &str) -> String {
    const MAX_CHARACTERS: usize = 60;
    match source.char_indices().nth(MAX_CHARACTERS) {
        Some((end, _)) => format!("{}…", source.get(..end).unwrap_or_default()),
        None => source.to_owned(),
    }
}

/// Returns whether `text` is exactly one variable that a template for the same webhook knows.
fn is_known_variable(text: &str, template: &Template) -> bool {
    let alone = Template::new(text, template.secret_name());
    matches!(alone.uses(), [occurrence] if occurrence.variable.info().is_some())
}
