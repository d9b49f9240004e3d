//! Discord's webhooks: messages of content and embeds.

use super::checker::{Checker, either, has_content};
use crate::diagnostic::Phrase;
use crate::json::Kind;
use crate::lint::payload::Value;

const MAX_CONTENT: usize = 2000;
const MAX_EMBEDS: usize = 10;
const MAX_FIELDS: usize = 25;
/// The longest strings of an embed.
const EMBED: [(&str, usize); 2] = [("title", 256), ("description", 4096)];
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
        checker.items(embeds, MAX_EMBEDS, check_embed)
    });
}

fn check_embed(checker: &mut Checker, embed: Value) {
    check_texts(checker, embed, &EMBED);
    checker.member(embed, "fields", |checker, fields| {
        checker.items(fields, MAX_FIELDS, |checker, field| {
            check_texts(checker, field, &FIELD)
        });
    });
}

fn check_texts(checker: &mut Checker, object: Value, limits: &[(&str, usize)]) {
    if !object.may_be(Kind::Object) {
        return checker.report_shape(object, Phrase::Object);
    }
    for (name, limit) in limits {
        checker.member(object, name, |checker, text| checker.text(text, *limit));
    }
}
