//! What holds for every filter and every document.

#![allow(clippy::expect_used)]

use hookwright::filter::{Filter, Pin, Value, rows, text_of_rows};
use hookwright::model::{Condition, EventType, FilterText, Verdict};
use proptest::prelude::*;
use serde_json::{Value as Json, json};

const TEXTS: &[&str] = &[
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
    "a{1001}",
    "^é",
    "(?U)a+",
];

fn operand() -> impl Strategy<Value = Json> {
    let scalar = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        (-3_i64..4).prop_map(Json::from),
        prop::sample::select(TEXTS).prop_map(Json::from),
    ];
    scalar.prop_recursive(2, 8, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Json::from),
            inner.prop_map(|value| json!({"b": value})),
        ]
    })
}

/// One field's condition; sometimes one that can't be read.
fn condition() -> impl Strategy<Value = Json> {
    let list = || prop::collection::vec(operand(), 0..3).prop_map(Json::from);
    let operator =
        prop::sample::select(&["$eq", "$ne", "$gt", "$gte", "$lt", "$lte", "$near", "$contains"][..]);
    let leaf = prop_oneof![
        3 => operand(),
        4 => (operator, operand()).prop_map(|(operator, value)| json!({operator: value})),
        2 => (prop::sample::select(&["$in", "$nin", "$all"][..]), list()).prop_map(|(name, list)| json!({name: list})),
        4 => prop::sample::select(EXPRESSIONS).prop_map(|text| json!({"$regex": text})),
        1 => prop::sample::select(TEXTS).prop_map(|text| json!({"$contains": text})),
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
    let value = || prop_oneof![2 => prop::sample::select(TEXTS).prop_map(Json::from), 1 => operand()];
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
            number.as_i64().expect("a whole number").into(),
        )),
        Json::String(text) => Value::text(text.clone()),
        Json::Array(items) => Value::List(items.iter().map(value).collect()),
        Json::Object(members) => Value::Object(
            members
                .iter()
                .map(|(key, member)| (key.clone().into(), value(member)))
                .collect(),
        ),
    }
}

/// Whether a field's value has what the pin says.
fn meets(pin: &Pin, found: Option<&Value>) -> bool {
    let texts: Vec<&str> = match found {
        Some(Value::List(items)) => items.iter().filter_map(Value::as_text).collect(),
        found => found.and_then(Value::as_text).into_iter().collect(),
    };
    let any = |literals: &[&str], test: fn(&str, &str) -> bool| {
        texts
            .iter()
            .any(|text| literals.iter().any(|literal| test(text, literal)))
    };
    match pin {
        Pin::Never => false,
        Pin::Exact(literals) => any(literals, |text, literal| text == literal),
        Pin::Prefix(literals) => any(literals, |text, literal| text.starts_with(literal)),
        Pin::Literal(literals) => any(literals, |text, literal| text.contains(literal)),
        Pin::Anything => true,
    }
}

/// A condition that holds because of its children has the children for it.
fn is_sound(condition: &Condition) -> bool {
    condition.children.iter().all(is_sound)
        && condition
            .children
            .iter()
            .all(|child| condition.verdict != Verdict::NotReached || child.verdict == Verdict::NotReached)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    #[test]
    fn explaining_and_matching_never_disagree_and_no_pin_is_wrong(filter in filter(), document in document()) {
        let compiled = Filter::new(&FilterText(filter.to_string()));
        let document = value(&document);
        let matches = compiled.matches(&document);
        let explained = compiled.explain(&document);
        prop_assert_eq!(explained.verdict, Verdict::of(matches));
        prop_assert_eq!(explained.first_failure().is_none(), matches);
        prop_assert!(is_sound(&explained));
        for field in ["alias", "tag"] {
            let pin = compiled.pin(field);
            prop_assert!(!matches || meets(&pin, document.member(field)), "{:?} for {}", pin, filter);
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
    fn any_text_is_a_filter_with_every_finding_inside_it(text in any::<String>(), pattern in any::<String>()) {
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
    fn rows_mean_what_the_text_means(filter in filter(), document in document()) {
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
