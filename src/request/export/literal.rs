//! String literals that JavaScript (since 2019) and Python read alike.

use super::Piece;
use crate::json::JsonText;

/// A double-quoted literal; its escapes are JSON's, which both languages share.
pub(super) fn quote(text: &str) -> String {
    JsonText::string(text).as_str().to_owned()
}

/// The body as the elements of a list to join, one a line, so that a script reads like its payload.
pub(super) fn elements(body: &[Piece], escape: impl Fn(&str) -> String) -> String {
    body.iter()
        .flat_map(|piece| match piece {
            Piece::Text(text) => text.split_inclusive('\n').map(quote).collect(),
            Piece::Escaped(variable) => vec![escape(variable)],
        })
        .map(|element| format!("    {element},\n"))
        .collect()
}
