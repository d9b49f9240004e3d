//! Regular expressions against RE2 itself: it accepts the same expressions and matches the same strings, but for the
//! differences that are listed here; and against the crate `regex`, where both read an expression alike.
//!
//! `tests/python/regex_peers.py` generates the expressions and the strings, and asks RE2.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use hookwright::diagnostic::{Argument, Code, Diagnostic, Phrase, Severity};
use hookwright::filter::{Filter, Value};
use hookwright::model::FilterText;
use proptest::prelude::*;
use serde::Deserialize;
use serde_json::json;

/// An expression, and RE2's results.
#[derive(Deserialize)]
struct Case {
    expression: String,
    strings: Vec<String>,
    /// A result for each string, unless RE2 rejects the expression.
    matches: Option<Vec<bool>>,
    /// RE2's reason for rejecting the expression.
    error: Option<String>,
}

/// The reasons why a result may differ from RE2's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Difference {
    /// Groups are nested deeper than 100: `regex` compiles recursively, on the small stack of a WebAssembly module.
    Nesting,
    /// The expression compiles to more states than the filter or RE2 allows; each counts them differently.
    Size,
    /// The string has a character that Unicode 16 assigned: `regex` has its tables, google-re2 those of Unicode 15.1.
    Unicode16,
}

#[derive(Debug, Default, PartialEq)]
struct Count {
    /// Expressions that RE2 and the filter accept.
    accepted: usize,
    /// Expressions that both reject.
    rejected: usize,
    /// Strings with the same result from both, and those among them that match.
    compared: usize,
    matched: usize,
    /// Expressions that only one of both accepts, and strings with different results.
    differences: BTreeMap<Difference, usize>,
}

#[test]
fn expressions_are_accepted_and_match_as_in_re2() {
    let mut count = Count::default();
    let mut unexplained = Vec::new();
    for case in cases(20_261_124, 24_000) {
        unexplained.extend(compare(&case, &mut count));
    }
    assert!(
        unexplained.is_empty(),
        "{} unexplained: {:#?}",
        unexplained.len(),
        unexplained.iter().take(40).collect::<Vec<_>>()
    );
    let expected = Count {
        accepted: 18_333,
        rejected: 5_840,
        compared: 219_980,
        matched: 54_214,
        differences: BTreeMap::from([
            (Difference::Nesting, 16),
            (Difference::Size, 11),
            (Difference::Unicode16, 16),
        ]),
    };
    assert_eq!(count, expected);
}

fn cases(seed: u32, expressions: u32) -> impl Iterator<Item = Case> {
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
    let lines = BufReader::new(peer.stdout.take().unwrap()).lines();
    let cases = lines.map(|line| serde_json::from_str(&line.unwrap()).unwrap());
    cases.chain(std::iter::from_fn(move || {
        assert!(peer.wait().unwrap().success());
        None
    }))
}

/// Returns the first error of a filter. An empty expression is accepted with a warning.
fn error_of(filter: &Filter) -> Option<&Diagnostic> {
    let mut findings = filter.diagnostics().iter();
    findings.find(|finding| finding.severity == Severity::Error)
}

/// Counts the case. Returns the differences that no [`Difference`] explains.
fn compare(case: &Case, count: &mut Count) -> Vec<String> {
    let expression = &case.expression;
    let filter = filter(expression);
    let finding = error_of(&filter);
    match (&case.matches, finding) {
        (None, Some(_)) => {
            count.rejected += 1;
            Vec::new()
        }
        (Some(_), Some(finding)) => {
            let message = &finding.message;
            explain(count, difference_of(finding), || {
                format!("only RE2 accepts {expression:?}: {message}")
            })
        }
        (None, None) => {
            let error = case.error.as_deref().unwrap_or_default();
            let is_size = error.starts_with("pattern too large");
            explain(count, is_size.then_some(Difference::Size), || {
                format!("RE2 rejects {expression:?}: {error}")
            })
        }
        (Some(matches), None) => {
            count.accepted += 1;
            let mut unexplained = Vec::new();
            for (string, &expected) in case.strings.iter().zip(matches) {
                if is_match(&filter, string) == expected {
                    count.compared += 1;
                    count.matched += usize::from(expected);
                } else {
                    let is_new = string.contains(['\u{1c89}', '\u{a7cb}']);
                    unexplained.extend(explain(count, is_new.then_some(Difference::Unicode16), || {
                        format!("RE2: {expression:?} on {string:?} is {expected}")
                    }));
                }
            }
            unexplained
        }
    }
}

fn explain(
    count: &mut Count,
    difference: Option<Difference>,
    describe: impl FnOnce() -> String,
) -> Vec<String> {
    match difference {
        Some(difference) => {
            *count.differences.entry(difference).or_default() += 1;
            Vec::new()
        }
        None => vec![describe()],
    }
}

/// The reason why only RE2 accepts an expression.
fn difference_of(finding: &Diagnostic) -> Option<Difference> {
    let is_depth =
        |reason: &Argument| matches!(reason, Argument::Phrase(filled) if filled.phrase == Phrase::RegexDepth);
    if finding.code == Code::FilterRegexTooLarge {
        Some(Difference::Size)
    } else if finding.arguments.get("reason").is_some_and(is_depth) {
        Some(Difference::Nesting)
    } else {
        None
    }
}

fn filter(expression: &str) -> Filter {
    Filter::new(&FilterText(json!({"a": {"$regex": expression}}).to_string()))
}

fn is_match(filter: &Filter, string: &str) -> bool {
    filter.matches(&Value::Object(vec![("a".into(), Value::string(string))]))
}

/// Expressions that RE2 and `regex` read alike.
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
    fn expressions_match_as_in_the_crate_regex(
        expression in expression(),
        strings in prop::collection::vec("[abcékKſ😀A.\n]{0,6}", 8),
    ) {
        let peer = regex::Regex::new(&expression).unwrap();
        let filter = filter(&expression);
        prop_assert_eq!(error_of(&filter), None);
        for string in strings {
            prop_assert_eq!(is_match(&filter, &string), peer.is_match(&string), "{} on {:?}", &expression, string);
        }
    }
}
