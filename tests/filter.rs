//! Filters follow MongoDB's rules and W&B's own operator, and report every part that can't be read.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

use hookwright::diagnostic::{Code, Diagnostic, Severity};
use hookwright::filter::{
    EventFields, Filter, FilterForm, FilterRow, Number, Operator, RequiredLiteral, Value, rows, text_of_rows,
};
use hookwright::json::JsonText;
use hookwright::model::{Condition, ConditionKind, Event, EventType, FilterText, Run, RunState, Verdict};

fn filter(text: &str) -> Filter {
    Filter::new(&FilterText(text.to_owned()))
}

/// A run event whose run has these fields.
fn run(fields: &str) -> Event {
    let mut event = Event::from_json(EventType::RunState.sample()).expect("a sample is an event");
    let hookwright::model::Action::StateChanged { run, .. } = &mut event.action else {
        panic!("the sample changes a run's state");
    };
    run.fields = serde_json::from_str(fields).expect("fields are an object");
    event
}

fn matches(filter_text: &str, fields: &str) -> bool {
    let (filter, event) = (filter(filter_text), run(fields));
    let fields = EventFields::new(&event);
    let holds = filter.matches(&fields);
    assert_eq!(
        filter.explain(&fields).verdict,
        Verdict::of(holds),
        "{filter_text}"
    );
    holds
}

/// Checks cases of a filter, documents that match it, and documents that don't.
fn check(cases: &[(&str, &[&str], &[&str])]) {
    for (filter_text, matching, failing) in cases {
        let compiled = filter(filter_text);
        let errors = compiled.diagnostics().iter();
        let errors: Vec<_> = errors
            .filter(|finding| finding.severity == Severity::Error)
            .collect();
        assert_eq!(errors, [] as [&Diagnostic; 0], "{filter_text}");
        for fields in *matching {
            assert!(
                matches(filter_text, fields),
                "{filter_text} should match {fields}"
            );
        }
        for fields in *failing {
            assert!(
                !matches(filter_text, fields),
                "{filter_text} should not match {fields}"
            );
        }
    }
}

fn codes(text: &str) -> Vec<Code> {
    filter(text)
        .diagnostics()
        .iter()
        .map(|finding| finding.code)
        .collect()
}

#[test]
fn an_empty_filter_always_matches() {
    // The SDK writes the last two for an automation without a filter.
    for text in ["", " \n", "{}", r#"{"$and":[]}"#, r#"{"$or":[{"$and":[]}]}"#] {
        assert!(matches(text, "{}"), "{text}");
    }
}

