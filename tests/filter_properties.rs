//! Properties of every filter and every document, and the truth tables of the logical operators.

#![allow(clippy::expect_used, clippy::panic)]

use hookwright::diagnostic::Severity;
use hookwright::filter::{Filter, RequiredLiteral, Value, rows, text_of_rows};
use hookwright::model::{Condition, ConditionKind, EventType, FilterText, Verdict};
use proptest::prelude::*;
use serde_json::{Value as Json, json};

const STRINGS: &[&str] = &[
    "", "a", "ab", "b", "prod", "Prod", "prod-1", "staging", "é", "😀", "\n", "ſ", "K",
];
const EXPRESSIONS: &[&str] = &[
    "",
    "^",
    "$",
    "^$",
    "^prod",
    "prod$",
    "^prod$",
    "a|b",
    "^a|b$",
    "^(prod|staging)$",
    "^(a|ab)b?$",
    "(?i)^PROD",
    "(?i)s",
    "(?i:k)|x",
    "[a-c]",
    "[^a]",
    "\\d+",
    "^\\w+-\\d$",
    "\\bprod\\b",
    "a{0,2}b",
    "(a*)*",
    "(^a)+",
    "($b)",
    "(?m)^b",
    "^(?:^prod$)$",
    "[^\\s\\S]",
    "x*",
    "pr?o.",
    "(?s).",
    "(",
    "[z-a]",
    "(?=a)",
    "\\pL",
    "^\\p{Lu}\\B",
    "[[:^word:]-]",
    "\\Qprod-\\E\\d",
    "{a}",
    "[\\w-.]1",
    "a{1001}",
    "^é",
    "(?U)a+",
];

/// Parts of RE2's syntax, complete and incomplete.
const SYNTAX: &[&str] = &[
    "a",
    "é",
    "😀",
    "(",
    ")",
    "[",
    "]",
    "[^",
    "|",
    "^",
    "$",
    ".",
    "-",
    "*",
    "+",
    "?",
    "{",
    "}",
    ",",
    "(?:",
    "(?P<n>",
    "(?i)",
    "(?-i)",
    "(?s-m:",
    "(?U)",
    "(?x)",
    "(?=",
    "(?<",
    r"\\",
    r"\Q",
    r"\E",
    r"\A",
    r"\z",
    r"\b",
    r"\B",
    r"\C",
    r"\d",
    r"\W",
    r"\pL",
    r"\P{Greek}",
    r"\p{^Lu}",
    r"\p{Cs}",
    r"\p{",
    "[:alpha:]",
    "[:^word:]",
    "[:",
    ":]",
    "&&",
    "--",
    "~~",
    r"\x",
    r"\x{61}",
    r"\x{D800}",
    r"\x{",
    r"\0",
    r"\101",
    r"\8",
    r"\é",
    "{2}",
    "{1000}",
    "{,2}",
    "{1,0}",
    "{3,}",
];

/// Expressions of RE2's syntax, most of them invalid.
fn expression() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(SYNTAX), 0..10).prop_map(|parts| parts.concat())
}

fn operand() -> impl Strategy<Value = Json> {
    let scalar = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        (-3_i64..4).prop_map(Json::from),
        prop::sample::select(STRINGS).prop_map(Json::from),
    ];
    scalar.prop_recursive(2, 8, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Json::from),
            inner.prop_map(|value| json!({"b": value})),
        ]
    })
}

/// A condition on a field; some can't be read.
fn condition() -> impl Strategy<Value = Json> {
    let list = || prop::collection::vec(operand(), 0..3).prop_map(Json::from);
    let operator =
        prop::sample::select(&["$eq", "$ne", "$gt", "$gte", "$lt", "$lte", "$near", "$contains"][..]);
    let leaf = prop_oneof![
        3 => operand(),
        4 => (operator, operand()).prop_map(|(operator, value)| json!({operator: value})),
        2 => (prop::sample::select(&["$in", "$nin", "$all"][..]), list()).prop_map(|(name, list)| json!({name: list})),
        4 => prop::sample::select(EXPRESSIONS).prop_map(|text| json!({"$regex": text})),
        1 => prop::sample::select(STRINGS).prop_map(|text| json!({"$contains": text})),
        1 => any::<bool>().prop_map(|there| json!({"$exists": there})),
        1 => (-1_i64..3).prop_map(|size| json!({"$size": size})),
    ];
    leaf.prop_recursive(1, 2, 1, |inner| {
        inner.prop_map(|condition| json!({"$not": condition}))
    })
}

