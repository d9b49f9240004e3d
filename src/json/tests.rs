#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use serde::Serialize;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::Value;

use super::block::plain_length;
use super::{
    Cursor, FromJson, Json, Kind, Tape, characters, line_length, read, to_json, to_pretty_json, unescaped,
};
use crate::model::{
    Aggregate, ChangeBasis, Comparison, Direction, Endpoint, EventType, RunState, Scope, SecretRetention,
    Theme, Trigger, Webhook, Workspace,
};

/// What serde_json makes of the same value; none where a string has half of a surrogate pair.
fn as_serde_has_it(json: Json) -> Option<Value> {
    Some(match json.kind() {
        Kind::Null => Value::Null,
        Kind::Bool | Kind::Number => serde_json::from_str(json.source()).ok()?,
        Kind::String | Kind::EscapedString => Value::String(json.text()?.into_owned()),
        Kind::Array => Value::Array(json.items().map(as_serde_has_it).collect::<Option<_>>()?),
        Kind::Object => {
            let members = json.members();
            Value::Object(
                members
                    .map(|(key, value)| Some((key.text()?.into_owned(), as_serde_has_it(value)?)))
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
    fn what_is_json_for_serde_is_json_here_and_nothing_else(text in nearly_json()) {
        prop_assert_eq!(Tape::read(&text).is_ok(), serde_json::from_str::<IgnoredAny>(&text).is_ok(), "{}", text);
    }

    #[test]
    fn what_is_stepped_over_is_what_serde_reads_as_one_value(text in nearly_json()) {
        let mut cursor = Cursor::new(&text);
        let stepped = cursor.value().is_ok() && cursor.peek().is_none();
        prop_assert_eq!(stepped, serde_json::from_str::<IgnoredAny>(&text).is_ok(), "{}", text);
    }

    #[test]
    fn a_text_in_escapes_reads_as_it_was(text in any::<String>()) {
        let escaped: String = text.encode_utf16().map(|unit| format!("\\u{unit:04X}")).collect();
        prop_assert_eq!(unescaped(&escaped), Some(text.clone()));
        let read: Option<String> = characters(&escaped).map(|(character, _)| character).collect();
        prop_assert_eq!(read, Some(text));
    }

    #[test]
    fn a_search_by_blocks_finds_what_a_search_by_bytes_does(
        bytes in prop::collection::vec(prop_oneof![8 => b' '..=b'~', 1 => any::<u8>()], 0..100)
    ) {
        let special = bytes.iter().position(|byte| *byte < 0x20 || b"\"\\".contains(byte));
        prop_assert_eq!(plain_length(&bytes), special.unwrap_or(bytes.len()));
        let line = bytes.split(|byte| *byte == b'\n').next().map(<[u8]>::len);
        prop_assert_eq!(Some(line_length(&bytes)), line);
    }

    #[test]
    fn a_value_is_what_serde_reads_of_it(value in json()) {
        for text in [value.to_string(), serde_json::to_string_pretty(&value).unwrap()] {
            let tape = Tape::read(&text).unwrap();
            prop_assert_eq!(as_serde_has_it(tape.whole()), Some(value.clone()));
        }
    }

    #[test]
    fn a_value_is_written_as_serde_writes_it(value in json()) {
        prop_assert_eq!(to_json(&value), serde_json::to_string(&value).unwrap());
    }

    #[test]
    fn a_value_for_people_looks_as_serde_writes_it(value in json()) {
        prop_assert_eq!(to_pretty_json(&value), serde_json::to_string_pretty(&value).unwrap());
    }

    #[test]
    fn a_number_reads_back_as_the_same(number in any::<f64>().prop_filter("finite", |number| number.is_finite())) {
        let text = to_json(&number);
        prop_assert_eq!(read::<f64>(&text).unwrap(), number);
        prop_assert!(serde_json::from_str::<serde_json::Number>(&text).is_ok());
    }
}

#[test]
fn a_fault_is_placed_at_the_first_character_that_does_not_fit() {
    for (text, place) in [
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
        assert_eq!(Tape::read(text).err().unwrap().range, place, "{text}");
    }
}

#[test]
fn no_depth_of_lists_is_too_much_to_be_json_but_one_is_too_much_for_our_types() {
    let deep = "[".repeat(100_000) + &"]".repeat(100_000);
    assert!(Tape::read(&deep).is_ok());
    assert!(read::<Vec<String>>(&deep).is_err());
    assert!(read::<crate::json::JsonText>(&deep).is_err());
}

fn refusal<T: FromJson>(text: &str) -> String {
    read::<T>(text).err().unwrap().to_string()
}

#[test]
fn a_refusal_says_where_what_was_expected_and_what_was_found() {
    assert_eq!(
        refusal::<Workspace>(
            r#"{"teams":[{"name":"acme","secrets":["A",7],"webhooks":[]}],"automations":[],"samples":[]}"#
        ),
        "teams[0].secrets[1]: expected a string, found a number"
    );
    assert_eq!(refusal::<Webhook>("{}"), "“id” is missing");
    assert_eq!(
        refusal::<Webhook>(r#"{"id":"w","name":"W","endpoint":"ftp://a.b/"}"#),
        "endpoint: ".to_owned()
            + "ftp://a.b/"
                .parse::<Endpoint>()
                .unwrap_err()
                .diagnostic()
                .message
                .trim_end_matches('.')
    );
    assert_eq!(
        refusal::<Webhook>(r#"{"id":"w","url":"https://a.b/"}"#),
        "unknown key “url”, expected one of id, name, endpoint, access_token, secret"
    );
    assert_eq!(refusal::<Webhook>(r#"{"id":"w","id":"v"}"#), "duplicate key “id”");
    assert_eq!(
        refusal::<Scope>(r#"{"type":"galaxy"}"#),
        "type: expected one of organization, team, project, registry, found galaxy"
    );
    assert_eq!(
        refusal::<Aggregate>("[]"),
        "expected one of AVERAGE, MIN, MAX, found an array"
    );
    assert_eq!(
        refusal::<Trigger>("[1,"),
        "unexpected end of the text, expected a value"
    );
    assert_eq!(
        refusal::<u32>("4294967296"),
        "expected an integer from 0 to 4294967295, found a number"
    );
}

#[test]
fn what_is_refused_is_not_shown_since_it_may_be_a_secret() {
    assert!(!refusal::<String>("123456789").contains("123456789"));
    assert!(!refusal::<bool>("\"hunter2\"").contains("hunter2"));
}

#[test]
fn every_form_of_data_is_written_as_serde_writes_it() {
    #[derive(Serialize)]
    enum Forms {
        Unit,
        Newtype(Option<u8>),
        Tuple(i8, char),
        Struct { list: Vec<bool>, pair: (f64, f64) },
    }
    let forms = [
        Forms::Unit,
        Forms::Newtype(None),
        Forms::Newtype(Some(7)),
        Forms::Tuple(-1, '"'),
        Forms::Struct {
            list: vec![true, false],
            pair: (0.5, f64::NAN),
        },
    ];
    assert_eq!(to_json(&forms), serde_json::to_string(&forms).unwrap());
    let by_name = std::collections::BTreeMap::from([("a", ()), ("b", ())]);
    assert_eq!(to_json(&by_name), r#"{"a":null,"b":null}"#);
}

#[test]
fn every_word_of_a_type_is_read_as_it_is_written() {
    fn all<T: Serialize + FromJson + DeserializeOwned + PartialEq + std::fmt::Debug>(words: &[T]) {
        for word in words {
            let text = serde_json::to_string(word).unwrap();
            assert_eq!(&read::<T>(&text).unwrap(), word);
            assert_eq!(&serde_json::from_str::<T>(&text).unwrap(), word);
        }
    }
    all(&[Aggregate::Average, Aggregate::Min, Aggregate::Max]);
    all(&[
        Comparison::Greater,
        Comparison::GreaterOrEqual,
        Comparison::Less,
        Comparison::LessOrEqual,
        Comparison::Equal,
        Comparison::NotEqual,
    ]);
    all(&[Direction::Increase, Direction::Decrease, Direction::Any]);
    all(&[ChangeBasis::Absolute, ChangeBasis::Relative]);
    all(&[
        RunState::Running,
        RunState::Finished,
        RunState::Failed,
        RunState::Killed,
    ]);
    all(&[SecretRetention::Tab, SecretRetention::Memory]);
    all(&[Theme::System, Theme::Light, Theme::Dark]);
    all(&EventType::ALL
        .iter()
        .map(|info| info.event_type)
        .collect::<Vec<_>>());
}

#[test]
fn every_trigger_is_read_as_it_is_written() {
    for kind in [
        "LINK_ARTIFACT",
        "UNLINK_ARTIFACT",
        "CREATE_ARTIFACT",
        "ADD_ARTIFACT_ALIAS",
        "ADD_ARTIFACT_TAG",
        "REMOVE_ARTIFACT_TAG",
        "ADD_COLLECTION_TAG",
        "REMOVE_COLLECTION_TAG",
    ] {
        let text = format!(r#"{{"type":"{kind}","filter":"{{}}"}}"#);
        assert_eq!(to_json(&read::<Trigger>(&text).unwrap()), text);
    }
    for text in [
        r#"{"type":"RUN_METRIC","condition":{"name":"loss","agg_op":null,"window_size":1,"cmp_op":"$lt","threshold":0.1},"filter":""}"#,
        r#"{"type":"RUN_METRIC_CHANGE","condition":{"name":"loss","agg_op":"MAX","current_window_size":1,"prior_window_size":2,"change_type":"ABSOLUTE","change_dir":"INCREASE","change_amount":3.0},"filter":""}"#,
        r#"{"type":"RUN_METRIC_ZSCORE","condition":{"name":"loss","window_size":30,"threshold":3.0,"change_dir":"ANY"},"filter":""}"#,
        r#"{"type":"RUN_STATE","states":["FAILED"],"filter":""}"#,
    ] {
        assert_eq!(to_json(&read::<Trigger>(text).unwrap()), text);
    }
}

// Lists and objects in turn, to either side of each multiple of a word's bits.
#[test]
fn no_depth_is_too_much_to_step_over() {
    for depth in [1, 63, 64, 65, 127, 128, 129, 1_000] {
        let (open, close) = ("[{\"a\":".repeat(depth), "}]".repeat(depth));
        let text = format!("{open}[]{close} ");
        assert_eq!(Cursor::new(&text).value(), Ok(0..text.len() - 1));
        for wrong in [close.replacen("}]", "]]", 1), close.replace("}]", "}}")] {
            assert!(Cursor::new(&format!("{open}[]{wrong}")).value().is_err());
        }
    }
}
