//! GitHub's two endpoints that start workflows: `repository_dispatch` and `workflow_dispatch`.

use std::ops::Range;

use super::checker::{Checker, missing, name, start_of};
use crate::diagnostic::{Code, Diagnostic, Fix, FixCode, Phrase};
use crate::json::Kind;
use crate::lint::payload::Value;
use crate::template::{EventVariable, Variable};

/// “Less than 64 KB”, of the object alone; checked on the whole payload, which is a little larger.
const MAX_BYTES: usize = 64 * 1024 - 1;
/// The member of `workflow_dispatch` that asks for the run's id in the response.
const RETURN_RUN_DETAILS: &str = "return_run_details";

/// The rules of one endpoint: a required word, and an optional object for the workflow.
pub(super) struct Rules {
    /// The member with the word.
    word: &'static str,
    max_word: usize,
    /// The word that fixes write.
    default_word: &'static str,
    /// The member with the object.
    object: &'static str,
    max_properties: usize,
    /// Whether the word decides which workflows start.
    word_selects: bool,
    /// Whether every property of the object is one value, and not an array or an object.
    flat: bool,
}

/// `event_type` and `client_payload`.
pub(super) const REPOSITORY: Rules = Rules {
    word: "event_type",
    max_word: 100,
    default_word: "wandb-automation",
    object: "client_payload",
    max_properties: 10,
    word_selects: true,
    flat: false,
};

/// `ref` and `inputs`. GitHub raised the number of inputs from 10 to 25 in December 2025.
pub(super) const WORKFLOW: Rules = Rules {
    word: "ref",
    max_word: usize::MAX,
    default_word: "main",
    object: "inputs",
    max_properties: 25,
    word_selects: false,
    flat: true,
};

pub(super) fn check(checker: &mut Checker, root: Value, rules: &Rules) {
    match root.member(rules.word).filter(|value| !value.equals("")) {
        None => {
            let fix = match root.member(rules.word) {
                Some(empty) => write_word(checker, empty, rules),
                None => checker.add_member(root, rules.word, &format!("\"{}\"", rules.default_word)),
            };
            let finding = missing(checker.service, name(rules.word)).with_fix(fix);
            checker.collector.add(finding, start_of(root));
        }
        Some(value) => checker.at(rules.word.to_owned(), |checker| check_word(checker, value, rules)),
    }
    checker.member(root, rules.object, |checker, value| {
        check_object(checker, value, rules)
    });
    let is_known = |key: Value| {
        [rules.word, rules.object].iter().any(|name| key.equals(name))
            || (rules.flat && key.equals(RETURN_RUN_DETAILS))
    };
    let unknown = root.members().filter(|(key, _)| !is_known(*key));
    let target = root.member(rules.object);
    for (index, (key, value)) in unknown.enumerate() {
        // Creating a fix looks through the object, which has no room for more members anyway.
        let has_room = index < rules.max_properties;
        let fix = has_room
            .then(|| place(checker, target, key, value, rules))
            .flatten();
        report_unknown(checker, key, rules, fix);
    }
    let size = root.size_of_payload();
    checker.size(root, size, MAX_BYTES);
}

fn check_word(checker: &mut Checker, value: Value, rules: &Rules) {
    checker.text(value, rules.max_word);
    if !rules.word_selects {
        return;
    }
    let is_event_type = |variable: &Variable| matches!(variable, Variable::Event(event) if *event == EventVariable::EventType);
    let mut occurrences = value.occurrences();
    let (Some((_, occurrence)), true) = (occurrences.next(), value.may_be_string()) else {
        return;
    };
    let is_only_event_type = is_event_type(&occurrence.variable) && occurrences.next().is_none();
    let arguments = [("value", value.rendered_text().into())];
    let mut finding = Diagnostic::new(Code::GithubEventTypeVariable, arguments);
    if is_only_event_type {
        finding = finding.with_fix(write_word(checker, value, rules));
    }
    checker.collector.add(finding, value.range());
}

fn write_word(checker: &mut Checker, value: Value, rules: &Rules) -> Fix {
    let word = rules.default_word;
    let edits = [(value.range(), format!("\"{word}\""))];
    checker
        .collector
        .fix(FixCode::WriteText, [("text", word.to_owned())], edits)
}

