//! Checks the value of a secret while it is entered. No finding contains a part of it.

use crate::diagnostic::{Code, Diagnostic, Edit, Fix, FixCode, Locator, Phrase};
use crate::request::invalid_character;

/// Returns all findings about a secret's value: whitespace around it, and characters that an access token can't have. A
/// fix contains only the spans to remove.
pub fn check_secret_value(value: &str) -> Vec<Diagnostic> {
    if value.is_empty() {
        return vec![Diagnostic::new(Code::SecretValueEmpty, [])];
    }
    let start = value.len() - value.trim_start().len();
    let end = start + value.trim().len();
    let mut findings = Vec::new();
    let found = match (start > 0, end < value.len()) {
        (true, true) => Some(Phrase::SpaceAround),
        (true, false) => Some(Phrase::SpaceBefore),
        (false, true) => Some(Phrase::SpaceAfter),
        (false, false) => None,
    };
    if let Some(found) = found {
        let mut locator = Locator::new(value);
        let around = [0..start, end..value.len()];
        let edits = around
            .into_iter()
            .filter(|bytes| !bytes.is_empty())
            .map(|bytes| Edit {
                span: locator.span(bytes),
                text: String::new(),
            });
        let fix = Fix::new(FixCode::Trim, [], edits.collect());
        let finding = Diagnostic::new(Code::SecretValueSpace, [("found", found.into())]);
        findings.push(finding.with_fix(fix));
    }
    let inside = value.get(start..end).unwrap_or_default();
    if let Some((position, found)) = invalid_character(inside) {
        let position = value.get(..start).unwrap_or_default().chars().count() + position;
        let arguments = [("position", position.to_string().into()), ("found", found.into())];
        findings.push(Diagnostic::new(Code::SecretValueHeader, arguments));
    }
    findings
}
