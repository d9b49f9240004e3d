#![allow(clippy::unwrap_used)]

use super::*;

#[test]
fn a_sentence_fills_in_each_argument_once() {
    let diagnostic = Diagnostic::new(Code::SecretName, [("reason", "{reason}".into())]);
    assert_eq!(diagnostic.message, "Invalid secret name: {reason}.");
}

#[test]
fn spans_do_not_depend_on_the_order_of_requests() {
    for text in ["", "plain", "a\nb\n\nc", "é\r\n😀\u{2028}x\n\n€", "😀😀\n\n\n😀"] {
        let offsets = 0..=text.len() + 1;
        let pairs = offsets
            .clone()
            .flat_map(|one| offsets.clone().map(move |other| (one, other)));
        for (first, second) in pairs {
            let mut locator = Locator::new(text);
            for at in [first, second] {
                let span = locator.span(at..at);
                let before: String = text
                    .char_indices()
                    .take_while(|(start, character)| start + character.len_utf8() <= at)
                    .map(|(_, character)| character)
                    .collect();
                let last_line = before.split('\n').next_back().unwrap_or_default();
                let units = before.encode_utf16().count() as u32;
                assert_eq!((span.start, span.end), (units, units), "{text:?} at {at}");
                assert_eq!(span.line as usize, before.split('\n').count(), "{text:?} at {at}");
                assert_eq!(
                    span.column as usize,
                    last_line.chars().count() + 1,
                    "{text:?} at {at}"
                );
                assert_eq!(locator.utf16_range(at..at), units..units, "{text:?} at {at}");
            }
        }
    }
}

#[test]
fn a_span_counts_utf16_for_editors_and_characters_for_people() {
    let mut locator = Locator::new("a😀\r\nb");
    let span = locator.span(7..8);
    assert_eq!((span.start, span.end, span.line, span.column), (5, 6, 2, 1));
    assert_eq!(locator.span(0..1).start, 0);
    assert_eq!(locator.span(99..120).end, 6);
}