fn filter() -> impl Strategy<Value = Json> {
    let field = prop::sample::select(&["alias", "alias", "tag", "alias.b", "alias.0"][..]);
    let leaf = prop::collection::vec((field, condition()), 0..3).prop_map(|members| {
        members
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect()
    });
    leaf.prop_recursive(3, 12, 3, |inner| {
        let joined = prop::collection::vec(inner.clone(), 0..3);
        prop_oneof![
            (prop::sample::select(&["$and", "$or", "$nor"][..]), joined)
                .prop_map(|(name, parts)| json!({name: parts})),
            inner.clone().prop_map(|part| json!({"$not": part})),
            (inner.clone(), inner).prop_map(|(part, other)| json!({"$and": [part], "$or": [other]})),
        ]
    })
}

fn document() -> impl Strategy<Value = Json> {
    let value = || prop_oneof![2 => prop::sample::select(STRINGS).prop_map(Json::from), 1 => operand()];
    (prop::option::of(value()), prop::option::of(value())).prop_map(|(alias, tag)| {
        let fields = [("alias", alias), ("tag", tag)].into_iter();
        Json::Object(
            fields
                .filter_map(|(name, value)| Some((name.to_owned(), value?)))
                .collect(),
        )
    })
}

fn value(json: &Json) -> Value<'static> {
    match json {
        Json::Null => Value::Null,
        Json::Bool(truth) => Value::Bool(*truth),
        Json::Number(number) => Value::Number(hookwright::filter::Number::Integer(
            number.as_i64().expect("an integer").into(),
        )),
        Json::String(text) => Value::string(text.clone()),
        Json::Array(items) => Value::Array(items.iter().map(value).collect()),
        Json::Object(members) => Value::Object(
            members
                .iter()
                .map(|(key, member)| (key.clone().into(), value(member)))
                .collect(),
        ),
    }
}

/// Whether a field's value meets a requirement.
fn meets(required: &RequiredLiteral, found: Option<&Value>) -> bool {
    let strings: Vec<&str> = match found {
        Some(Value::Array(items)) => items.iter().filter_map(Value::as_str).collect(),
        found => found.and_then(Value::as_str).into_iter().collect(),
    };
    let any = |literals: &[&str], test: fn(&str, &str) -> bool| {
        strings
            .iter()
            .any(|string| literals.iter().any(|literal| test(string, literal)))
    };
    match required {
        RequiredLiteral::Unsatisfiable => false,
        RequiredLiteral::Exact(literals) => any(literals, |string, literal| string == literal),
        RequiredLiteral::Prefix(literals) => any(literals, |string, literal| string.starts_with(literal)),
        RequiredLiteral::Substring(literals) => any(literals, |string, literal| string.contains(literal)),
        RequiredLiteral::Unconstrained => true,
    }
}

/// The outcome of a condition in three-valued logic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    True,
    False,
    Unknown,
}

use Outcome::{False, True, Unknown};

impl Outcome {
    fn negated(self) -> Self {
        match self {
            True => False,
            False => True,
            Unknown => Unknown,
        }
    }
}

