//! Regular expressions against RE2 itself, where what it refuses is diagnosed, and what it matches is matched; and
//! against the crate `regex`, whose engine ours is, put together otherwise.
//!
//! `tests/python/regex_peers.py` makes the expressions and the texts, and asks RE2.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use hookwright::filter::{Filter, Value};
use hookwright::model::FilterText;
use proptest::prelude::*;
use serde::Deserialize;
use serde_json::json;

/// One expression, and what RE2 says of it.
#[derive(Deserialize)]
struct Case {
    expression: String,
    texts: Vec<String>,
    matches: Option<Vec<bool>>,
}

/// What was compared.
#[derive(Default, Debug)]
struct Count {
    compared: usize,
    matches: usize,
    refused_by_both: usize,
    /// RE2 takes them, and we say that we don't.
    refused_by_us: usize,
}

#[test]
fn every_expression_is_what_re2_takes_it_for_or_is_diagnosed() {
    let count = compare(20_261_124, 20_000);
    println!("{count:?}");
    assert!(count.compared > 6_000 && count.matches > 20_000, "{count:?}");
    assert!(
        count.refused_by_both > 2_000 && count.refused_by_us < 4_500,
        "{count:?}"
    );
}

fn compare(seed: u32, expressions: u32) -> Count {
    let python = Path::new(env!("CARGO_TARGET_TMPDIR")).join("../python/bin/python");
    assert!(
        python.exists(),
        "google-re2 is missing: `cargo xtask test rust` installs it"
    );
    let mut peer = Command::new(python)
        .arg("tests/python/regex_peers.py")
        .args([seed, expressions].map(|size| size.to_string()))
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut count = Count::default();
    let mut differences = Vec::new();
    for line in BufReader::new(peer.stdout.take().unwrap()).lines() {
        let case: Case = serde_json::from_str(&line.unwrap()).unwrap();
        differences.extend(difference(&case, &mut count));
    }
    assert!(peer.wait().unwrap().success());
    assert!(
        differences.is_empty(),
        "{} differ: {differences:#?}",
        differences.len()
    );
    count
}

fn difference(case: &Case, count: &mut Count) -> Option<String> {
    let expression = &case.expression;
    let filter = Filter::new(&FilterText(
        json!({"$or": [{"a": {"$regex": expression}}]}).to_string(),
    ));
    let refusal = filter.diagnostics().first().map(|finding| finding.code);
    match (&case.matches, refusal) {
        (None, Some(_)) => {
            count.refused_by_both += 1;
            None
        }
        (None, None) => Some(format!("RE2 refuses {expression:?}")),
        (Some(_), Some(_)) => {
            count.refused_by_us += 1;
            None
        }
        (Some(matches), None) => {
            count.compared += 1;
            count.matches += matches.iter().filter(|&&matches| matches).count();
            let mut pairs = case.texts.iter().zip(matches);
            let wrong = pairs.find(|(text, wanted)| is_match(&filter, text) != **wanted);
            wrong.map(|(text, wanted)| format!("RE2: {expression:?} on {text:?} is {wanted}"))
        }
    }
}

fn filter(expression: &str) -> Filter {
    Filter::new(&FilterText(json!({"a": {"$regex": expression}}).to_string()))
}

fn is_match(filter: &Filter, text: &str) -> bool {
    filter.matches(&Value::Object(vec![("a".into(), Value::text(text.to_owned()))]))
}

/// What both dialects have, and mean alike.
fn expression() -> impl Strategy<Value = String> {
    let atom = prop::sample::select(
        &[
            "a",
            "b",
            "ab",
            "é",
            "😀",
            "ſ",
            "k",
            ".",
            "[a-c]",
            "[^aé]",
            "[à-ü]",
            "^",
            "$",
            r"\.",
            r"\x61",
            "[[:alpha:]]",
            "",
        ][..],
    );
    atom.prop_map(str::to_owned).prop_recursive(4, 24, 3, |inner| {
        let operator = prop::sample::select(&["*", "+", "?", "*?", "{2}", "{1,3}", "{0}"][..]);
        let group = prop::sample::select(&["(?:", "(", "(?i:", "(?s:", "(?m:"][..]);
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..4).prop_map(|parts| parts.concat()),
            prop::collection::vec(inner.clone(), 2..4).prop_map(|parts| format!("(?:{})", parts.join("|"))),
            (group.clone(), inner.clone(), operator)
                .prop_map(|(open, part, operator)| format!("{open}{part}){operator}")),
            (group, inner).prop_map(|(open, part)| format!("{open}{part})")),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2048))]

    #[test]
    fn an_expression_matches_what_the_crate_regex_says(
        expression in expression(),
        texts in prop::collection::vec("[abcékKſ😀A.\n]{0,6}", 8),
    ) {
        let peer = regex::Regex::new(&expression).unwrap();
        let ours = filter(&expression);
        prop_assert_eq!(ours.diagnostics(), []);
        for text in texts {
            prop_assert_eq!(is_match(&ours, &text), peer.is_match(&text), "{} on {:?}", &expression, text);
        }
    }
}