#[test]
fn a_missing_field_equals_null() {
    // MongoDB's manual, “Query for Null or Missing Fields”.
    check(&[
        (
            r#"{"a":null}"#,
            &["{}", r#"{"a":null}"#, r#"{"a":[1,null]}"#],
            &[r#"{"a":0}"#, r#"{"a":[]}"#, r#"{"a":{}}"#],
        ),
        (
            r#"{"a":{"$ne":null}}"#,
            &[r#"{"a":0}"#, r#"{"a":[]}"#],
            &["{}", r#"{"a":null}"#, r#"{"a":[1,null]}"#],
        ),
        (
            r#"{"a":{"$in":[null,4]}}"#,
            &["{}", r#"{"a":null}"#, r#"{"a":4}"#],
            &[r#"{"a":5}"#],
        ),
        (
            r#"{"a":{"$nin":[null,4]}}"#,
            &[r#"{"a":5}"#],
            &["{}", r#"{"a":null}"#, r#"{"a":4}"#],
        ),
        (
            r#"{"a":{"$gte":null}}"#,
            &["{}", r#"{"a":null}"#],
            &[r#"{"a":0}"#],
        ),
        (
            r#"{"a":{"$gt":null}}"#,
            &[],
            &["{}", r#"{"a":null}"#, r#"{"a":0}"#],
        ),
        (r#"{"a":{"$exists":false}}"#, &["{}"], &[r#"{"a":null}"#]),
        (
            r#"{"a":{"$exists":true}}"#,
            &[r#"{"a":null}"#, r#"{"a":[]}"#],
            &["{}"],
        ),
    ]);
}

#[test]
fn a_dotted_path_into_a_missing_field_is_null_but_an_array_without_objects_yields_no_value() {
    check(&[
        (
            r#"{"a.b":null}"#,
            &[
                "{}",
                r#"{"a":{}}"#,
                r#"{"a":4}"#,
                r#"{"a":null}"#,
                r#"{"a":[{"b":3},{}]}"#,
                r#"{"a":[{"b":null},{"b":3}]}"#,
            ],
            &[
                r#"{"a":{"b":1}}"#,
                r#"{"a":[]}"#,
                r#"{"a":[[]]}"#,
                r#"{"a":[1,null]}"#,
                r#"{"a":[{"b":1},{"b":3}]}"#,
            ],
        ),
        (
            r#"{"a.b":{"$exists":false}}"#,
            &["{}", r#"{"a":[]}"#, r#"{"a":[{}]}"#],
            &[r#"{"a":[{},{"b":null}]}"#],
        ),
    ]);
}

#[test]
fn a_condition_on_an_array_holds_for_the_whole_array_or_any_item() {
    // MongoDB's manual, “Query an Array”.
    check(&[
        (
            r#"{"a":1}"#,
            &[r#"{"a":[2,1]}"#, r#"{"a":1}"#],
            &[r#"{"a":[[1]]}"#, r#"{"a":[]}"#],
        ),
        (
            r#"{"a":[1,2]}"#,
            &[r#"{"a":[1,2]}"#, r#"{"a":[[1,2],3]}"#],
            &[r#"{"a":[2,1]}"#, r#"{"a":[1,2,3]}"#],
        ),
        (
            r#"{"a":{"$gt":4,"$lt":3}}"#,
            &[r#"{"a":[2,5]}"#],
            &[r#"{"a":2}"#, r#"{"a":[3,4]}"#],
        ),
        (
            r#"{"a":{"$ne":1}}"#,
            &[r#"{"a":[2,3]}"#, "{}"],
            &[r#"{"a":[2,1]}"#],
        ),
        (
            r#"{"a":{"$regex":"^x"}}"#,
            &[r#"{"a":["y","xy"]}"#],
            &[r#"{"a":["yx"]}"#, r#"{"a":[["x"]]}"#],
        ),
        (
            r#"{"a":{"$size":2}}"#,
            &[r#"{"a":[1,2]}"#, r#"{"a":[[],[]]}"#],
            &[r#"{"a":[[1,2]]}"#, r#"{"a":2}"#, "{}"],
        ),
        (r#"{"a":{"$size":0}}"#, &[r#"{"a":[]}"#], &["{}", r#"{"a":null}"#]),
        (
            r#"{"a":{"$all":[1,2]}}"#,
            &[r#"{"a":[2,3,1]}"#],
            &[r#"{"a":[1]}"#, r#"{"a":1}"#],
        ),
        (r#"{"a":{"$all":[1]}}"#, &[r#"{"a":1}"#], &["{}"]),
        (
            r#"{"a":{"$all":[[1,2]]}}"#,
            &[r#"{"a":[1,2]}"#, r#"{"a":[[1,2]]}"#],
            &[r#"{"a":[1,2,3]}"#],
        ),
    ]);
}

#[test]
fn a_dotted_path_searches_the_objects_of_an_array_and_the_item_at_an_index() {
    check(&[
        (
            r#"{"a.b":1}"#,
            &[r#"{"a":[{"b":2},{"b":[3,1]}]}"#],
            &[r#"{"a":[[{"b":1}]]}"#],
        ),
        (
            r#"{"a.1":5}"#,
            &[r#"{"a":[4,5]}"#, r#"{"a":[{"1":5}]}"#, r#"{"a":{"1":5}}"#],
            &[r#"{"a":[5]}"#, r#"{"a":[4,[5]]}"#],
        ),
        (
            r#"{"a.0.b":5}"#,
            &[r#"{"a":[{"b":5}]}"#, r#"{"a":[[{"b":5}]]}"#],
            &[r#"{"a":[{"b":4},{"b":5}]}"#],
        ),
        (r#"{"a.00":5}"#, &[r#"{"a":{"00":5}}"#], &[r#"{"a":[5]}"#]),
    ]);
}

#[test]
fn values_are_ordered_only_within_their_type() {
    // MongoDB's manual, “Comparison/Sort Order”, type bracketing.
    check(&[
        (
            r#"{"a":{"$gt":1}}"#,
            &[r#"{"a":1.5}"#],
            &[r#"{"a":"2"}"#, r#"{"a":true}"#, r#"{"a":null}"#, "{}"],
        ),
        (
            r#"{"a":{"$lt":"b"}}"#,
            &[r#"{"a":"a"}"#, r#"{"a":""}"#],
            &[r#"{"a":0}"#, r#"{"a":"b"}"#],
        ),
        (
            r#"{"a":{"$gte":false}}"#,
            &[r#"{"a":true}"#, r#"{"a":false}"#],
            &[r#"{"a":1}"#],
        ),
        (
            r#"{"a":{"$lt":[2]}}"#,
            &[r#"{"a":[1,9]}"#, r#"{"a":[]}"#],
            &[r#"{"a":[2]}"#, r#"{"a":1}"#],
        ),
        (
            r#"{"a":{"$gt":{"b":1}}}"#,
            &[r#"{"a":{"b":2}}"#, r#"{"a":{"b":"x"}}"#],
            &[r#"{"a":{"b":1}}"#, r#"{"a":{"a":2}}"#],
        ),
        (
            r#"{"a":1}"#,
            &[r#"{"a":1.0}"#, r#"{"a":1e0}"#],
            &[r#"{"a":"1"}"#, r#"{"a":true}"#],
        ),
    ]);
}

#[test]
fn objects_are_equal_with_the_same_members_in_the_same_order() {
    // MongoDB's manual, “Match an Embedded/Nested Document”.
    check(&[
        (
            r#"{"a":{"b":1,"c":2}}"#,
            &[r#"{"a":{"b":1,"c":2}}"#],
            &[r#"{"a":{"c":2,"b":1}}"#, r#"{"a":{"b":1}}"#],
        ),
        (r#"{"a":{}}"#, &[r#"{"a":{}}"#], &["{}", r#"{"a":{"b":1}}"#]),
        (
            r#"{"a":{"$eq":{"$gt":1}}}"#,
            &[r#"{"a":{"$gt":1}}"#],
            &[r#"{"a":2}"#],
        ),
    ]);
}

#[test]
fn numbers_are_compared_by_their_exact_values() {
    check(&[
        (
            r#"{"a":9007199254740993}"#,
            &[r#"{"a":9007199254740993}"#],
            &[r#"{"a":9007199254740992}"#],
        ),
        (
            r#"{"a":{"$gt":18446744073709551615}}"#,
            &[r#"{"a":18446744073709551616}"#],
            &[r#"{"a":18446744073709551615}"#],
        ),
        (
            r#"{"a":{"$lt":9007199254740993}}"#,
            &[r#"{"a":9007199254740992.0}"#],
            &[r#"{"a":9007199254740994.0}"#],
        ),
        (r#"{"a":-0.0}"#, &[r#"{"a":0}"#], &[r#"{"a":1e-320}"#]),
        (
            r#"{"a":{"$gt":0.5}}"#,
            &[r#"{"a":1}"#, r#"{"a":1e999}"#],
            &[r#"{"a":0}"#, r#"{"a":-1}"#, r#"{"a":-1e999}"#],
        ),
        (r#"{"a":{"$lt":-1.5}}"#, &[r#"{"a":-2}"#], &[r#"{"a":-1}"#]),
    ]);
}

#[test]
fn nan_equals_only_itself() {
    let value = |number| Value::Object(vec![("a".into(), Value::Number(Number::Float(number)))]);
    let (nan, one) = (value(f64::NAN), value(1.0));
    for text in [r#"{"a":{"$gt":0}}"#, r#"{"a":{"$lte":0}}"#, r#"{"a":0}"#] {
        assert!(!filter(text).matches(&nan), "{text}");
    }
    assert!(filter(r#"{"a":{"$ne":0}}"#).matches(&nan));
    assert!(filter(r#"{"a":{"$gt":0}}"#).matches(&one));
}

#[test]
fn filters_are_combined_and_negated() {
    check(&[
        (
            r#"{"a":1,"b":2}"#,
            &[r#"{"a":1,"b":2}"#],
            &[r#"{"a":1}"#, r#"{"b":2}"#],
        ),
        (
            r#"{"$or":[{"a":1},{"b":2}]}"#,
            &[r#"{"a":1}"#, r#"{"b":2}"#],
            &["{}"],
        ),
        (
            r#"{"$nor":[{"a":1},{"b":2}]}"#,
            &["{}"],
            &[r#"{"a":1}"#, r#"{"b":2}"#],
        ),
        (r#"{"$nor":[]}"#, &["{}"], &[]),
        (
            r#"{"a":{"$not":{"$gt":1}}}"#,
            &["{}", r#"{"a":1}"#, r#"{"a":"x"}"#],
            &[r#"{"a":2}"#, r#"{"a":[0,2]}"#],
        ),
        (
            r#"{"a":{"$not":{"$regex":"^x"}}}"#,
            &["{}", r#"{"a":"y"}"#],
            &[r#"{"a":"x"}"#],
        ),
        // The SDK negates a whole filter like this; MongoDB has only `$nor`.
        (r#"{"$not":{"a":1}}"#, &["{}", r#"{"a":2}"#], &[r#"{"a":1}"#]),
    ]);
}

#[test]
fn contains_matches_part_of_a_string_or_of_an_item() {
    check(&[
        (
            r#"{"a":{"$contains":"b.c"}}"#,
            &[r#"{"a":"ab.cd"}"#, r#"{"a":["x","b.c"]}"#],
            &[
                r#"{"a":"abxcd"}"#,
                r#"{"a":"B.C"}"#,
                r#"{"a":["b",".c"]}"#,
                "{}",
                r#"{"a":{"b.c":1}}"#,
            ],
        ),
        (
            r#"{"a":{"$contains":""}}"#,
            &[r#"{"a":""}"#, r#"{"a":"x"}"#],
            &["{}", r#"{"a":1}"#, r#"{"a":[]}"#],
        ),
        (
            r#"{"a.b":{"$contains":"é"}}"#,
            &[r#"{"a":[{"b":"caf\u00e9"}]}"#],
            &[r#"{"a":{"b":"cafe"}}"#],
        ),
        (
            r#"{"a":{"$not":{"$contains":"x"}}}"#,
            &["{}", r#"{"a":"y"}"#],
            &[r#"{"a":"x"}"#],
        ),
    ]);
}

#[test]
fn a_regular_expression_matches_anywhere_as_in_re2() {
    check(&[
        (
            r#"{"a":{"$regex":"^europe.*"}}"#,
            &[r#"{"a":"europe-west"}"#],
            &[r#"{"a":"in europe"}"#, r#"{"a":1}"#, "{}"],
        ),
        (
            r#"{"a":{"$regex":"od"}}"#,
            &[r#"{"a":"prod"}"#],
            &[r#"{"a":"pro"}"#],
        ),
        (
            r#"{"a":{"$regex":"^(prod|staging)$"}}"#,
            &[r#"{"a":"prod"}"#, r#"{"a":"staging"}"#],
            &[r#"{"a":"prod2"}"#],
        ),
        (
            r#"{"a":{"$regex":"(?i)^PROD"}}"#,
            &[r#"{"a":"prod"}"#, r#"{"a":"Production"}"#],
            &[r#"{"a":"aprod"}"#],
        ),
        (
            r#"{"a":{"$regex":"^v\\d+$"}}"#,
            &[r#"{"a":"v12"}"#],
            &[r#"{"a":"v"}"#, r#"{"a":"v٣"}"#],
        ),
        (
            r#"{"a":{"$regex":"^[\\w-]+$"}}"#,
            &[r#"{"a":"a-B_3"}"#],
            &[r#"{"a":"é"}"#],
        ),
        (
            r#"{"a":{"$regex":"^\\W$"}}"#,
            &[r#"{"a":"é"}"#, r#"{"a":"-"}"#],
            &[r#"{"a":"e"}"#],
        ),
        (
            r#"{"a":{"$regex":"^\\s$"}}"#,
            &[r#"{"a":" "}"#, r#"{"a":"\t"}"#],
            &[r#"{"a":"\u000b"}"#, r#"{"a":"\u00a0"}"#],
        ),
        (
            r#"{"a":{"$regex":"\\bcat\\b"}}"#,
            &[r#"{"a":"a cat!"}"#, r#"{"a":"écaté"}"#],
            &[r#"{"a":"cats"}"#],
        ),
        (
            r#"{"a":{"$regex":"a.b"}}"#,
            &[r#"{"a":"a😀b"}"#],
            &[r#"{"a":"a\nb"}"#],
        ),
        (r#"{"a":{"$regex":"(?s)a.b"}}"#, &[r#"{"a":"a\nb"}"#], &[]),
        (
            r#"{"a":{"$regex":"(?m)^b$"}}"#,
            &[r#"{"a":"a\nb\nc"}"#],
            &[r#"{"a":"a\nbc"}"#],
        ),
        (
            r#"{"a":{"$regex":"b$"}}"#,
            &[r#"{"a":"ab"}"#],
            &[r#"{"a":"ab\n"}"#],
        ),
        (
            r#"{"a":{"$regex":"\\<x\\>"}}"#,
            &[r#"{"a":"<x>"}"#],
            &[r#"{"a":"x"}"#],
        ),
        (
            r#"{"a":{"$regex":"^\\Qa.b+(\\E+$"}}"#,
            &[r#"{"a":"a.b+("}"#, r#"{"a":"a.b+(("}"#],
            &[r#"{"a":"aab+("}"#, r#"{"a":"a.b("}"#],
        ),
        (
            r#"{"a":{"$regex":"[\\]a]\\Q[x]"}}"#,
            &[r#"{"a":"][x]"}"#],
            &[r#"{"a":"]x"}"#],
        ),
        (
            r#"{"a":{"$regex":"^\\101\\0[\\60-\\71]$"}}"#,
            &[r#"{"a":"A\u00007"}"#],
            &[r#"{"a":"1017"}"#],
        ),
        (
            r#"{"a":{"$regex":""}}"#,
            &[r#"{"a":""}"#, r#"{"a":"x"}"#],
            &["{}", r#"{"a":1}"#],
        ),
        (r#"{"a":{"$regex":"^$"}}"#, &[r#"{"a":""}"#], &[r#"{"a":"x"}"#]),
        (
            r#"{"a":{"$regex":"[[:upper:]]{2,3}x"}}"#,
            &[r#"{"a":"ABx"}"#],
            &[r#"{"a":"Ax"}"#, r#"{"a":"ÄÖx"}"#],
        ),
    ]);
}

/// An expression, strings that match it, and strings that don't.
type ExpressionCase<'c> = (&'c str, &'c [&'c str], &'c [&'c str]);

#[test]
fn syntax_that_re2_and_the_crate_regex_read_differently_is_read_as_in_re2() {
    let cases: &[ExpressionCase] = &[
        (r"^[\d-.]+$", &["1-.2"], &["a"]),
        (r"^[\w-.]+$", &["a-b.c"], &["é"]),
        (r"^[\d-a]$", &["1", "-", "a"], &["b"]),
        ("^[a[b]$", &["a", "[", "b"], &["]"]),
        ("^[a[b]]$", &["[]", "a]"], &["a"]),
        ("^[a&&b]$", &["a", "&", "b"], &["c"]),
        ("^[%--b]$", &["&", "b"], &["a"]),
        ("^[a~~b]$", &["~"], &["c"]),
        ("^[]a]$", &["]", "a"], &["["]),
        ("^[^]a]$", &["b"], &["]", "a"]),
        ("^[[:word:]-]$", &["_", "-"], &["é"]),
        ("release-{env}", &["a release-{env}"], &["release-"]),
        ("^{stage}$", &["{stage}"], &["stage"]),
        ("^{.*}$", &["{}", "{a}"], &["{"]),
        ("^a{,2}$", &["a{,2}"], &["aa"]),
        ("^a{01}$", &["a{01}"], &["a"]),
        ("^a{9999999999}$", &["a{9999999999}"], &["a"]),
        (r"^\b{start}$", &[], &["start"]),
        (r"^\pN\p{Greek}\p{^Lu}\PL$", &["1αx-"], &["1αX-", "aαx-"]),
        (r"^[\p{Hangul}\d]+$", &["한글3"], &["漢"]),
        (r"^\pC$", &["\u{7}", "\u{200b}"], &["\u{378}", "a"]),
        (r"^\x41\x{1F600}\101\60\z", &["A😀A0"], &["A😀A"]),
        (r"^\C\C$", &["é", "ab"], &["a", "가"]),
        (r"a+\Q\E?b", &["b", "aab"], &["a"]),
        ("^a(?i)*b$", &["aaB", "b"], &["Ab"]),
        ("^(?i)a(?-i)b|C$", &["Ab", "C"], &["AB", "c"]),
        ("^(?U)a+$", &["aa"], &["b"]),
        ("^(?P<é>a)(?<n>b)(?P<n>c)$", &["abc"], &["ab"]),
        (r"^[\x{D800}a]$", &["a"], &["b"]),
        (r"\x{D800}", &[], &["a", ""]),
        (r"^[^\x{D800}]$", &["a"], &[""]),
        (r"\v", &["\u{b}"], &["\n"]),
        (r"^\#\&\~\-$", &["#&~-"], &["a"]),
        (r"a\B", &["ab"], &["a b", "aé"]),
        (r"^é\B$", &["é"], &["e"]),
    ];
    for (expression, matching, failing) in cases {
        let json = JsonText::string(expression);
        let filter = filter(&format!(r#"{{"a":{{"$regex":{}}}}}"#, json.as_str()));
        assert_eq!(filter.diagnostics(), [], "{expression}");
        let matches = |string: &&str| {
            filter.matches(&Value::Object(vec![(
                "a".into(),
                Value::string((*string).to_owned()),
            )]))
        };
        assert!(
            matching.iter().all(matches),
            "{expression} should match {matching:?}"
        );
        assert!(
            !failing.iter().any(matches),
            "{expression} should not match {failing:?}"
        );
    }
}

#[test]
fn an_unknown_operator_never_matches_even_when_negated() {
    for text in [
        r#"{"a":{"$near":1}}"#,
        r#"{"$nor":[{"a":{"$near":1}}]}"#,
        r#"{"a":{"$not":{"$near":1}}}"#,
        r#"{"$not":{"$where":"x"}}"#,
        r#"{"b":{"$exists":false},"a":{"$not":{"$near":1}}}"#,
    ] {
        assert!(!matches(text, r#"{"a":1}"#), "{text}");
        assert_eq!(codes(text), [Code::FilterOperatorUnknown], "{text}");
    }
    let found = filter(r#"{"a":{"$near":1}}"#).diagnostics().to_vec();
    assert_eq!(
        found[0].expected,
        "Use an operator of W&B's SDK: $and, $or, $nor, $not, $eq, $ne, $gt, $gte, $lt, $lte, $in, $nin, $exists, $regex, $contains, $size, $all.",
    );
    // A filter that matches with either outcome of the unknown operator still matches.
    assert!(matches(r#"{"$or":[{"a":{"$near":1}},{"a":1}]}"#, r#"{"a":1}"#));
    assert!(matches(r#"{"$nor":[{"a":{"$near":1},"b":2}]}"#, r#"{"a":1}"#));
}

#[test]
fn an_operand_of_the_wrong_shape_never_matches_and_is_reported() {
    for text in [
        r#"{"a":{"$in":1}}"#,
        r#"{"a":{"$nin":{}}}"#,
        r#"{"a":{"$all":"x"}}"#,
        r#"{"a":{"$in":[{"$regex":"x"}]}}"#,
        r#"{"a":{"$size":-1}}"#,
        r#"{"a":{"$size":1.5}}"#,
        r#"{"a":{"$size":"1"}}"#,
        r#"{"a":{"$regex":1}}"#,
        r#"{"a":{"$contains":null}}"#,
        r#"{"a":{"$not":1}}"#,
        r#"{"a":{"$not":{}}}"#,
        r#"{"$and":{}}"#,
        r#"{"$or":[1]}"#,
        r#"{"$not":[]}"#,
    ] {
        let code = match text {
            r#"{"$or":[1]}"# | r#"{"$not":[]}"# => Code::FilterNotObject,
            _ => Code::FilterOperand,
        };
        assert_eq!(codes(text), [code], "{text}");
        assert!(!matches(text, r#"{"a":1}"#), "{text}");
        assert!(
            !matches(&format!(r#"{{"$nor":[{text}]}}"#), r#"{"a":1}"#),
            "{text}"
        );
    }
    assert_eq!(codes(r#"{"$gt":1}"#), [Code::FilterOperatorOutsideField]);
    assert_eq!(
        codes(r#"{"a":{"$or":[{"$gt":1}]}}"#),
        [Code::FilterOperatorInField]
    );
    assert_eq!(codes(r#"{"a":{"$not":{"b":1}}}"#), [Code::FilterOperatorUnknown]);
    assert_eq!(codes("[]"), [Code::FilterNotObject]);
    assert_eq!(codes(r#"{"a":"#), [Code::JsonSyntax]);
    assert_eq!(codes(r#"{"a":1,"a":2}"#), [Code::FilterDuplicateKey]);
    assert_eq!(codes(r#"{"$or":[]}"#), [Code::FilterNever]);
    assert!(!matches(r#"{"a":{"$all":[]}}"#, r#"{"a":[]}"#));
    let deep = format!("{}{}", r#"{"$and":["#.repeat(200), "]}".repeat(200));
    assert_eq!(codes(&deep), [Code::FilterTooDeep]);
}

#[test]
fn a_diagnostic_has_the_span_of_the_mistake_also_after_escape_sequences() {
    let cases = [
        (
            r#"{"alias":{"$regex":"^(?!prod)"}}"#,
            Code::FilterRegexUnsupported,
            "(?!",
        ),
        (
            r#"{"alias":{"$regex":"\u00e9\n(a)\\1"}}"#,
            Code::FilterRegexUnsupported,
            r"\\1",
        ),
        (
            r#"{"alias":{"$regex":"\ud83d\ude00[z-a]"}}"#,
            Code::FilterRegex,
            "z-a",
        ),
        (
            r#"{"alias":{"$regex":"\\Qé.(\\E\\QxE(?=a)\\E(?=b)"}}"#,
            Code::FilterRegexUnsupported,
            "(?=",
        ),
        (r#"{"alias":{"$regex":"😀a*)"}}"#, Code::FilterRegex, ")"),
        (r#"{"alias":{"$regex":"😀a**)"}}"#, Code::FilterRegexDialect, "**"),
        (r#"{"alias":{"$regex":"(?x)a"}}"#, Code::FilterRegexDialect, "x"),
        (r#"{"alias":{"$regex":"a{1001}"}}"#, Code::FilterRegex, "{1001}"),
        (
            r#"{"alias":{"$regex":"(a{2}){501}"}}"#,
            Code::FilterRegex,
            "{501}",
        ),
        (
            r#"{"alias":{"$regex":"é[[:alfa:]]"}}"#,
            Code::FilterRegex,
            "[:alfa:]",
        ),
        (r#"{"alias":{"$regex":"[é\\1]"}}"#, Code::FilterRegex, r"\\1"),
        (r#"{"alias":{"$regex":"(a(b)"}}"#, Code::FilterRegex, "("),
        (r#"{"alias":{"$regex":"é\\"}}"#, Code::FilterRegex, r"\\"),
        (
            r#"{"alias":{"$regex":"x\\p{Greeek}"}}"#,
            Code::FilterRegexUnicodeClass,
            r"\\p{Greeek}",
        ),
        (
            r#"{"alias":{"$regexp":"a"}}"#,
            Code::FilterOperatorUnknown,
            r#""$regexp""#,
        ),
        (r#"{"alias":{"$in":"a"}}"#, Code::FilterOperand, r#""a""#),
    ];
    for (text, code, place) in cases {
        let filter = filter(text);
        let [finding] = filter.diagnostics() else {
            panic!("{text}: {:?}", filter.diagnostics());
        };
        let span = finding.span.expect("it has a span");
        let units: Vec<u16> = text.encode_utf16().collect();
        let found =
            String::from_utf16(&units[span.start as usize..span.end as usize]).expect("whole characters");
        assert_eq!((finding.code, found.as_str()), (code, place), "{text}");
    }
}

#[test]
fn an_expression_that_re2_rejects_is_rejected() {
    for (expression, code) in [
        ("a**", Code::FilterRegexDialect),
        ("a{2}{3}", Code::FilterRegexDialect),
        (r"\u0041", Code::FilterRegexDialect),
        ("(?R)a", Code::FilterRegexDialect),
        ("(?>a)", Code::FilterRegexDialect),
        (r"\Z", Code::FilterRegex),
        ("a{1001}", Code::FilterRegex),
        ("a{2,1}", Code::FilterRegex),
        ("(((a{100}){100}){100})", Code::FilterRegex),
        ("|*", Code::FilterRegex),
        ("(?i)*", Code::FilterRegex),
        ("[[:alfa:]]", Code::FilterRegex),
        ("(?P<a b>c)", Code::FilterRegex),
        (r"\x{110000}", Code::FilterRegex),
        (r"[\Qa\E]", Code::FilterRegex),
        (r"[a-\d]", Code::FilterRegex),
        (r"\p{Letter}", Code::FilterRegexUnicodeClass),
        (r"[\p{greek}]", Code::FilterRegexUnicodeClass),
        (r"\pé", Code::FilterRegexUnicodeClass),
        (r"\p{Lu", Code::FilterRegexUnicodeClass),
        ("(?<=a)b", Code::FilterRegexUnsupported),
        ("(?P=a)", Code::FilterRegexUnsupported),
        (r"(a)\1", Code::FilterRegexUnsupported),
        (r"(a)\8", Code::FilterRegexUnsupported),
    ] {
        let expression = JsonText::string(expression);
        let text = format!(r#"{{"a":{{"$regex":{}}}}}"#, expression.as_str());
        assert_eq!(codes(&text), [code], "{text}");
    }
}

#[test]
fn the_fix_of_a_mistyped_operator_corrects_it() {
    let text = r#"{"alias":{"$Regx":"^prod"}}"#;
    let filter = filter(text);
    let fix = filter.diagnostics()[0].fix.clone().expect("it has a fix");
    let edit = &fix.edits[0];
    let corrected = format!(
        "{}{}{}",
        &text[..edit.span.start as usize],
        edit.text,
        &text[edit.span.end as usize..]
    );
    assert_eq!(corrected, r#"{"alias":{"$regex":"^prod"}}"#);
}

#[test]
fn a_hostile_expression_costs_neither_time_nor_memory() {
    let start = std::time::Instant::now();
    for (expression, code) in [
        ("((a{1000}){1000}){1000}", Code::FilterRegex),
        ("(((a|b|c){900}){900}){900}", Code::FilterRegex),
        ("((((){1000}){1000}){1000}){1000}", Code::FilterRegex),
        (r"(\\pL{30}\\PL{30}){30}", Code::FilterRegexTooLarge),
    ] {
        let text = format!(r#"{{"a":{{"$regex":"{expression}"}}}}"#);
        assert_eq!(codes(&text), [code], "{expression}");
    }
    let hostname = r#"{"a":{"$regex":"^\\pL{1,63}$"}}"#;
    assert!(matches(hostname, r#"{"a":"한글"}"#));
    let nested = format!(r#"{{"a":{{"$regex":"{}"}}}}"#, "(".repeat(60_000));
    assert_eq!(codes(&nested), [Code::FilterRegex]);
    for unfinished in ["{", "[:", "[[:", r"\\Q", r"\\p{", "(?P<a", r"a*\\Q\\E"] {
        filter(&format!(
            r#"{{"a":{{"$regex":"{}"}}}}"#,
            unfinished.repeat(60_000 / unfinished.len())
        ));
    }
    let long = JsonText::string(&"a".repeat(200_000));
    let fields = format!(r#"{{"a":{}}}"#, long.as_str());
    assert!(!matches(r#"{"a":{"$regex":"(a+)+$b"}}"#, &fields));
    assert!(matches(r#"{"a":{"$regex":"(a|aa)+[^b]$"}}"#, &fields));
    assert!(!matches(r#"{"a":{"$regex":"(x+x+){50}y"}}"#, &fields));
    assert!(matches(r#"{"a":{"$not":{"$regex":"(x+x+){50}y"}}}"#, &fields));
    // Too large for a string this long: the outcome is unknown, and reported, so the negation does not match either.
    for text in [
        r#"{"a":{"$regex":"(x+x+){300}y"}}"#,
        r#"{"a":{"$not":{"$regex":"(x+x+){300}y"}}}"#,
    ] {
        let event = run(&fields);
        let fields = EventFields::new(&event);
        assert!(!filter(text).matches(&fields));
        let outcome = fields.check_work().map_err(|error| error.code());
        assert_eq!(outcome, Err(Code::EventTooMuchWork), "{text}");
    }
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}

#[test]
fn an_explanation_has_expected_and_found_values_and_marks_conditions_that_were_not_reached() {
    let text = r#"{"$or":[{"$and":[{"a.b":{"$gt":10,"$lt":20}},{"c":"x"}]}]}"#;
    let event = run(r#"{"a":{"b":7},"c":"y"}"#);
    let explained = filter(text).explain(&EventFields::new(&event));
    let failure = explained.first_failure().expect("it does not match");
    assert_eq!(failure.kind, ConditionKind::Field);
    let argument = |name| failure.arguments.get(name).map(String::as_str);
    assert_eq!(
        ["field", "operator", "expected", "found"].map(argument),
        [Some("a.b"), Some("$gt"), Some("10"), Some("7")]
    );
    let span = failure.span.expect("it has a span");
    assert_eq!(&text[span.start as usize..span.end as usize], r#""$gt":10"#);
    fn verdicts(condition: &Condition) -> Vec<(ConditionKind, Verdict)> {
        let below = condition.children.iter().flat_map(verdicts);
        std::iter::once((condition.kind, condition.verdict))
            .chain(below)
            .collect()
    }
    use ConditionKind::{All, Any, Field};
    assert_eq!(
        verdicts(&explained)[1..],
        [
            (Any, Verdict::NotMet),
            (All, Verdict::NotMet),
            (All, Verdict::NotMet),
            (Field, Verdict::NotMet),
            (Field, Verdict::NotReached),
            (Field, Verdict::NotReached),
        ]
    );
}

#[test]
fn the_required_literal_is_in_every_match() {
    let cases = [
        (r#"{"alias":"prod"}"#, RequiredLiteral::Exact(vec!["prod"])),
        (
            r#"{"alias":{"$in":["a","b"]}}"#,
            RequiredLiteral::Exact(vec!["a", "b"]),
        ),
        (r#"{"alias":{"$in":["a",null]}}"#, RequiredLiteral::Unconstrained),
        (
            r#"{"alias":{"$regex":"^prod"}}"#,
            RequiredLiteral::Prefix(vec!["prod"]),
        ),
        (
            r#"{"alias":{"$regex":"^prod$"}}"#,
            RequiredLiteral::Exact(vec!["prod"]),
        ),
        (
            r#"{"alias":{"$regex":"^(prod|test)$"}}"#,
            RequiredLiteral::Exact(vec!["prod", "test"]),
        ),
        (
            r#"{"alias":{"$regex":"^prod-\\d+$"}}"#,
            RequiredLiteral::Prefix(vec!["prod-"]),
        ),
        (
            r#"{"alias":{"$regex":"[a-z]+-prod-[0-9]+"}}"#,
            RequiredLiteral::Substring(vec!["-prod-"]),
        ),
        (
            r#"{"alias":{"$regex":"prod$"}}"#,
            RequiredLiteral::Substring(vec!["prod"]),
        ),
        (
            r#"{"alias":{"$regex":"(?i)^ab"}}"#,
            RequiredLiteral::Prefix(vec!["AB", "Ab", "aB", "ab"]),
        ),
        (r#"{"alias":{"$regex":"a*"}}"#, RequiredLiteral::Unconstrained),
        (
            r#"{"alias":{"$contains":"prod"}}"#,
            RequiredLiteral::Substring(vec!["prod"]),
        ),
        (r#"{"alias":{"$ne":"prod"}}"#, RequiredLiteral::Unconstrained),
        (
            r#"{"$or":[{"$and":[{"alias":"a"}]},{"alias":{"$regex":"^b"}}]}"#,
            RequiredLiteral::Prefix(vec!["a", "b"]),
        ),
        (
            r#"{"$or":[{"alias":"a"},{"tag":"b"}]}"#,
            RequiredLiteral::Unconstrained,
        ),
        (
            r#"{"alias":{"$regex":"^b"},"tag":"x","$and":[{"alias":"bc"}]}"#,
            RequiredLiteral::Exact(vec!["bc"]),
        ),
        (r#"{"$nor":[{"alias":"a"}]}"#, RequiredLiteral::Unconstrained),
        (r#"{"alias":{"$near":1}}"#, RequiredLiteral::Unsatisfiable),
        (r#"{"alias":{"$in":[]}}"#, RequiredLiteral::Unsatisfiable),
        ("nonsense", RequiredLiteral::Unsatisfiable),
        ("", RequiredLiteral::Unconstrained),
    ];
    for (text, required) in cases {
        assert_eq!(filter(text).required_literal("alias"), required, "{text}");
    }
}

#[test]
fn filters_see_the_alias_the_tag_and_the_run_fields_of_an_event() {
    let sample = |event_type: EventType| Event::from_json(event_type.sample()).expect("a sample is an event");
    let matches = |event: &Event, text: &str| filter(text).matches(&EventFields::new(event));
    let alias = sample(EventType::AddArtifactAlias);
    assert!(matches(&alias, r#"{"alias":"prod"}"#));
    assert!(matches(
        &alias,
        r#"{"tag":{"$exists":false},"aliases":"prod","collection":"churn","user":"mina"}"#
    ));
    assert!(matches(
        &sample(EventType::AddCollectionTag),
        r#"{"tag":{"$exists":true},"alias":null}"#
    ));
    let finished = sample(EventType::RunState);
    assert!(matches(
        &finished,
        r#"{"display_name":{"$regex":"^crimson"},"name":"k3v9x2ab","user":"mina"}"#
    ));
    assert!(matches(
        &finished,
        r#"{"tags":"baseline","state":"finished","config.epochs":{"$gte":40}}"#
    ));
    let mut killed = finished;
    let run = Run::default();
    killed.action = hookwright::model::Action::StateChanged {
        run,
        state: RunState::Killed,
    };
    assert!(matches(&killed, r#"{"state":"killed"}"#));
}

#[test]
fn rows_and_filter_texts_convert_into_each_other() {
    let row = |field: &str, operator, value: &str| FilterRow {
        field: field.into(),
        operator,
        value: value.into(),
    };
    let artifact = r#"{"$or":[{"$and":[{"alias":{"$regex":"^\"prod"}},{"tag":{"$in":["a",1.50]}}]}]}"#;
    let form = rows(&FilterText(artifact.into())).expect("rows express it");
    assert_eq!(
        form,
        [
            row("alias", Operator::Regex, r#""^\"prod""#),
            row("tag", Operator::In, r#"["a",1.50]"#)
        ]
    );
    assert_eq!(text_of_rows(&form, EventType::LinkArtifact).0, artifact);

    let run = r#"{"$and":[{"display_name":{"$contains":"x"}}]}"#;
    let form = rows(&FilterText(run.into())).expect("rows express it");
    assert_eq!(text_of_rows(&form, EventType::RunState).0, run);

    let rows_of = |text: &str| rows(&FilterText(text.into()));
    assert_eq!(
        rows_of(r#"{"alias":"prod"}"#),
        Some(vec![row("alias", Operator::Eq, r#""prod""#)])
    );
    assert_eq!(rows_of(r#"{"$or":[{"$and":[]}]}"#), Some(vec![]));
    assert_eq!(rows_of(""), Some(vec![]));
    assert_eq!(text_of_rows(&[], EventType::LinkArtifact).0, "");
    for text in [
        "nonsense",
        "[]",
        "{}",
        r#"{"a":1,"b":2}"#,
        r#"{"$or":[{"a":1},{"b":2}]}"#,
        r#"{"$and":[{"a":{"$gt":1,"$lt":2}}]}"#,
        r#"{"$and":[{"a":{"$not":{"$gt":1}}}]}"#,
        r#"{"$and":[{"a":{"$near":1}}]}"#,
        r#"{"$and":[{"$or":[]}]}"#,
        r#"{"$nor":[{"$and":[{"a":1}]}]}"#,
    ] {
        assert_eq!(rows_of(text), None, "{text}");
    }
}

#[test]
fn an_unreadable_filter_is_explained_by_its_first_diagnostic() {
    for (text, code) in [("[1]", Code::FilterNotObject), ("{", Code::JsonSyntax)] {
        let explained = filter(text).explain(&EventFields::new(&run("{}")));
        assert_eq!(explained.kind, ConditionKind::FilterUnreadable);
        assert_eq!(explained.verdict, Verdict::NotMet);
        assert_eq!(explained.finding.expect("it has a diagnostic").code, code);
    }
    let explained = filter("{}").explain(&EventFields::new(&run("{}")));
    assert_eq!(explained.finding, None);
}

#[test]
fn a_condition_with_an_empty_value_is_reported_unless_it_excludes_the_empty_string() {
    for (text, found) in [
        (r#"{"$and":[{"display_name":{"$eq":""}}]}"#, true),
        (r#"{"display_name":""}"#, true),
        (r#"{"alias":{"$regex":""}}"#, true),
        (r#"{"alias":{"$contains":""}}"#, true),
        (r#"{"alias":{"$ne":""}}"#, false),
        (r#"{"alias":{"$not":{"$eq":""}}}"#, true),
        (r#"{"alias":{"$in":[""]}}"#, false),
        (r#"{"alias":{"$eq":" "}}"#, false),
    ] {
        let expected: &[Code] = if found { &[Code::FilterOperandEmpty] } else { &[] };
        assert_eq!(codes(text), expected, "{text}");
    }
}

#[test]
fn a_field_that_wandb_requires_is_missing_until_a_condition_is_on_it() {
    let missing = |text: &str, event_type| -> Vec<Code> {
        let found = filter(text).missing_fields(event_type);
        found.iter().map(|finding| finding.code).collect()
    };
    let required = [Code::TriggerPatternMissing];
    assert_eq!(missing("", EventType::AddArtifactAlias), required);
    assert_eq!(missing(r#"{"$and":[]}"#, EventType::AddArtifactAlias), required);
    assert_eq!(
        missing(r#"{"collection":"churn"}"#, EventType::AddArtifactAlias),
        required
    );
    assert_eq!(missing("", EventType::RemoveCollectionTag), required);
    assert_eq!(missing(r#"{"tag":"a"}"#, EventType::AddArtifactTag), []);
    assert_eq!(
        missing(
            r#"{"$or":[{"$and":[{"alias":{"$regex":"x"}}]}]}"#,
            EventType::AddArtifactAlias
        ),
        []
    );
    assert_eq!(missing("", EventType::LinkArtifact), []);
    assert_eq!(missing("", EventType::RunState), []);
    // The filter's own error says enough.
    assert_eq!(missing("{", EventType::AddArtifactAlias), []);
}

#[test]
fn a_form_has_the_rows_of_a_filter_and_assigns_each_finding_to_its_row() {
    let text = FilterText(
        r#"{"$and":[{"é":{"$eq":"☂"}},{"user":{"$regex":"(?=x)"}},{"n":{"$size":"two"}}]}"#.into(),
    );
    let form = FilterForm::new(&text);
    assert_eq!(form.rows().map(|rows| rows.len()), Some(3));
    let found: Vec<_> = form.row_findings(&text).into_iter().collect();
    let places: Vec<_> = found
        .iter()
        .map(|one| (one.row, one.diagnostic.code, one.start, one.end))
        .collect();
    assert_eq!(places.len(), 2);
    assert_eq!((places[0].0, places[0].1), (1, Code::FilterRegexUnsupported));
    // After the opening quote of the operand.
    assert_eq!(places[0].2, 1);
    assert_eq!(places[1], (2, Code::FilterOperand, 0, 5));
    assert_eq!(form.filter().diagnostics().len(), 2);

    let broken = FilterText(r#"{"$and":[{"a":{"$eq":"#.into());
    assert!(FilterForm::new(&broken).rows().is_none());
    assert_eq!(FilterForm::new(&broken).row_findings(&broken), []);
    assert_eq!(FilterForm::new(&FilterText::default()).rows(), Some(vec![]));
}

#[test]
fn an_expression_of_plain_words_is_reported_with_its_anchored_form() {
    let hints = |text: &str| {
        let found = filter(text).diagnostics().to_vec();
        found
            .into_iter()
            .filter(|finding| finding.code != Code::FilterOperandEmpty)
            .map(|finding| {
                let fix = finding.fix.map(|fix| fix.edits[0].text.clone());
                (finding.code.as_str(), fix.unwrap_or_default())
            })
            .collect::<Vec<_>>()
    };
    for (field, expression, anchored) in [
        ("alias", "prod", "^prod$"),
        ("tag", "needs-review", "^needs-review$"),
        ("alias", "staging|prod", "^(staging|prod)$"),
    ] {
        let text = format!(r#"{{"{field}":{{"$regex":"{expression}"}}}}"#);
        assert_eq!(
            hints(&text),
            [("filter/regex-unanchored", format!("\"{anchored}\""))]
        );
        let fixed = text.replace(expression, anchored);
        assert_eq!(hints(&fixed), []);
    }
    let finding = filter(r#"{"alias":{"$regex":"prod"}}"#).diagnostics()[0].clone();
    assert_eq!(
        finding.message,
        "“prod” matches anywhere in the value, also in “preprod”."
    );
    for accepted in [
        "^prod", "prod$", "^prod$", "prod.*", "v[0-9]+", "(?i)prod", "", "a||b", "v1.0", "(prod)",
    ] {
        let text = format!(r#"{{"alias":{{"$regex":"{accepted}"}}}}"#);
        assert_eq!(hints(&text), [], "{accepted}");
    }
    assert_eq!(hints(r#"{"display_name":{"$regex":"night"}}"#), []);
    assert_eq!(hints(r#"{"alias":"prod"}"#), []);
}

#[test]
fn a_field_that_events_do_not_have_is_reported_with_the_most_similar_field_as_the_fix() {
    let findings = |text: &str, event_type| {
        let found = filter(text).check_fields(event_type);
        found
            .into_iter()
            .map(|finding| {
                let fixed = finding.fix.map(|fix| {
                    let mut fixed = text.to_owned();
                    let edit = &fix.edits[0];
                    fixed.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.text);
                    fixed
                });
                (finding.code.as_str(), fixed.unwrap_or_default())
            })
            .collect::<Vec<_>>()
    };
    let run = EventType::RunState;
    for (wrong, right) in [
        (
            r#"{"displayed_name":{"$regex":"^a"}}"#,
            r#"{"display_name":{"$regex":"^a"}}"#,
        ),
        (
            r#"{"$and":[{"displayName":"a"}]}"#,
            r#"{"$and":[{"display_name":"a"}]}"#,
        ),
        (r#"{"usr":"mina"}"#, r#"{"user":"mina"}"#),
    ] {
        assert_eq!(findings(wrong, run), [("filter/field-similar", right.to_owned())]);
        assert_eq!(findings(right, run), []);
    }
    let alias = EventType::AddArtifactAlias;
    assert_eq!(
        findings(r#"{"aliass":"prod"}"#, alias),
        [("filter/field-similar", r#"{"alias":"prod"}"#.to_owned())]
    );
    assert_eq!(
        findings(r#"{"unlike_any":1}"#, alias),
        [("filter/field-foreign", String::new())]
    );
    assert_eq!(findings(r#"{"metadata.accuracy":1}"#, alias), []);
    // A run may have any field.
    assert_eq!(findings(r#"{"config.lr":1, "group":"a"}"#, run), []);
}

#[test]
fn the_id_of_a_run_compared_with_a_name_is_reported() {
    let findings = |text: &str| filter(text).check_fields(EventType::RunState);
    for text in [
        r#"{"name":"nightly run"}"#,
        r#"{"name":{"$regex":"^nightly"}}"#,
        r#"{"name":{"$ne":"Nightly1"}}"#,
    ] {
        let [finding] = findings(text).try_into().expect("one finding");
        assert_eq!(finding.code, Code::FilterFieldRunName);
        assert_eq!(finding.fix.expect("a fix").edits[0].text, r#""display_name""#);
    }
    for accepted in [
        r#"{"name":"3q7gk2n1"}"#,
        r#"{"name":""}"#,
        r#"{"name":{"$exists":true}}"#,
    ] {
        assert_eq!(findings(accepted), [], "{accepted}");
    }
}

#[test]
fn invisible_characters_in_a_filter_are_reported_and_removed() {
    let text = "{\"alias\":\"pr\u{200b}od\"}";
    let filter = filter(text);
    let [finding] = filter.diagnostics() else {
        panic!("one finding")
    };
    assert_eq!(finding.code, Code::TextInvisible);
    let edit = &finding.fix.as_ref().expect("a fix").edits[0];
    assert_eq!((edit.span.start, edit.span.end, edit.text.as_str()), (12, 13, ""));
}
