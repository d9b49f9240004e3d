//! Masking of secret values in responses, in the encodings in which servers repeat them.

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

/// Writes each character that is not a letter or digit as `escape` does.
fn escaped(text: &str, escape: impl Fn(char) -> String) -> String {
    let escape = |c: char| match c.is_ascii_alphanumeric() {
        true => c.to_string(),
        false => escape(c),
    };
    text.chars().map(escape).collect()
}

/// Writes the UTF-8 bytes of each character that is not a letter or digit as `escape` does.
fn bytes_escaped(text: &str, escape: impl Fn(u8) -> String) -> String {
    escaped(text, |c| c.to_string().bytes().map(&escape).collect())
}

fn bytes_joined(text: &str, separator: &str, byte: impl Fn(u8) -> String) -> String {
    text.bytes().map(byte).collect::<Vec<_>>().join(separator)
}

fn utf16_escaped(text: &str, hexadecimal: impl Fn(u16) -> String) -> String {
    escaped(text, |c| {
        c.encode_utf16(&mut [0; 2])
            .iter()
            .map(|unit| hexadecimal(*unit))
            .collect()
    })
}

fn json(text: &str) -> String {
    let quoted = serde_json::to_string(text).unwrap();
    quoted[1..quoted.len() - 1].to_owned()
}

fn percent(text: &str) -> String {
    bytes_escaped(text, |byte| format!("%{byte:02X}"))
}

fn html(text: &str) -> String {
    let text = text
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    text.replace('"', "&quot;").replace('\'', "&#39;")
}

fn lines(text: &str, width: usize, separator: &str) -> String {
    let lines: Vec<_> = text
        .as_bytes()
        .chunks(width)
        .map(|line| String::from_utf8_lossy(line))
        .collect();
    lines.join(separator)
}

/// The encodings of a value by name, with what may be around the value in the result.
fn encodings(value: &str) -> Vec<(&'static str, String)> {
    let base64 = BASE64_STANDARD.encode(value);
    let url_safe = BASE64_URL_SAFE_NO_PAD.encode(value);
    let basic = BASE64_STANDARD.encode(format!("user:{value}"));
    let body = serde_json::json!({"token": value}).to_string();
    vec![
        ("as it is", value.to_owned()),
        ("upper case", value.to_ascii_uppercase()),
        ("lower case", value.to_ascii_lowercase()),
        ("JSON", json(value)),
        ("JSON in ASCII, like Python's json.dumps", {
            let ascii = |c: char| match c.is_ascii() {
                true => json(&c.to_string()),
                false => c
                    .encode_utf16(&mut [0; 2])
                    .iter()
                    .map(|unit| format!("\\u{unit:04x}"))
                    .collect(),
            };
            escaped(value, ascii)
        }),
        (
            "JSON with escaped slashes, like PHP's json_encode",
            json(value).replace('/', "\\/"),
        ),
        (
            "JSON that is safe in HTML, like Go's json.Marshal",
            json(value)
                .replace('&', "\\u0026")
                .replace('<', "\\u003c")
                .replace('>', "\\u003e"),
        ),
        (
            "JSON, all escaped, in upper case",
            utf16_escaped(value, |unit| format!("\\u{unit:04X}")),
        ),
        ("JSON in JSON", json(&json(value))),
        (
            "JSON in JSON with escaped slashes",
            json(&json(value).replace('/', "\\/")),
        ),
        ("percent encoding", percent(value)),
        (
            "percent encoding in lower case",
            bytes_escaped(value, |byte| format!("%{byte:02x}")),
        ),
        (
            "percent encoding of every byte",
            bytes_joined(value, "", |byte| format!("%{byte:02X}")),
        ),
        ("percent encoding twice", percent(&percent(value))),
        ("a form", percent(value).replace("%20", "+")),
        (
            "JavaScript's escape",
            utf16_escaped(value, |unit| match unit {
                ..256 => format!("%{unit:02X}"),
                _ => format!("%u{unit:04X}"),
            }),
        ),
        ("percent encoding of JSON", percent(&json(value))),
        ("JSON of percent encoding", json(&percent(value))),
        ("HTML", html(value)),
        ("HTML of JSON", html(&json(value))),
        ("HTML twice", html(&html(value))),
        (
            "HTML with decimal references",
            escaped(value, |c| format!("&#{};", u32::from(c))),
        ),
        (
            "HTML with hexadecimal references",
            escaped(value, |c| format!("&#x{:x};", u32::from(c))),
        ),
        ("HTML in percent encoding", percent(&html(value))),
        (
            "quoted-printable",
            bytes_escaped(value, |byte| format!("={byte:02X}")),
        ),
        (
            "quoted-printable in lines",
            bytes_joined(value, "=\r\n", |byte| format!("={byte:02X}")),
        ),
        (
            "octal escapes",
            bytes_escaped(value, |byte| format!("\\{byte:03o}")),
        ),
        (
            "hexadecimal escapes, like Python's bytes",
            bytes_escaped(value, |byte| format!("\\x{byte:02x}")),
        ),
        (
            "escapes of Rust and JavaScript",
            escaped(value, |c| format!("\\u{{{:x}}}", u32::from(c))),
        ),
        (
            "long escapes of Python and C",
            escaped(value, |c| format!("\\U{:08x}", u32::from(c))),
        ),
        ("escapes of a shell", escaped(value, |c| format!("\\{c}"))),
        ("base64", base64.clone()),
        ("base64 without padding", BASE64_STANDARD_NO_PAD.encode(value)),
        ("base64, URL-safe", url_safe.clone()),
        ("base64 in JSON with escaped slashes", base64.replace('/', "\\/")),
        ("base64 in percent encoding", percent(&base64)),
        ("base64 in lines", lines(&base64, 7, "\r\n")),
        ("base64 in lines in JSON", lines(&base64, 7, "\\n")),
        ("base64 twice", BASE64_STANDARD.encode(&base64)),
        ("base64, URL-safe, twice", BASE64_URL_SAFE.encode(&url_safe)),
        ("base64 of JSON", BASE64_STANDARD.encode(json(value))),
        ("base64 of hexadecimal", BASE64_STANDARD.encode(hex(value))),
        ("hexadecimal", hex(value)),
        ("hexadecimal in upper case", hex(value).to_uppercase()),
        (
            "hexadecimal with spaces",
            bytes_joined(value, " ", |byte| format!("{byte:02x}")),
        ),
        (
            "hexadecimal with colons",
            bytes_joined(value, ":", |byte| format!("{byte:02X}")),
        ),
        (
            "hexadecimal with 0x",
            bytes_joined(value, ", ", |byte| format!("0x{byte:02x}")),
        ),
        ("hexadecimal of base64", hex(&base64)),
        (
            "a list of bytes",
            bytes_joined(value, ",", |byte| byte.to_string()),
        ),
        (
            "a list of bytes with spaces",
            bytes_joined(value, ", ", |byte| byte.to_string()),
        ),
        ("basic authentication", basic),
        ("base64 of a body", BASE64_STANDARD.encode(body)),
    ]
}

