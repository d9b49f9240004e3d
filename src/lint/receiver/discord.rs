//! Discord's webhooks: messages of content and embeds.

use super::checker::{Checker, either, has_content};
use crate::diagnostic::Phrase;
use crate::json::Kind;
use crate::lint::payload::{Length, Value};

const MAX_CONTENT: usize = 2000;
const MAX_EMBEDS: usize = 10;
const MAX_FIELDS: usize = 25;
/// The most characters that all these strings of a message's embeds have together.
const MAX_EMBEDS_TEXT: usize = 6000;
/// The longest strings of an embed.
const EMBED: [(&str, usize); 2] = [("title", 256), ("description", 4096)];
/// The longest strings of an embed's footer.
const FOOTER: [(&str, usize); 1] = [("text", 2048)];
/// The longest strings of an embed's author.
const AUTHOR: [(&str, usize); 1] = [("name", 256)];
/// The longest strings of a field of an embed.
const FIELD: [(&str, usize); 2] = [("name", 256), ("value", 1024)];

pub(super) fn check(checker: &mut Checker, root: Value) {
    if !has_content(root, &["content", "embeds", "components", "poll"]) {
        checker.report_missing_text(root, either("content", "embeds"), "content");
    }
    checker.member(root, "content", |checker, content| {
        checker.text(content, MAX_CONTENT)
    });
    checker.member(root, "embeds", |checker, embeds| {
        let mut total = Length::default();
        checker.items(embeds, MAX_EMBEDS, |checker, embed| {
            check_embed(checker, embed, &mut total)
        });
        checker.length(embeds, total, MAX_EMBEDS_TEXT);
    });
}

/// Checks an embed, and adds the lengths of its strings to `total`.
fn check_embed(checker: &mut Checker, embed: Value, total: &mut Length) {
    check_texts(checker, embed, &EMBED, total);
    for (name, limits) in [("footer", &FOOTER), ("author", &AUTHOR)] {
        checker.member(embed, name, |checker, part| {
            check_texts(checker, part, limits, total)
        });
    }
    checker.member(embed, "fields", |checker, fields| {
        checker.items(fields, MAX_FIELDS, |checker, field| {
            check_texts(checker, field, &FIELD, total)
        });
    });
}

fn check_texts(checker: &mut Checker, object: Value, limits: &[(&str, usize)], total: &mut Length) {
    if !object.may_be(Kind::Object) {
        return checker.report_shape(object, Phrase::Object);
    }
    for (name, limit) in limits {
        checker.member(object, name, |checker, text| {
            *total += text.length();
            checker.text(text, *limit)
        });
    }
}
