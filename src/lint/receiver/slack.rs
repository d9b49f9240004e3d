//! Slack's incoming webhooks: messages of text and Block Kit blocks.

use super::checker::{Checker, either, has_content};
use crate::diagnostic::{Code, Diagnostic, FixCode, Phrase};
use crate::json::Kind;
use crate::lint::payload::{Value, is_plain};
use crate::template::Variable;

const MAX_BLOCKS: usize = 50;
const MAX_HEADER: usize = 150;
const MAX_SECTION: usize = 3000;
const MAX_FIELDS: usize = 10;
const MAX_FIELD: usize = 2000;
const MAX_CONTEXT_ELEMENTS: usize = 10;
/// The types of text objects.
const TEXT_TYPES: [&str; 2] = ["plain_text", "mrkdwn"];

pub(super) fn check(checker: &mut Checker, root: Value) {
    if !has_content(root, &["text", "blocks", "attachments"]) {
        checker.report_missing_text(root, either("text", "blocks"), "text");
    }
    checker.member(root, "text", |checker, text| {
        if text.may_be_string() {
            check_markup(checker, text, None)
        } else {
            checker.report_shape(text, Phrase::String)
        }
    });
    checker.member(root, "blocks", |checker, blocks| {
        checker.items(blocks, MAX_BLOCKS, check_block);
        check_markup_inside(checker, blocks);
    });
    checker.member(root, "attachments", check_markup_inside);
}

fn check_block(checker: &mut Checker, block: Value) {
    if !block.may_be(Kind::Object) {
        return checker.report_shape(block, Phrase::Object);
    }
    checker.required(block, "type", |_, _| {});
    let is_kind = |name| block.member("type").is_some_and(|kind| kind.equals(name));
    if is_kind("header") {
        checker.required(block, "text", |checker, text| {
            check_text_object(checker, text, MAX_HEADER, &["plain_text"])
        });
    } else if is_kind("section") {
        check_section(checker, block);
    } else if is_kind("context") {
        checker.required(block, "elements", |checker, elements| {
            checker.items(elements, MAX_CONTEXT_ELEMENTS, |_, _| {});
        });
    }
}

fn check_section(checker: &mut Checker, section: Value) {
    if !has_content(section, &["text", "fields"]) {
        let known = either(&checker.path_of("text"), &checker.path_of("fields"));
        checker.report_missing(section, known);
    }
    checker.member(section, "text", |checker, text| {
        check_text_object(checker, text, MAX_SECTION, &TEXT_TYPES)
    });
    checker.member(section, "fields", |checker, fields| {
        checker.items(fields, MAX_FIELDS, |checker, field| {
            check_text_object(checker, field, MAX_FIELD, &TEXT_TYPES)
        });
    });
}

/// Checks an object like `{"type": "mrkdwn", "text": …}`, whose type is one of `types`.
fn check_text_object(checker: &mut Checker, object: Value, limit: usize, types: &[&str]) {
    if !object.may_be(Kind::Object) {
        return checker.report_shape(object, Phrase::Object);
    }
    if object.member("type").is_none() && !object.is_variable() {
        checker.report_missing_member(object, "type", "\"plain_text\"");
    }
    checker.member(object, "type", |checker, kind| {
        checker.one_of(kind, types, FixCode::UsePlainText)
    });
    checker.required(object, "text", |checker, text| checker.text(text, limit));
}

/// Checks the markup of all text objects inside a value.
fn check_markup_inside(checker: &mut Checker, value: Value) {
    let mut open = vec![value];
    while let Some(value) = open.pop() {
        let markup = value.member("type").filter(|kind| kind.equals("mrkdwn"));
        if let (Some(kind), Some(text)) = (markup, value.member("text")) {
            check_markup(checker, text, Some(kind));
        }
        open.extend(value.items());
        open.extend(value.members().map(|(_, member)| member));
    }
}

/// Reports the variables in a text whose values Slack may read as markup: W&B does not escape `&`, `<` and `>` as Slack's
/// text requires. `kind` is the type of the text object, which the fix changes.
fn check_markup(checker: &mut Checker, text: Value, kind: Option<Value>) {
    for (index, occurrence) in text.occurrences() {
        let value = text.rendered(index);
        let found = value
            .as_deref()
            .and_then(|value| value.chars().find(|c| matches!(c, '&' | '<' | '>')));
        let name = checker.collector.template.name(occurrence).to_owned();
        let mut finding = match found {
            Some(found) => {
                let arguments = [("name", name.into()), ("found", found.to_string().into())];
                Diagnostic::new(Code::SlackMarkup, arguments)
            }
            None if may_contain_markup(&occurrence.variable) => {
                Diagnostic::new(Code::SlackMarkupPossible, [("name", name.into())])
            }
            None => continue,
        };
        if let Some(kind) = kind {
            let edits = [(kind.range(), "\"plain_text\"".to_owned())];
            finding = finding.with_fix(checker.collector.fix(FixCode::UsePlainText, [], edits));
        }
        checker.collector.add(finding, occurrence.range.clone());
    }
}

/// Returns whether values of a variable may contain `&`, `<` or `>`. Unknown names are reported elsewhere, and only the user
/// knows the values of secrets.
fn may_contain_markup(variable: &Variable) -> bool {
    matches!(variable, Variable::Event(_) | Variable::Metadata(_)) && !is_plain(variable)
}