#[test]
fn every_encoding_of_a_value_is_masked_completely() {
    for value in [
        "made-up/Token+1",
        "a/b+c \"d\" <e>&'f' (g)!~h",
        "schlüssel/€+😀 made up",
        "plainvalue",
    ] {
        let mask = mask(value, "");
        for (name, encoded) in encodings(value) {
            let masked = mask.hide(&format!("<<{encoded}>>"));
            let rest = masked.replace(BULLETS, "");
            let is_inside_other_text = matches!(name, "basic authentication" | "base64 of a body");
            match is_inside_other_text {
                // Up to three bytes of the value's neighbours, and the value's own bits in their characters.
                true => assert!(
                    masked.contains(BULLETS) && rest.len() <= encoded.len() - value.len(),
                    "{name}: {masked}"
                ),
                false => assert_eq!(rest.replace("0x", ""), "<<>>", "{name}: {encoded}"),
            }
        }
    }
}

#[test]
fn a_text_that_was_truncated_inside_an_encoded_value_shows_no_four_bytes_of_it() {
    let value = "made-up/Token+1 and \"more\"";
    let mask = mask(value, "");
    for (name, encoded) in encodings(value) {
        let text = format!("<<{encoded}");
        for length in 0..text.len() {
            let Some(cut) = text.get(..length) else { continue };
            let shown = mask.hide_truncated(cut).replace(BULLETS, "");
            // All encodings here need at most 9 characters for a byte.
            assert!(shown.len() <= "<<".len() + 5 * 9, "{name}: {shown}");
        }
    }
}

#[test]
fn text_without_a_value_stays_as_it_is() {
    let mask = mask("made-up/Token+1", "a made-up key");
    for text in [
        "without any value",
        "{\"a\": [1, 2, 3], \"made-up\": \"token\"}",
        "\\\\\\ %%%25 &&amp;; ==3D=\r\n \u{fffd} ü 😀",
        &"0123456789abcdef, ".repeat(50),
        &"lorem-ipsum/dolor+sit_amet\n".repeat(50),
    ] {
        assert_eq!(mask.hide(text), text);
        assert_eq!(mask.hide_truncated(text), text);
    }
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