/// The outcome of a condition, computed from its children's by the truth table of its kind. Checks that each verdict
/// agrees, and that exactly the children after the decisive one were not reached.
fn outcome(condition: &Condition) -> Outcome {
    let children = || {
        let reached = condition
            .children
            .iter()
            .take_while(|child| child.verdict != Verdict::NotReached);
        reached.map(outcome).collect::<Vec<_>>()
    };
    let join = |decisive: Outcome| {
        let outcomes = children();
        let is_decided = outcomes.last() == Some(&decisive);
        let (reached, total) = (outcomes.len(), condition.children.len());
        let undecided = outcomes
            .get(..reached - usize::from(is_decided))
            .unwrap_or_default();
        assert!(
            !undecided.contains(&decisive),
            "evaluated after it was decided: {condition:?}"
        );
        assert!(
            is_decided || reached == total,
            "not reached before it was decided: {condition:?}"
        );
        assert!(
            condition.children.iter().skip(reached).all(is_not_reached),
            "{condition:?}"
        );
        match (is_decided, undecided.contains(&Unknown)) {
            (true, _) => decisive,
            (false, true) => Unknown,
            (false, false) => decisive.negated(),
        }
    };
    let only = || match children().as_slice() {
        [only] => *only,
        outcomes => panic!("one child, not {outcomes:?}"),
    };
    let outcome = match condition.kind {
        ConditionKind::Filter => only(),
        ConditionKind::All => join(False),
        ConditionKind::Any => join(True),
        ConditionKind::None => join(True).negated(),
        ConditionKind::Not => only().negated(),
        ConditionKind::OperatorUnknown => Unknown,
        ConditionKind::Field if condition.verdict.is_met() => True,
        ConditionKind::Field => False,
        kind => panic!("a filter has no condition {kind:?}"),
    };
    assert_eq!(condition.verdict.is_met(), outcome == True, "{condition:?}");
    outcome
}

fn is_not_reached(condition: &Condition) -> bool {
    condition.verdict == Verdict::NotReached && condition.children.iter().all(is_not_reached)
}

/// The outcome of a filter: its negation matches where it is false, neither matches where it is unknown.
fn outcome_of(filter: &Json, document: &Value) -> Outcome {
    let matches = |filter: &Json| Filter::new(&FilterText(filter.to_string())).matches(document);
    match (matches(filter), matches(&json!({"$not": filter}))) {
        (true, false) => True,
        (false, true) => False,
        (false, false) => Unknown,
        (true, true) => panic!("{filter} and its negation match"),
    }
}

#[test]
fn logical_operators_follow_their_truth_tables() {
    let document = value(&json!({"a": 1}));
    let operands = [
        (True, json!({"a": 1})),
        (False, json!({"a": 2})),
        (Unknown, json!({"a": {"$near": 1}})),
    ];
    for (expected, filter) in &operands {
        assert_eq!(outcome_of(filter, &document), *expected, "{filter}");
        let negation = json!({"$not": filter});
        assert_eq!(outcome_of(&negation, &document), expected.negated(), "{negation}");
    }
    // Rows: the first operand is true, false, unknown; columns: the second one likewise.
    let tables = [
        (
            "$and",
            [
                [True, False, Unknown],
                [False, False, False],
                [Unknown, False, Unknown],
            ],
        ),
        (
            "$or",
            [
                [True, True, True],
                [True, False, Unknown],
                [True, Unknown, Unknown],
            ],
        ),
        (
            "$nor",
            [
                [False, False, False],
                [False, True, Unknown],
                [False, Unknown, Unknown],
            ],
        ),
    ];
    for (operator, table) in tables {
        for ((_, first), row) in operands.iter().zip(table) {
            for ((_, second), expected) in operands.iter().zip(row) {
                let filter = json!({operator: [first, second]});
                assert_eq!(outcome_of(&filter, &document), expected, "{filter}");
                let explained = Filter::new(&FilterText(filter.to_string())).explain(&document);
                assert_eq!(outcome(&explained), expected, "{filter}");
            }
        }
    }
    for (operator, without_operands) in [("$and", True), ("$or", False), ("$nor", True)] {
        let filter = json!({operator: []});
        assert_eq!(outcome_of(&filter, &document), without_operands, "{filter}");
    }
}

