//! The rules of W&B's schema for the names of automations and webhooks (sdk).

use crate::diagnostic::{
    Code, Diagnostic, Edit, Fix, FixCode, Locator, Phrase, invisible_findings, invisible_name,
    without_invisible,
};

/// The maximum length of an automation's name, in characters (sdk).
const AUTOMATION_NAME_LIMIT: usize = 255;

/// The maximum length of a webhook's name, in characters (sdk).
const WEBHOOK_NAME_LIMIT: usize = 64;

/// Returns all findings about the name of an automation. Spans are in the name.
pub fn check_automation_name(name: &str) -> Vec<Diagnostic> {
    if name.trim().is_empty() {
        return vec![empty(Phrase::AutomationNoun)];
    }
    let mut findings: Vec<_> = too_long(name, AUTOMATION_NAME_LIMIT, Phrase::AutomationNoun)
        .into_iter()
        .collect();
    findings.extend(invisible_findings(name));
    findings
}

/// Returns all findings about the name of a webhook: W&B's schema has the pattern `^[-\w]+([ ]+[-\w]+)*$`. Spans are in
/// the name.
pub fn check_webhook_name(name: &str) -> Vec<Diagnostic> {
    if name.trim().is_empty() {
        return vec![empty(Phrase::WebhookNoun)];
    }
    let mut findings: Vec<_> = too_long(name, WEBHOOK_NAME_LIMIT, Phrase::WebhookNoun)
        .into_iter()
        .collect();
    findings.extend(wrong_character(name));
    findings
}

/// Returns the finding about a name that other records of its kind have, with a free name as the fix. The records are all
/// automations, or the webhooks of one team.
pub fn check_duplicate_name(name: &str, others: &[String], what: Phrase) -> Option<Diagnostic> {
    if !others.iter().any(|other| other == name) {
        return None;
    }
    let arguments = [("what", what.into()), ("name", name.into())];
    let finding = Diagnostic::new(Code::NameTaken, arguments).at(whole(name));
    let free = (2..).map(|number| format!("{name} {number}"));
    let free = free.take(others.len() + 1).find(|free| !others.contains(free));
    Some(match free {
        Some(free) => finding.with_fix(rename(name, free)),
        None => finding,
    })
}

fn empty(what: Phrase) -> Diagnostic {
    Diagnostic::new(Code::NameEmpty, [("what", what.into())])
}

fn too_long(name: &str, limit: usize, what: Phrase) -> Option<Diagnostic> {
    let found = name.chars().count();
    if found <= limit {
        return None;
    }
    let arguments = [
        ("what", what.into()),
        ("found", found.to_string().into()),
        ("limit", limit.to_string().into()),
    ];
    Some(Diagnostic::new(Code::NameTooLong, arguments).at(whole(name)))
}

/// Returns the finding about the first character that a webhook's name can't have, with a name that can as the fix.
fn wrong_character(name: &str) -> Option<Diagnostic> {
    let first = name.chars().next()?;
    let last = name.chars().next_back()?;
    let (index, found) = if first == ' ' {
        (0, first)
    } else if let Some((index, found)) = name
        .char_indices()
        .find(|(_, character)| *character != ' ' && !is_word(*character))
    {
        (index, found)
    } else if last == ' ' {
        (name.len() - 1, last)
    } else {
        return None;
    };
    let position = name.get(..index).unwrap_or_default().chars().count() + 1;
    let found_text = match found {
        ' ' => Phrase::Space.into(),
        character if character.is_control() => Phrase::HeaderControl.into(),
        character => invisible_name(character).unwrap_or_else(|| format!("“{character}”").into()),
    };
    let arguments = [
        ("what", Phrase::WebhookNoun.into()),
        ("found", found_text),
        ("position", position.to_string().into()),
    ];
    let span = Locator::new(name).span(index..index + found.len_utf8());
    let finding = Diagnostic::new(Code::NameCharacter, arguments).at(span);
    let allowed = without_wrong_characters(&without_invisible(name));
    Some(match allowed.is_empty() {
        true => finding,
        false => finding.with_fix(rename(name, allowed)),
    })
}

/// Returns whether `\w` or a hyphen matches the character; Unicode letters and digits count (assumed, as in Python).
fn is_word(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '_' | '-')
}

fn without_wrong_characters(name: &str) -> String {
    let words = name.split(|character: char| !is_word(character));
    let words: Vec<_> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

fn whole(name: &str) -> crate::diagnostic::Span {
    Locator::new(name).span(0..name.len())
}

fn rename(name: &str, new: String) -> Fix {
    let edit = Edit {
        span: whole(name),
        text: new.clone(),
    };
    Fix::new(FixCode::WriteName, [("name", new)], vec![edit])
}
