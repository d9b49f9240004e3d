//! Slack's incoming webhooks: messages of text and Block Kit blocks.

use super::checker::{Checker, either, has_content};
use crate::diagnostic::{Code, Diagnostic, FixCode, Phrase, nearest};
use crate::json::Kind;
use crate::lint::payload::{Value, is_plain};
use crate::template::Variable;

const MAX_BLOCKS: usize = 50;
const MAX_HEADER: usize = 150;
const MAX_SECTION: usize = 3000;
const MAX_FIELDS: usize = 10;
const MAX_FIELD: usize = 2000;
const MAX_IMAGE_ADDRESS: usize = 3000;
const MAX_ALT_TEXT: usize = 2000;
const MAX_TITLE: usize = 2000;
const MAX_MARKDOWN: usize = 12_000;
/// How many characters a mistyped type of a block has for each mistake.
const CHARACTERS_PER_MISTAKE: usize = 3;

/// The types of blocks that Slack documents, with the members that each requires. Headers, images and sections have checks
/// of their own.
const BLOCK_TYPES: [(&str, &[&str]); 22] = [
    ("actions", &["elements"]),
    ("alert", &["text"]),
    ("call", &["call_id"]),
    ("card", &[]),
    ("carousel", &["elements"]),
    ("container", &[]),
    ("context", &["elements"]),
    ("context_actions", &["elements"]),
    ("data_table", &[]),
    ("data_visualization", &[]),
    ("divider", &[]),
    ("file", &["external_id", "source"]),
    ("header", &[]),
    ("image", &[]),
    ("input", &["label", "element"]),
    ("markdown", &["text"]),
    ("plan", &[]),
    ("rich_text", &["elements"]),
    ("section", &[]),
    ("table", &["rows"]),
    ("task_card", &[]),
    ("video", &["alt_text", "title", "thumbnail_url", "video_url"]),
];

/// The arrays of blocks that have a limit.
const ARRAYS: [(&str, &str, usize); 5] = [
    ("actions", "elements", 25),
    ("carousel", "elements", 10),
    ("context", "elements", 10),
    ("context_actions", "elements", 5),
    ("table", "rows", 100),
];

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
    checker.required(block, "type", check_block_type);
    let kind = block.member("type").and_then(Value::text).unwrap_or_default();
    let required = BLOCK_TYPES.iter().find(|(name, _)| *name == kind);
    for member in required.iter().flat_map(|(_, members)| *members) {
        checker.required(block, member, |_, _| {});
    }
    for (_, member, limit) in ARRAYS.iter().filter(|(name, ..)| *name == kind) {
        checker.member(block, member, |checker, array| {
            checker.items(array, *limit, check_element);
        });
    }
    match kind.as_ref() {
        "header" => checker.required(block, "text", |checker, text| {
            check_text_object(checker, text, MAX_HEADER, &["plain_text"])
        }),
        "section" => check_section(checker, block),
        "image" => check_image(checker, block),
        "markdown" => checker.member(block, "text", |checker, text| checker.text(text, MAX_MARKDOWN)),
        _ => {}
    }
}

/// Reports a type that Slack does not document. The fix writes the type that was probably meant.
fn check_block_type(checker: &mut Checker, kind: Value) {
    if !kind.may_be_string() {
        return checker.report_shape(kind, Phrase::String);
    }
    let names = BLOCK_TYPES.map(|(name, _)| name);
    let Some(found) = kind.text().filter(|found| !names.contains(&found.as_ref())) else {
        return;
    };
    let known = names.join(", ");
    let arguments = [
        ("path", checker.path().into()),
        ("found", found.as_ref().into()),
        ("known", known.into()),
    ];
    let mut finding = Diagnostic::new(Code::SlackBlockType, arguments);
    if let Some(name) = nearest(&found, names, CHARACTERS_PER_MISTAKE) {
        let edits = [(kind.range(), format!("\"{name}\""))];
        let fix = checker
            .collector
            .fix(FixCode::WriteName, [("name", name.to_owned())], edits);
        finding = finding.with_fix(fix);
    }
    checker.collector.add(finding, kind.range());
}

/// Checks an element of a block where it is an image or a text.
fn check_element(checker: &mut Checker, element: Value) {
    let is_kind = |name| element.member("type").is_some_and(|kind| kind.equals(name));
    if is_kind("image") {
        check_image(checker, element);
    } else if TEXT_TYPES.iter().any(|name| is_kind(name)) {
        check_text_object(checker, element, usize::MAX, &TEXT_TYPES);
    }
}

/// Checks an image, which may be a block or an element of a block.
fn check_image(checker: &mut Checker, image: Value) {
    if !has_content(image, &["image_url", "slack_file"]) {
        let known = either(&checker.path_of("image_url"), &checker.path_of("slack_file"));
        checker.report_missing(image, known);
    }
    checker.member(image, "image_url", |checker, address| {
        checker.text(address, MAX_IMAGE_ADDRESS)
    });
    checker.required(image, "alt_text", |checker, text| {
        checker.text(text, MAX_ALT_TEXT)
    });
    checker.member(image, "title", |checker, title| {
        check_text_object(checker, title, MAX_TITLE, &["plain_text"])
    });
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
    checker.member(section, "accessory", check_element);
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
