//! Regular expressions against those of Rust's `regex`, on what both take for the same.

#![allow(clippy::expect_used)]

use hookwright::filter::{Filter, Value};
use hookwright::model::{Code, FilterText};
use proptest::prelude::*;
use regex::RegexBuilder;
use serde_json::json;

/// Parts whose meaning is the same in RE2, or is spelt out for the peer.
const PARTS: &[(&str, &str)] = &[
    ("a", "a"),
    ("b", "b"),
    ("k", "k"),
    ("S", "S"),
    ("é", "é"),
    ("σ", "σ"),
    ("ß", "ß"),
    ("ı", "ı"),
    (".", "."),
    ("^", "^"),
    ("$", "$"),
    (r"\A", r"\A"),
    (r"\z", r"\z"),
    (r"\b", r"(?-u:\b)"),
    (r"\d", "[0-9]"),
    (r"\D", "[^0-9]"),
    (r"\w", "[0-9A-Za-z_]"),
    (r"\W", "[^0-9A-Za-z_]"),
    (r"\s", r"[\t\n\f\r ]"),
    (r"[\S\n]", r"[^\t\f\r ]"),
    ("[a-c]", "[a-c]"),
    ("[^bs]", "[^bs]"),
    ("[[:alpha:]é]", "[[:alpha:]é]"),
    ("[^[:^digit:]k]", "[^[:^digit:]k]"),
    (r"[^\Wa]", "[^[^0-9A-Za-z_]a]"),
    ("(?i)", "(?i)"),
    ("(?-i)", "(?-i)"),
    ("(?s)", "(?s)"),
    ("(?m)", "(?m)"),
    ("", ""),
];

const REPEATS: &[&str] = &["*", "+", "?", "{2}", "{0,2}", "{1,}", "*?", "{0}"];
const CHARACTERS: &[char] = &[
    'a', 'b', 'c', 'k', 'K', '\u{212A}', 's', 'S', 'ſ', 'é', 'É', 'σ', 'ς', 'Σ', 'ß', 'ẞ', 'i', 'I', 'ı',
    '1', '_', '-', ' ', '\n', '\u{b}', '😀',
];

/// Our expression and the peer's.
fn expression() -> impl Strategy<Value = (String, String)> {
    let leaf = prop::sample::select(PARTS).prop_map(|(ours, peer)| (ours.to_owned(), peer.to_owned()));
    leaf.prop_recursive(4, 24, 4, |inner| {
        let several = || prop::collection::vec(inner.clone(), 1..4);
        let join = |parts: Vec<(String, String)>, by: &str| {
            let (ours, peer): (Vec<_>, Vec<_>) = parts.into_iter().unzip();
            (ours.join(by), peer.join(by))
        };
        prop_oneof![
            4 => several().prop_map(move |parts| join(parts, "")),
            1 => several().prop_map(move |parts| join(parts, "|")),
            1 => (prop::sample::select(&["(", "(?:", "(?i:", "(?s-i:", "(?m:"][..]), inner.clone())
                .prop_map(|(open, (ours, peer))| (format!("{open}{ours})"), format!("{open}{peer})"))),
            2 => (inner, prop::sample::select(REPEATS))
                .prop_map(|((ours, peer), repeat)| (format!("(?:{ours}){repeat}"), format!("(?:{peer}){repeat}"))),
        ]
    })
}

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(CHARACTERS), 0..7)
        .prop_map(|characters| characters.into_iter().collect())
}

fn compiled(expression: &str) -> Filter {
    Filter::new(&FilterText(json!({"a": {"$regex": expression}}).to_string()))
}

fn matches(filter: &Filter, text: &str) -> bool {
    filter.matches(&Value::Object(vec![("a".into(), Value::text(text))]))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(
        std::env::var("HOOKWRIGHT_EXPRESSIONS").ok().and_then(|cases| cases.parse().ok()).unwrap_or(1024)
    ))]

    #[test]
    fn an_expression_matches_where_its_peer_does(
        (ours, peer) in expression(),
        texts in prop::collection::vec(text(), 8),
    ) {
        let filter = compiled(&ours);
        prop_assert!(filter.diagnostics().is_empty(), "{} {:?}", ours, filter.diagnostics());
        let peer = RegexBuilder::new(&peer).build().expect("the peer reads it");
        for text in texts {
            prop_assert_eq!(matches(&filter, &text), peer.is_match(&text), "{} on {:?}", ours, text);
        }
    }
}

#[test]
fn case_is_ignored_as_unicode_folds_it() {
    let mut tried = 0;
    // Pairs that Unicode made one only lately: the standard library and the peer have different versions of it.
    let late = |character| {
        matches!(
            character,
            '\u{390}' | '\u{3B0}' | '\u{1FD3}' | '\u{1FE3}' | '\u{FB05}' | '\u{FB06}'
        ) || matches!(character, '\u{A7CE}'..='\u{A7D5}' | '\u{16EA0}'..='\u{16EDF}')
    };
    let letters = |character: &char| character.is_alphabetic() && !late(*character);
    // Every third one: the peer takes its time.
    for character in ('\u{1}'..='\u{1FFFF}').filter(letters).step_by(3) {
        let cases: Vec<char> = character.to_lowercase().chain(character.to_uppercase()).collect();
        if cases == [character, character] {
            continue;
        }
        let pattern = format!("^(?i:{character})$");
        let (filter, peer) = (
            compiled(&pattern),
            RegexBuilder::new(&pattern).build().expect("the peer reads it"),
        );
        for other in cases
            .into_iter()
            .chain(['k', 's', 'ſ', '\u{212A}', 'ı', 'I', 'ς', 'ß', 'ẞ'])
        {
            let other = other.to_string();
            assert_eq!(
                matches(&filter, &other),
                peer.is_match(&other),
                "{pattern} on {other}"
            );
            tried += 1;
        }
    }
    assert!(tried > 5_000, "{tried}");
}

#[test]
fn what_re2_refuses_is_refused() {
    for (expression, code) in [
        ("a**", Code::FilterRegexForeign),
        ("a{2}{3}", Code::FilterRegexForeign),
        (r"\u0041", Code::FilterRegexForeign),
        ("[a[b]]", Code::FilterRegexForeign),
        ("[a--b]", Code::FilterRegexForeign),
        (r"\b{start}", Code::FilterRegexForeign),
        ("(?R)a", Code::FilterRegexForeign),
        (r"\Z", Code::FilterRegex),
        (r"[\pL]", Code::FilterRegexUnicode),
        ("(?<=a)b", Code::FilterRegexUnsupported),
        (r"(a)\1", Code::FilterRegexUnsupported),
    ] {
        let codes: Vec<Code> = compiled(expression)
            .diagnostics()
            .iter()
            .map(|finding| finding.code)
            .collect();
        assert_eq!(codes, [code], "{expression}");
    }
}