fn check_object(checker: &mut Checker, value: Value, rules: &Rules) {
    if !value.may_be(Kind::Object) {
        return checker.report_shape(value, Phrase::Object);
    }
    if rules.flat {
        for (key, property) in value.members() {
            if matches!(property.kind(), Kind::Array | Kind::Object) {
                let key = key.text().unwrap_or_else(|| key.source().into());
                checker.at(checker.path_of(&key), |checker| {
                    checker.report_shape(property, Phrase::String)
                });
            }
        }
    }
    let count = value.members().count();
    if count <= rules.max_properties {
        return;
    }
    let mut finding = checker.too_many(count, rules.max_properties);
    if !rules.flat
        && let Some(fix) = nest_rest(checker, value, count, rules.max_properties)
    {
        finding = finding.with_fix(fix);
    }
    checker.collector.add(finding, start_of(value));
}

/// Creates a fix that nests the last members in a member of their own, so that `limit` members remain.
fn nest_rest(checker: &mut Checker, object: Value, count: usize, limit: usize) -> Option<Fix> {
    let kept = limit - 1;
    let is_taken = |name: &str| object.members().take(kept).any(|(key, _)| key.equals(name));
    let name = ["more", "details", "rest"]
        .into_iter()
        .find(|name| !is_taken(name))?;
    let start = object.members().nth(kept)?.0.range().start;
    let end = object.members().last()?.1.range().end;
    let edits = [
        (start..start, format!("\"{name}\": {{")),
        (end..end, "}".to_owned()),
    ];
    let arguments = [("count", (count - kept).to_string()), ("name", name.to_owned())];
    Some(checker.collector.fix(FixCode::NestMembers, arguments, edits))
}

/// Reports a member that GitHub does not permit.
fn report_unknown(checker: &mut Checker, key: Value, rules: &Rules, fix: Option<Fix>) {
    let name = key.text().unwrap_or_else(|| key.source().into());
    let arguments = [
        ("name", name.as_ref().into()),
        ("word", rules.word.into()),
        ("object", rules.object.into()),
    ];
    let mut finding = Diagnostic::new(Code::GithubUnknownMember, arguments);
    if let Some(fix) = fix {
        finding = finding.with_fix(fix);
    }
    checker.collector.add(finding, key.range());
}

/// Creates a fix that renames the other endpoint's object, or moves a member into the object or into a new one.
fn place(
    checker: &mut Checker,
    object: Option<Value>,
    key: Value,
    value: Value,
    rules: &Rules,
) -> Option<Fix> {
    let name = key.text()?;
    let is_other_object = [REPOSITORY.object, WORKFLOW.object].contains(&name.as_ref());
    if object.is_none() && is_other_object && value.kind() == Kind::Object {
        let arguments = [("from", name.into_owned()), ("to", rules.object.to_owned())];
        let edits = [(key.range(), format!("\"{}\"", rules.object))];
        return Some(checker.collector.fix(FixCode::RenameMember, arguments, edits));
    }
    let (start, end) = (key.range().start, value.range().end);
    let arguments = [("name", name.to_string()), ("object", rules.object.to_owned())];
    let Some(target) = object else {
        let edits = [
            (start..start, format!("\"{}\": {{", rules.object)),
            (end..end, "}".to_owned()),
        ];
        return Some(checker.collector.fix(FixCode::MoveMember, arguments, edits));
    };
    if target.is_variable() || target.kind() != Kind::Object || target.member(&name).is_some() {
        return None;
    }
    let inside = target.range().start + 1;
    let comma = if target.members().next().is_some() {
        ", "
    } else {
        ""
    };
    let insert = format!("{}: {}{comma}", key.source(), value.source());
    let removed = with_comma(checker.collector.template.text(), start..end);
    let edits = if removed.start < inside {
        [(removed, String::new()), (inside..inside, insert)]
    } else {
        [(inside..inside, insert), (removed, String::new())]
    };
    Some(checker.collector.fix(FixCode::MoveMember, arguments, edits))
}

/// Extends a member's range by its comma: the one after it and the whitespace up to the next member, or, for the last
/// member, the one before it.
fn with_comma(text: &str, member: Range<usize>) -> Range<usize> {
    let after = text.get(member.end..).unwrap_or_default();
    let trimmed = after.trim_start();
    if let Some(next) = trimmed.strip_prefix(',') {
        return member.start..text.len() - next.trim_start().len();
    }
    let before = text.get(..member.start).unwrap_or_default().trim_end();
    let start = before.strip_suffix(',').map_or(member.start, str::len);
    start..member.end
}
