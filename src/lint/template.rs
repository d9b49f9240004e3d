//! Checks a template: its JSON syntax, its variables and its characters.

use std::ops::Range;

use super::collector::Collector;
use super::context::TemplateContext;
use super::payload::Payload;
use super::{nested, placeholder, receiver, variable};
use crate::diagnostic::{Code, Diagnostic, FixCode, Phrase, invisible_characters};
use crate::json::SyntaxError;
use crate::request::is_blank;
use crate::template::{Context, Template, Variable, VariableUse};

/// Returns all findings about a template, ordered by their spans.
pub fn check_template(template: &Template, context: &TemplateContext) -> Vec<Diagnostic> {
    let mut collector = Collector::new(template, context);
    for occurrence in template.uses() {
        if collector.is_full() {
            break;
        }
        match &occurrence.variable {
            Variable::Event(_) | Variable::Metadata(_) => variable::check_value(&mut collector, occurrence),
            Variable::AccessToken | Variable::Secret => variable::check_secret(&mut collector, occurrence),
            Variable::Unknown(name) => variable::check_unknown(&mut collector, occurrence, name),
        }
        if occurrence.context == Context::Bare {
            check_bare(&mut collector, occurrence);
        }
    }
    collector.end_pass();
    for unclosed in template.unclosed() {
        if collector.is_full() {
            break;
        }
        check_unclosed(&mut collector, unclosed.clone());
    }
    collector.end_pass();
    placeholder::check(&mut collector);
    collector.end_pass();
    check_invisible_characters(&mut collector);
    collector.end_pass();
    check_json(&mut collector);
    collector.end_pass();
    collector.finish()
}

/// Reports a variable outside a JSON string. The fix adds quotes if the variable is a value of its own.
fn check_bare(collector: &mut Collector, occurrence: &VariableUse) {
    let name = collector.template.name(occurrence).into();
    let mut finding = Diagnostic::new(Code::TemplateOutsideString, [("name", name)]);
    let text = collector.template.text();
    let before = text.get(..occurrence.range.start).unwrap_or_default().trim_end();
    let after = text.get(occurrence.range.end..).unwrap_or_default().trim_start();
    let source = collector.template.source(occurrence);
    let fits_a_string = !source.contains(['"', '\\']);
    if fits_a_string && before.ends_with([':', ',', '[', '{']) && after.starts_with([',', ']', '}', ':']) {
        let (start, end) = (occurrence.range.start, occurrence.range.end);
        let quote = || "\"".to_owned();
        let fix = collector.fix(FixCode::Quote, [], [(start..start, quote()), (end..end, quote())]);
        finding = finding.with_fix(fix);
    }
    collector.add(finding, occurrence.range.clone());
}

/// Reports invisible characters, except in the names of known variables.
fn check_invisible_characters(collector: &mut Collector) {
    let mut uses = collector.template.uses().iter().peekable();
    for found in invisible_characters(collector.template.text()) {
        while uses
            .next_if(|occurrence| occurrence.range.end <= found.range.start)
            .is_some()
        {}
        let is_in_name = uses.peek().is_some_and(|occurrence| {
            occurrence.range.start <= found.range.start && occurrence.variable.info().is_some()
        });
        if collector.is_full() {
            break;
        }
        if !is_in_name {
            let finding = found.finding(|bytes| collector.span(bytes));
            collector.add(finding, found.range);
        }
    }
}

/// Reports a template without text, the first JSON syntax error, or the problems of the payload's JSON.
fn check_json(collector: &mut Collector) {
    let template = collector.template;
    if is_blank(template.text().as_bytes()) {
        collector.add(
            Diagnostic::new(Code::TemplatePayloadEmpty, []),
            0..template.text().len(),
        );
        return receiver::check_empty(collector);
    }
    let sample = template.sample();
    match sample.tape() {
        Err(error) => check_syntax(collector, error),
        Ok(tape) => {
            let payload = Payload::new(&sample, collector.context);
            let root = payload.value(tape.root());
            nested::check(collector, root);
            if !receiver::check(collector, root) {
                check_is_object(collector);
            }
        }
    }
}

fn check_syntax(collector: &mut Collector, error: SyntaxError) {
    let template = collector.template;
    let escaped_variable = template
        .uses()
        .iter()
        .find(|occurrence| occurrence.range == error.range && follows_backslash(template, occurrence));
    let Some(occurrence) = escaped_variable else {
        let finding = Diagnostic::new(Code::TemplateJson, [("reason", error.reason.into())]);
        return collector.add(finding, error.range);
    };
    let backslash = occurrence.range.start - 1..occurrence.range.start;
    let fix = collector.fix(FixCode::DropBackslash, [], [(backslash.clone(), String::new())]);
    let arguments = [("source", template.source(occurrence).into())];
    let finding = Diagnostic::new(Code::TemplateBackslash, arguments).with_fix(fix);
    collector.add(finding, backslash.start..occurrence.range.end);
}

fn follows_backslash(template: &Template, occurrence: &VariableUse) -> bool {
    let before = template.text().get(..occurrence.range.start);
    before.is_some_and(|before| before.ends_with('\\'))
}

fn check_is_object(collector: &mut Collector) {
    let text = collector.template.text();
    let found = match text.trim_start().chars().next() {
        Some('{') => return,
        Some('[') => Phrase::Array,
        Some('"') => Phrase::String,
        Some('$') => Phrase::Variable,
        _ => Phrase::SingleValue,
    };
    let finding = Diagnostic::new(Code::TemplateNotObject, [("found", found.into())]);
    collector.add(finding, 0..text.len());
}

/// Reports a `${` without a closing `}`. The fix closes it if that makes a known variable.
fn check_unclosed(collector: &mut Collector, bytes: Range<usize>) {
    let source = collector.template.text().get(bytes.clone()).unwrap_or_default();
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
    if let Some(closed) = closed.filter(|closed| is_known_variable(closed, collector.template)) {
        let arguments = [("variable", closed)];
        let fix = collector.fix(FixCode::WriteVariable, arguments, [(end..end, "}".to_owned())]);
        finding = finding.with_fix(fix);
    }
    collector.add(finding, bytes);
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
