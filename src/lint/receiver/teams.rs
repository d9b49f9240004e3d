//! Microsoft Teams: workflows that post Adaptive Cards.

use super::adaptive_card::{CONTENT_TYPE, from_message_card, message};
use super::checker::{Checker, start_of};
use crate::diagnostic::{Code, Diagnostic, FixCode, Phrase};
use crate::json::Kind;
use crate::lint::payload::Value;

/// 28 KB for a message.
const MAX_BYTES: usize = 28 * 1024;

pub(super) fn check(checker: &mut Checker, root: Value) {
    let size = root.size_of_payload();
    checker.size(root, size, MAX_BYTES);
    if let Some(kind) = root.member("@type").filter(|kind| kind.equals("MessageCard")) {
        return replace(
            checker,
            root,
            Code::TeamsMessageCard,
            kind.range(),
            FixCode::UseAdaptiveCard,
            |root| Some(from_message_card(root)),
        );
    }
    if root
        .member("type")
        .is_some_and(|kind| kind.equals("AdaptiveCard"))
    {
        return replace(
            checker,
            root,
            Code::TeamsNoCard,
            start_of(root),
            FixCode::WrapCard,
            |root| Some(message(root.source())),
        );
    }
    let has_attachments = root
        .member("attachments")
        .is_some_and(|value| value.is_variable() || value.items().next().is_some());
    if !has_attachments {
        return replace(
            checker,
            root,
            Code::TeamsNoCard,
            start_of(root),
            FixCode::UseAdaptiveCard,
            |root| {
                let has_text = ["text", "title", "summary"]
                    .iter()
                    .any(|name| root.member(name).is_some_and(Value::may_be_string));
                has_text.then(|| from_message_card(root))
            },
        );
    }
    checker.member(root, "attachments", |checker, attachments| {
        checker.items(attachments, usize::MAX, check_attachment);
    });
}

fn check_attachment(checker: &mut Checker, attachment: Value) {
    if !attachment.may_be(Kind::Object) {
        return checker.report_shape(attachment, Phrase::Object);
    }
    if attachment.is_variable() {
        return;
    }
    let is_card = attachment
        .member("contentType")
        .is_some_and(|kind| kind.equals(CONTENT_TYPE));
    let content = attachment.member("content");
    let has_card = content.is_some_and(|content| {
        content.is_variable()
            || content
                .member("type")
                .is_some_and(|kind| kind.equals("AdaptiveCard"))
    });
    if !is_card || !has_card {
        checker
            .collector
            .add(Diagnostic::new(Code::TeamsNoCard, []), start_of(attachment));
    }
}

/// Reports a payload whose fix replaces all of it.
fn replace(
    checker: &mut Checker,
    root: Value,
    code: Code,
    range: std::ops::Range<usize>,
    fix: FixCode,
    replacement: impl FnOnce(Value) -> Option<String>,
) {
    let mut finding = Diagnostic::new(code, []);
    if let Some(text) = replacement(root) {
        finding = finding.with_fix(checker.collector.fix(fix, [], [(root.range(), text)]));
    }
    checker.collector.add(finding, range);
}
