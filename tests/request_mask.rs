//! Masking of secret values in responses: as JSON, percent-encoded, in base64 and in hexadecimal.

#![allow(clippy::unwrap_used, clippy::string_slice)]

use base64::{
    Engine,
    prelude::{BASE64_STANDARD, BASE64_STANDARD_NO_PAD, BASE64_URL_SAFE, BASE64_URL_SAFE_NO_PAD},
};
use hookwright::model::{SecretValue, Secrets};
use hookwright::request::Mask;
use proptest::prelude::*;

const TOKEN: &str = "a made-up token: \"1/2\" + ü";
const SECRET: &str = "a made-up key";
const BULLETS: &str = "••••••••";

fn mask(token: &str, secret: &str) -> Mask {
    let (token, secret) = (SecretValue::new(token), SecretValue::new(secret));
    Mask::new(&Secrets {
        access_token: Some(&token),
        secret: Some(&secret),
    })
}

fn hex(text: &str) -> String {
    text.bytes().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn each_encoding_of_a_value_is_masked() {
    let mask = mask(TOKEN, SECRET);
    for encoding in [
        TOKEN.to_owned(),
        SECRET.to_owned(),
        serde_json::to_string(TOKEN).unwrap(),
        BASE64_STANDARD.encode(TOKEN),
        BASE64_STANDARD.encode(SECRET),
        "a%20made-up%20key".to_owned(),
        "a+made-up+key".to_owned(),
        TOKEN.replace('"', "\\\"").replace('ü', "\\u00fc"),
        "a%20made-up%20token%3A%20%221%2F2%22%20%2B%20%C3%BC".to_owned(),
        "a%20made-up%20token%3a%20%221%2f2%22%20%2b%20%c3%bc".to_owned(),
        "a+made-up+token%3A+%221%2F2%22+%2B+%C3%BC".to_owned(),
        "a%20made-up%20token%3A%20%221/2%22%20%2B%20%C3%BC".to_owned(),
        hex(TOKEN),
        hex(SECRET).to_uppercase(),
    ] {
        let masked = mask.hide(&format!("{{\"seen\": <{encoding}>}}"));
        let around = masked.replace(BULLETS, "").replace('"', "");
        assert_eq!(around, "{seen: <>}", "{encoding}");
    }
    assert_eq!(mask.hide("without any value"), "without any value");
}

#[test]
fn percent_encodings_that_leave_punctuation_unencoded_are_masked() {
    let mask = mask("made-up (token)!~1", "");
    for encoding in [
        "made-up%20(token)!~1",
        "made-up%20%28token%29%21~1",
        "made-up+%28token%29%21%7E1",
        "made-up+%28token%29%21%7e1",
    ] {
        assert_eq!(mask.hide(encoding), BULLETS, "{encoding}");
    }
}

#[test]
fn an_emoji_is_masked_as_the_two_escapes_of_json_in_ascii() {
    assert_eq!(
        mask("key 😀", "").hide(r"<key \ud83d\ude00>"),
        format!("<{BULLETS}>")
    );
}

#[test]
fn an_empty_value_masks_nothing() {
    assert_eq!(mask("", "").hide("all of this"), "all of this");
}

#[test]
fn a_text_that_was_truncated_inside_a_value_does_not_end_with_its_beginning() {
    let mask = mask("a-long-made-up-token", "");
    assert_eq!(mask.hide_truncated("Bearer a-long-made-up-t"), "Bearer ••••••••");
    assert_eq!(mask.hide_truncated("Bearer a-l"), "Bearer a-l");
    assert_eq!(mask.hide_truncated(""), "");
    let cut = "Bearer schlüsselü".as_bytes().get(..18).unwrap();
    let masked = self::mask("schlüsselübung", "").hide_truncated(&String::from_utf8_lossy(cut));
    assert_eq!(masked, "Bearer ••••••••");
}

/// The number of base64 characters of a value that must never be readable in a row.
const READABLE: usize = 8;

/// Every run of [`READABLE`] base64 characters that encode nothing but bytes of `value`, after `before` bytes.
fn runs(encoded: &str, before: usize, value: &str) -> Vec<String> {
    let start = (before * 8).div_ceil(6);
    let end = (before + value.len()) * 8 / 6;
    let inside = encoded.get(start..end).unwrap_or_default();
    inside
        .as_bytes()
        .windows(READABLE)
        .map(|run| String::from_utf8(run.to_vec()).unwrap())
        .collect()
}

/// Asserts that no run of base64 characters of `value` remains where a receiver repeats it between other bytes, also
/// where the response was truncated.
fn assert_unreadable(mask: &Mask, before: &str, value: &str, after: &str) {
    let text = format!("{before}{value}{after}");
    for encoded in [
        BASE64_STANDARD.encode(&text),
        BASE64_STANDARD_NO_PAD.encode(&text),
        BASE64_URL_SAFE.encode(&text),
        BASE64_URL_SAFE_NO_PAD.encode(&text),
    ] {
        let runs = runs(&encoded, before.len(), value);
        for length in 0..=encoded.len() {
            let cut = &encoded[..length];
            let masked = match length == encoded.len() {
                true => mask.hide(cut),
                false => mask.hide_truncated(cut),
            };
            for run in &runs {
                assert!(
                    !masked.contains(run),
                    "{run} of {value:?} in {masked}, from {cut}"
                );
            }
        }
    }
}

#[test]
fn no_eight_base64_characters_of_a_value_remain_at_any_offset() {
    let mask = mask(TOKEN, SECRET);
    for value in [TOKEN, SECRET] {
        for before in 0..6 {
            for after in 0..6 {
                assert_unreadable(
                    &mask,
                    &"{\"x\":".repeat(2)[..before],
                    value,
                    &"\"}, \"".repeat(2)[..after],
                );
            }
        }
    }
}

#[test]
fn nine_bytes_in_base64_have_four_runs_of_eight_characters() {
    // Otherwise the tests around this one could assert nothing.
    assert_eq!(
        runs(&BASE64_STANDARD.encode("x123456789"), 1, "123456789").len(),
        4
    );
}

proptest! {
    #[test]
    fn no_eight_base64_characters_of_any_value_remain(
        before in "[ -~]{0,9}", value in "[ -~äöü€😀]{1,24}", after in "[ -~]{0,9}"
    ) {
        assert_unreadable(&mask(&value, ""), &before, &value, &after);
    }

    #[test]
    fn no_value_remains(token in "[ -~]{1,30}", text in "[ -~]{0,40}") {
        let masked = mask(&token, "").hide(&format!("{text}{token}{text}"));
        prop_assert!(!masked.contains(&token));
    }
}