#[test]
fn required_literals_combine_as_the_logical_operators_do() {
    use RequiredLiteral::{Exact, Prefix, Substring, Unconstrained, Unsatisfiable};
    // From the strongest requirement to the weakest.
    let operands = [
        (json!({"a": {"$in": []}}), Unsatisfiable),
        (json!({"a": "x"}), Exact(vec!["x"])),
        (json!({"a": {"$regex": "^x"}}), Prefix(vec!["x"])),
        (json!({"a": {"$contains": "x"}}), Substring(vec!["x"])),
        (json!({"a": {"$ne": "x"}}), Unconstrained),
    ];
    let check = |filter: Json, expected: &RequiredLiteral| {
        let compiled = Filter::new(&FilterText(filter.to_string()));
        assert_eq!(compiled.required_literal("a"), *expected, "{filter}");
    };
    for (index, (first, stronger)) in operands.iter().enumerate() {
        check(first.clone(), stronger);
        for negation in ["$not", "$nor"] {
            let operand = if negation == "$nor" {
                json!([first])
            } else {
                first.clone()
            };
            check(json!({negation: operand}), &Unconstrained);
        }
        for (second, weaker) in operands.iter().skip(index) {
            let either = match (stronger, weaker) {
                (Unsatisfiable, weaker) | (_, weaker @ Unconstrained) => weaker.clone(),
                (_, Exact(_)) => Exact(vec!["x", "x"]),
                (_, Prefix(_)) => Prefix(vec!["x", "x"]),
                (_, Substring(_)) => Substring(vec!["x", "x"]),
                (_, Unsatisfiable) => Unsatisfiable,
            };
            for pair in [[first, second], [second, first]] {
                check(json!({"$and": pair}), stronger);
                check(json!({"$or": pair}), &either);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    #[test]
    fn explaining_agrees_with_matching_and_every_match_has_the_required_literals(filter in filter(), document in document()) {
        let compiled = Filter::new(&FilterText(filter.to_string()));
        let document = value(&document);
        let matches = compiled.matches(&document);
        let explained = compiled.explain(&document);
        prop_assert_eq!(explained.verdict, Verdict::of(matches));
        prop_assert_eq!(explained.first_failure().is_none(), matches);
        prop_assert_eq!(outcome(&explained) == Outcome::True, matches);
        for field in ["alias", "tag"] {
            let required = compiled.required_literal(field);
            prop_assert!(!matches || meets(&required, document.member(field)), "{:?} for {}", required, filter);
        }
    }

    #[test]
    fn a_filter_and_its_negation_never_both_match(filter in filter(), document in document()) {
        let document = value(&document);
        let matches = |filter: Json| Filter::new(&FilterText(filter.to_string())).matches(&document);
        let (filter, opposite) = (matches(filter.clone()), matches(json!({"$nor": [filter]})));
        prop_assert!(!(filter && opposite));
    }

    #[test]
    fn every_expression_is_compiled_or_reported_and_its_matches_have_the_required_literals(
        expression in expression(), string in "[aéA1 Ω\n(-]{0,6}",
    ) {
        let text = json!({"alias": {"$regex": expression}}).to_string();
        let filter = Filter::new(&FilterText(text.clone()));
        let document = value(&json!({"alias": string}));
        let required = filter.required_literal("alias");
        prop_assert!(!filter.matches(&document) || meets(&required, document.member("alias")), "{:?}", required);
        for finding in filter.diagnostics() {
            let span = finding.span.expect("it has a span");
            prop_assert!(span.start <= span.end && span.end <= text.encode_utf16().count() as u32);
            if finding.severity == Severity::Error {
                prop_assert_eq!(&required, &RequiredLiteral::Unsatisfiable);
            }
        }
    }

    #[test]
    fn every_text_compiles_with_diagnostics_whose_spans_are_inside_it(text in any::<String>(), pattern in any::<String>()) {
        for text in [text.clone(), json!({"alias": {"$regex": pattern}}).to_string(), format!("{{{text}}}")] {
            let filter = Filter::new(&FilterText(text.clone()));
            filter.explain(&Value::Null);
            let length = text.encode_utf16().count() as u32;
            for span in filter.diagnostics().iter().filter_map(|finding| finding.span) {
                prop_assert!(span.start <= span.end && span.end <= length);
            }
        }
    }

    #[test]
    fn rows_have_the_meaning_of_the_text(filter in filter(), document in document()) {
        let text = FilterText(json!({"$or": [{"$and": [filter]}]}).to_string());
        if let Some(form) = rows(&text) {
            let again = text_of_rows(&form, EventType::AddArtifactAlias);
            prop_assert_eq!(rows(&again), Some(form));
            let document = value(&document);
            let matches = |text| Filter::new(text).matches(&document);
            prop_assert_eq!(matches(&text), matches(&again));
        }
    }
}
