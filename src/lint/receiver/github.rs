//! GitHub's `repository_dispatch` endpoint.

use std::ops::Range;

use super::checker::{Checker, missing, name, start_of};
use crate::diagnostic::{Code, Diagnostic, Fix, FixCode, Phrase};
use crate::json::Kind;
use crate::lint::payload::Value;
use crate::template::{EventVariable, Variable};

const MAX_EVENT_TYPE: usize = 100;
const MAX_PROPERTIES: usize = 10;
/// “Less than 64 KB”, of the client payload alone; checked on the whole payload, which is a little larger.
const MAX_BYTES: usize = 64 * 1024 - 1;
/// The word that fixes write.
const WORD: &str = "wandb-automation";

pub(super) fn check(checker: &mut Checker, root: Value) {
    match root.member("event_type").filter(|value| !value.equals("")) {
        None => {
            let fix = match root.member("event_type") {
                Some(empty) => write_word(checker, empty),
                None => checker.add_member(root, "event_type", &format!("\"{WORD}\"")),
            };
            let finding = missing(checker.service, name("event_type")).with_fix(fix);
            checker.collector.add(finding, start_of(root));
        }
        Some(value) => checker.at("event_type".to_owned(), |checker| {
            check_event_type(checker, value)
        }),
    }
    checker.member(root, "client_payload", check_client_payload);
    let unknown = root
        .members()
        .filter(|(key, _)| !key.equals("event_type") && !key.equals("client_payload"));
    let target = root.member("client_payload");
    for (index, (key, value)) in unknown.enumerate() {
        // Creating a fix looks through the client payload, which has no room for more members anyway.
        let has_room = index < MAX_PROPERTIES;
        let fix = has_room.then(|| move_into(checker, target, key, value)).flatten();
        report_unknown(checker, key, fix);
    }
    let size = root.size_of_payload();
    checker.size(root, size, MAX_BYTES);
}

fn check_event_type(checker: &mut Checker, value: Value) {
    checker.text(value, MAX_EVENT_TYPE);
    let is_event_type = |variable: &Variable| matches!(variable, Variable::Event(event) if *event == EventVariable::EventType);
    let mut occurrences = value.occurrences();
    let (Some((_, occurrence)), true) = (occurrences.next(), value.may_be_string()) else {
        return;
    };
    let is_only_event_type = is_event_type(&occurrence.variable) && occurrences.next().is_none();
    let arguments = [("value", value.rendered_text().into())];
    let mut finding = Diagnostic::new(Code::GithubEventTypeVariable, arguments);
    if is_only_event_type {
        finding = finding.with_fix(write_word(checker, value));
    }
    checker.collector.add(finding, value.range());
}

fn write_word(checker: &mut Checker, value: Value) -> Fix {
    let edits = [(value.range(), format!("\"{WORD}\""))];
    checker
        .collector
        .fix(FixCode::WriteText, [("text", WORD.to_owned())], edits)
}

fn check_client_payload(checker: &mut Checker, value: Value) {
    if !value.may_be(Kind::Object) {
        return checker.report_shape(value, Phrase::Object);
    }
    let count = value.members().count();
    if count <= MAX_PROPERTIES {
        return;
    }
    let mut finding = checker.too_many(count, MAX_PROPERTIES);
    if let Some(fix) = nest_rest(checker, value, count) {
        finding = finding.with_fix(fix);
    }
    checker.collector.add(finding, start_of(value));
}

/// Creates a fix that nests all members but the first nine in a member of their own.
fn nest_rest(checker: &mut Checker, object: Value, count: usize) -> Option<Fix> {
    let kept = MAX_PROPERTIES - 1;
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
fn report_unknown(checker: &mut Checker, key: Value, fix: Option<Fix>) {
    let name = key.text().unwrap_or_else(|| key.source().into());
    let mut finding = Diagnostic::new(Code::GithubUnknownMember, [("name", name.as_ref().into())]);
    if let Some(fix) = fix {
        finding = finding.with_fix(fix);
    }
    checker.collector.add(finding, key.range());
}

/// Creates a fix that moves a member into the client payload, or into a new one.
fn move_into(checker: &mut Checker, client_payload: Option<Value>, key: Value, value: Value) -> Option<Fix> {
    let name = key.text()?;
    let (start, end) = (key.range().start, value.range().end);
    let arguments = [("name", name.to_string())];
    let Some(target) = client_payload else {
        let edits = [
            (start..start, "\"client_payload\": {".to_owned()),
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
