#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use serde::de::IgnoredAny;
use serde_json::Value;

use super::block::plain_length;
use super::{
    Cursor, Json, JsonText, Kind, Tape, characters, from_str, line_length, to_string, to_string_pretty,
    unescaped,
};

/// Converts a value to serde_json's; `None` if a string has an unpaired surrogate.
fn to_value(json: Json) -> Option<Value> {
    Some(match json.kind() {
        Kind::Null => Value::Null,
        Kind::Bool | Kind::Number => serde_json::from_str(json.source()).ok()?,
        Kind::String | Kind::EscapedString => Value::String(json.string()?.into_owned()),
        Kind::Array => Value::Array(json.items().map(to_value).collect::<Option<_>>()?),
        Kind::Object => {
            let members = json.members();
            Value::Object(
                members
                    .map(|(key, value)| Some((key.string()?.into_owned(), to_value(value)?)))
                    .collect::<Option<_>>()?,
            )
        }
    })
}

fn nearly_json() -> impl Strategy<Value = String> {
    let token = prop_oneof![
        4 => prop::sample::select(vec!["{", "}", "[", "]", ",", ":", " ", "\n"]),
        4 => prop::sample::select(vec!["\"a\"", "\"\"", "0", "-1", "1.5e3", "true", "false", "null"]),
        1 => prop::sample::select(vec![
            "\"\\n\\u00e9\"", "\"\\ud83d\\ude00\"", "\"\\ud800\"", "\"\\x\"", "\"\\u12\"", "\"é", "\"\t\"", "01",
            "-", "1.", "1e", "+1", ".5", "nul", "é", "\u{feff}", "\\", "\"", "NaN",
        ]),
    ];
    prop::collection::vec(token, 0..12).prop_map(|tokens| tokens.concat())
}

fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::hash_map(any::<String>(), inner, 0..5)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn a_tape_accepts_the_texts_that_serde_json_accepts(text in nearly_json()) {
        prop_assert_eq!(Tape::read(&text).is_ok(), serde_json::from_str::<IgnoredAny>(&text).is_ok(), "{}", text);
    }

    #[test]
    fn a_cursor_accepts_the_texts_that_serde_json_accepts(text in nearly_json()) {
        let mut cursor = Cursor::new(&text);
        let accepted = cursor.value().is_ok() && cursor.peek().is_none();
        prop_assert_eq!(accepted, serde_json::from_str::<IgnoredAny>(&text).is_ok(), "{}", text);
    }

    #[test]
    fn a_string_of_escapes_decodes_to_the_original(text in any::<String>()) {
        let escaped: String = text.encode_utf16().map(|unit| format!("\\u{unit:04X}")).collect();
        prop_assert_eq!(unescaped(&escaped), Some(text.clone()));
        let read: Option<String> = characters(&escaped).map(|(character, _)| character).collect();
        prop_assert_eq!(read, Some(text));
    }

    #[test]
    fn a_search_by_blocks_equals_a_search_by_bytes(
        bytes in prop::collection::vec(prop_oneof![8 => b' '..=b'~', 1 => any::<u8>()], 0..100)
    ) {
        let special = bytes.iter().position(|byte| *byte < 0x20 || b"\"\\".contains(byte));
        prop_assert_eq!(plain_length(&bytes), special.unwrap_or(bytes.len()));
        let line = bytes.split(|byte| *byte == b'\n').next().map(<[u8]>::len);
        prop_assert_eq!(Some(line_length(&bytes)), line);
    }

    #[test]
    fn a_tape_has_the_values_that_serde_json_reads(value in json()) {
        for text in [value.to_string(), serde_json::to_string_pretty(&value).unwrap()] {
            let tape = Tape::read(&text).unwrap();
            prop_assert_eq!(to_value(tape.root()), Some(value.clone()));
        }
    }

    #[test]
    fn a_json_text_survives_serde_unchanged(value in json(), number in "-?(0|[1-9][0-9]{0,50})([.][0-9]{1,50})?([eE][+-]?[0-9]{1,5})?") {
        for source in [value.to_string(), number.clone(), format!("[{number}]"), format!("{{\"a\":{number}}}")] {
            let text = JsonText::compact(&source);
            prop_assert_eq!(text.as_str(), &source);
            prop_assert_eq!(to_string(&text), source.clone());
            prop_assert_eq!(from_str::<JsonText>(&source).unwrap(), text.clone());
            prop_assert_eq!(from_str::<Vec<JsonText>>(&to_string(&[&text])).unwrap(), [text]);
        }
    }

    #[test]
    fn indented_json_equals_the_pretty_output_of_serde_json(value in json(), numbers in prop::collection::vec(any::<f64>(), 0..5)) {
        prop_assert_eq!(to_string_pretty(&(&value, &numbers)), serde_json::to_string_pretty(&(&value, &numbers)).unwrap());
    }

    #[test]
    fn a_number_is_read_exactly_as_it_was_written(number in any::<f64>().prop_filter("finite", |number| number.is_finite())) {
        let text = to_string(&number);
        prop_assert_eq!(from_str::<f64>(&text).unwrap(), number);
        prop_assert!(serde_json::from_str::<serde_json::Number>(&text).is_ok());
    }
}

#[test]
fn a_syntax_error_has_the_range_of_the_first_unexpected_character() {
    for (text, range) in [
        ("", 0..0),
        ("{\"a\"", 4..4),
        ("{\"a\":é}", 5..7),
        ("[1,]", 3..4),
        ("{\"a\":1,}", 7..8),
        ("[1 2]", 3..4),
        ("01", 1..2),
        ("\"\\x\"", 2..3),
        ("\"\n\"", 1..2),
        ("1 1", 2..3),
    ] {
        assert_eq!(Tape::read(text).err().unwrap().range, range, "{text}");
    }
}

#[test]
fn any_depth_is_json_but_documents_end_at_127_levels() {
    #[derive(serde::Deserialize)]
    struct Nested(#[allow(dead_code)] Vec<Nested>);
    let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    assert!(from_str::<Nested>(&nested(127)).is_ok());
    let error = from_str::<Nested>(&nested(128)).err().unwrap();
    assert!(error.to_string().contains("127"), "{error}");

    let deep = "[".repeat(100_000) + &"]".repeat(100_000);
    assert!(Tape::read(&deep).is_ok());
    assert!(from_str::<Vec<String>>(&deep).is_err());
    assert!(from_str::<Nested>(&deep).is_err());
}

// Arrays and objects alternate, at depths around each multiple of a word's bits.
#[test]
fn a_cursor_steps_over_any_depth() {
    for depth in [1, 63, 64, 65, 127, 128, 129, 1_000] {
        let (open, close) = ("[{\"a\":".repeat(depth), "}]".repeat(depth));
        let text = format!("{open}[]{close} ");
        assert_eq!(Cursor::new(&text).value(), Ok(0..text.len() - 1));
        for wrong in [close.replacen("}]", "]]", 1), close.replace("}]", "}}")] {
            assert!(Cursor::new(&format!("{open}[]{wrong}")).value().is_err());
        }
    }
}
