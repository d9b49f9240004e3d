//! Finds text that was probably meant as a variable: `$alias`, and the placeholders of other template languages.

use std::ops::Range;

use super::collector::Collector;
use crate::diagnostic::{Code, Diagnostic, FixCode};
use crate::model::{EventOffer, SecretName};
use crate::template::{EventVariable, Segment, Template, word_length};

/// The variable of the version's metadata, without a key.
pub(super) const METADATA: &str = "artifact_metadata";

/// The longest placeholder that is searched, so that the search is linear.
const MAX_LENGTH: usize = 100;

/// The delimiters of placeholders in other template languages.
const DELIMITERS: [(&str, &str); 4] = [("{{", "}}"), ("{", "}"), ("<", ">"), ("%", "%")];

/// Reports each placeholder in literal text that has the name of a variable.
pub(super) fn check(collector: &mut Collector) {
    let template = collector.template;
    let mut start = 0;
    for segment in template.segments() {
        match segment {
            Segment::Literal(literal) => {
                check_literal(collector, literal, start);
                start += literal.len();
            }
            Segment::Variable(occurrence) => start = occurrence.range.end,
        }
    }
}

fn check_literal(collector: &mut Collector, literal: &str, start: usize) {
    let mut checked = 0;
    for (position, opening) in literal.match_indices(['$', '{', '<', '%']) {
        if collector.is_full() {
            return;
        }
        if position < checked {
            continue;
        }
        let text = literal.get(position..).unwrap_or_default();
        if opening == "$" {
            let name = text
                .get(1..)
                .map_or("", |after| after.get(..word_length(after)).unwrap_or_default());
            if !name.is_empty() {
                check_word(
                    collector,
                    name,
                    start + position..start + position + 1 + name.len(),
                );
            }
            // An unclosed `${` is reported as such.
            checked = position + if text.starts_with("${") { 2 } else { 1 };
        } else if let Some((name, length)) = placeholder(text, collector.template) {
            let range = start + position..start + position + length;
            report(collector, &name, range);
            checked = position + length;
        }
    }
}

/// Reports a placeholder of another template language. The fix writes the variable.
pub(super) fn report(collector: &mut Collector, name: &str, range: Range<usize>) {
    let source = collector.template.text().get(range.clone()).unwrap_or_default();
    let finding = Diagnostic::new(Code::TemplateOtherSyntax, [("source", source.into())]);
    let variable = format!("${{{name}}}");
    let edits = [(range.clone(), variable.clone())];
    let fix = collector.fix(FixCode::WriteVariable, [("variable", variable)], edits);
    collector.add(finding.with_fix(fix), range);
}

/// Returns the variable that the placeholder at the start of `text` names, and the placeholder's length.
fn placeholder(text: &str, template: &Template) -> Option<(String, usize)> {
    DELIMITERS.iter().find_map(|(opening, closing)| {
        let inside = text.strip_prefix(opening)?;
        let end = inside
            .bytes()
            .take(MAX_LENGTH)
            .position(|byte| Some(&byte) == closing.as_bytes().first())?;
        let (name, after) = inside.split_at_checked(end)?;
        after.strip_prefix(closing)?;
        // Only placeholders in braces have spaces in them.
        let name = if opening.starts_with('{') {
            name.trim()
        } else {
            name
        };
        let name = known_name(name, template)?;
        Some((name, opening.len() + end + closing.len()))
    })
}

/// Returns the variable with this name, in any case, as a template writes it.
pub(super) fn known_name(name: &str, template: &Template) -> Option<String> {
    let lower = name.to_ascii_lowercase();
    if is_usual_variable(&lower) {
        return Some(lower);
    }
    let is_secret = name == "ACCESS_TOKEN"
        || template
            .secret_name()
            .is_some_and(|secret| secret.as_str() == name);
    let is_metadata = name
        .strip_prefix(METADATA)
        .and_then(|after| after.strip_prefix('.'))
        .is_some_and(|key| !key.is_empty() && !key.contains(['"', '\\', '$']));
    (is_secret || is_metadata).then(|| name.to_owned())
}

/// Returns whether this is the name of a variable that events other than Weave's fill. The names of Weave's variables, like
/// `message`, are also ordinary words.
fn is_usual_variable(name: &str) -> bool {
    EventVariable::named(name).is_some_and(|variable| {
        let mut filled_by = variable.info().filled_by.iter();
        filled_by.any(|event_type| event_type.info().offer == EventOffer::Offered)
    })
}

/// Reports a `$word` that has the name of a variable or of a secret that the webhook does not have.
fn check_word(collector: &mut Collector, name: &str, bytes: Range<usize>) {
    let is_variable_name = is_usual_variable(name) || name == METADATA;
    if check_secret_of_team(collector, name, bytes.clone()) {
        return;
    }
    if !is_variable_name {
        check_secret_name(collector, name, bytes);
        return;
    }
    let mut finding = Diagnostic::new(Code::TemplateBracesMissing, [("name", name.into())]);
    if name != METADATA {
        let variable = format!("${{{name}}}");
        let edit = (bytes.clone(), variable.clone());
        finding = finding.with_fix(collector.fix(FixCode::WriteVariable, [("variable", variable)], [edit]));
    }
    collector.add(finding, bytes);
}

/// Reports a secret of the team that the webhook does not have, and returns whether `name` is one.
pub(super) fn check_secret_of_team(collector: &mut Collector, name: &str, bytes: Range<usize>) -> bool {
    let has_name = |secret: &SecretName| secret.as_str() == name;
    let Some(webhook) = collector.context.webhook else {
        return false;
    };
    if webhook.access_token.as_ref().is_some_and(has_name) {
        let variable = "${ACCESS_TOKEN}".to_owned();
        let edit = (bytes.clone(), variable.clone());
        let fix = collector.fix(FixCode::WriteVariable, [("variable", variable)], [edit]);
        let finding = Diagnostic::new(Code::TemplateTokenByName, [("name", name.into())]);
        collector.add(finding.with_fix(fix), bytes);
        return true;
    }
    if !collector.context.team_secrets.iter().any(has_name) {
        return false;
    }
    let finding = Diagnostic::new(Code::TemplateSecretNotGiven, [("name", name.into())]);
    collector.add(finding, bytes);
    true
}

/// Reports a name in capitals that probably means a secret, and returns whether it did. The fix writes the webhook's secret or,
/// if it has none, its access token. A word like `$USD` is not reported.
pub(super) fn check_secret_name(collector: &mut Collector, name: &str, bytes: Range<usize>) -> bool {
    const SECRET_WORDS: [&str; 6] = ["SECRET", "TOKEN", "PASSWORD", "_KEY", "API", "SIGN"];
    let Some(webhook) = collector.context.webhook else {
        return false;
    };
    let is_capital = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_';
    if !name.bytes().all(is_capital) || !SECRET_WORDS.iter().any(|word| name.contains(word)) {
        return false;
    }
    let source = collector.template.text().get(bytes.clone()).unwrap_or_default();
    let mut finding = Diagnostic::new(Code::TemplateSecretUnknown, [("source", source.into())]);
    let meant = match (&webhook.secret, &webhook.access_token) {
        (Some(secret), _) => Some(secret.as_str()),
        (None, Some(_)) => Some("ACCESS_TOKEN"),
        (None, None) => None,
    };
    if let Some(meant) = meant {
        let variable = format!("${{{meant}}}");
        let edit = (bytes.clone(), variable.clone());
        finding = finding.with_fix(collector.fix(FixCode::WriteVariable, [("variable", variable)], [edit]));
    }
    collector.add(finding, bytes);
    true
}
