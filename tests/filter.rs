//! What filters promise: MongoDB's rules, W&B's own operator, and honesty about what can't be read.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

use hookwright::diagnostic::Code;
use hookwright::filter::{EventFields, Filter, FilterRow, Number, Operator, Pin, Value, rows, text_of_rows};
use hookwright::json::JsonText;
use hookwright::model::{Condition, ConditionKind, Event, EventType, FilterText, Run, RunState, Verdict};

fn filter(text: &str) -> Filter {
    Filter::new(&FilterText(text.to_owned()))
}

/// A run event whose run has these fields.
fn run(fields: &str) -> Event {
    let mut event = Event::from_json(EventType::RunState.sample()).expect("a sample is an event");
    let hookwright::model::Happening::StateChanged { run, .. } = &mut event.happening else {
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

/// Each line: a filter, then documents that match, then documents that don't.
fn hold(cases: &[(&str, &[&str], &[&str])]) {
    for (filter_text, matching, others) in cases {
        assert_eq!(filter(filter_text).diagnostics(), [], "{filter_text}");
        for fields in *matching {
            assert!(
                matches(filter_text, fields),
                "{filter_text} should match {fields}"
            );
        }
        for fields in *others {
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
fn nothing_asked_for_always_matches() {
    // The SDK writes the last two where no filter is given.
    for text in ["", " \n", "{}", r#"{"$and":[]}"#, r#"{"$or":[{"$and":[]}]}"#] {
        assert!(matches(text, "{}"), "{text}");
    }
}

#[test]
fn a_missing_field_equals_null() {
    // MongoDB's manual, “Query for Null or Missing Fields”.
    hold(&[
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
fn a_dotted_path_into_nothing_finds_null_but_a_list_without_objects_finds_nothing() {
    hold(&[
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
fn a_condition_on_a_list_holds_if_an_item_or_the_whole_list_meets_it() {
    // MongoDB's manual, “Query an Array”.
    hold(&[
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
fn a_dotted_path_goes_through_lists_by_object_and_by_number() {
    hold(&[
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
    hold(&[
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
    hold(&[
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
    hold(&[
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
fn not_a_number_stands_level_only_with_itself() {
    let value = |number| Value::Object(vec![("a".into(), Value::Number(Number::Float(number)))]);
    let (nan, one) = (value(f64::NAN), value(1.0));
    for text in [r#"{"a":{"$gt":0}}"#, r#"{"a":{"$lte":0}}"#, r#"{"a":0}"#] {
        assert!(!filter(text).matches(&nan), "{text}");
    }
    assert!(filter(r#"{"a":{"$ne":0}}"#).matches(&nan));
    assert!(filter(r#"{"a":{"$gt":0}}"#).matches(&one));
}

#[test]
fn filters_join_and_negate() {
    hold(&[
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
        // The SDK writes the negation of a whole filter so; MongoDB has none but `$nor`.
        (r#"{"$not":{"a":1}}"#, &["{}", r#"{"a":2}"#], &[r#"{"a":1}"#]),
    ]);
}

#[test]
fn contains_finds_a_part_of_a_text_or_of_an_item() {
    hold(&[
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
fn a_regular_expression_matches_anywhere_as_re2_has_it() {
    hold(&[
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

#[test]
fn what_nobody_knows_never_matches_negated_neither() {
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
    // What holds whatever the unknown would say still matches.
    assert!(matches(r#"{"$or":[{"a":{"$near":1}},{"a":1}]}"#, r#"{"a":1}"#));
    assert!(matches(r#"{"$nor":[{"a":{"$near":1},"b":2}]}"#, r#"{"a":1}"#));
}

#[test]
fn an_operand_of_the_wrong_shape_never_matches_and_is_named() {
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
    assert_eq!(codes(r#"{"$gt":1}"#), [Code::FilterOperatorOutside]);
    assert_eq!(
        codes(r#"{"a":{"$or":[{"$gt":1}]}}"#),
        [Code::FilterOperatorInField]
    );
    assert_eq!(codes(r#"{"a":{"$not":{"b":1}}}"#), [Code::FilterOperatorUnknown]);
    assert_eq!(codes("[]"), [Code::FilterNotObject]);
    assert_eq!(codes(r#"{"a":"#), [Code::JsonSyntax]);
    assert_eq!(codes(r#"{"a":1,"a":2}"#), [Code::FilterDuplicate]);
    assert_eq!(codes(r#"{"$or":[]}"#), [Code::FilterNever]);
    assert!(!matches(r#"{"a":{"$all":[]}}"#, r#"{"a":[]}"#));
    let deep = format!("{}{}", r#"{"$and":["#.repeat(200), "]}".repeat(200));
    assert_eq!(codes(&deep), [Code::FilterTooDeep]);
}

#[test]
fn a_finding_stands_where_the_mistake_is_even_behind_escapes() {
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
        (r#"{"alias":{"$regex":"😀a**)"}}"#, Code::FilterRegex, ")"),
        (
            r#"{"alias":{"$regex":"[a&&b]"}}"#,
            Code::FilterRegexForeign,
            "a&&b",
        ),
        (r#"{"alias":{"$regex":"(?x)a"}}"#, Code::FilterRegexForeign, "x"),
        (
            r#"{"alias":{"$regex":"a{1001}"}}"#,
            Code::FilterRegexForeign,
            "{1001}",
        ),
        (
            r#"{"alias":{"$regex":"x\\p{Greek}"}}"#,
            Code::FilterRegexUnicode,
            r"\\p{Greek}",
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
        let span = finding.span.expect("it has a place");
        let units: Vec<u16> = text.encode_utf16().collect();
        let found =
            String::from_utf16(&units[span.start as usize..span.end as usize]).expect("whole characters");
        assert_eq!((finding.code, found.as_str()), (code, place), "{text}");
    }
}

#[test]
fn what_re2_refuses_or_takes_for_something_else_is_refused() {
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
        (r"(a)\8", Code::FilterRegexUnsupported),
        (r"a+\Q\E?", Code::FilterRegexForeign),
        (r"[\Qa\E]", Code::FilterRegex),
    ] {
        let expression = JsonText::string(expression);
        let text = format!(r#"{{"a":{{"$regex":{}}}}}"#, expression.as_str());
        assert_eq!(codes(&text), [code], "{text}");
    }
}

#[test]
fn a_mistyped_operator_is_mended_by_its_fix() {
    let text = r#"{"alias":{"$Regx":"^prod"}}"#;
    let filter = filter(text);
    let fix = filter.diagnostics()[0].fix.clone().expect("it has a fix");
    let edit = &fix.edits[0];
    let mended = format!(
        "{}{}{}",
        &text[..edit.span.start as usize],
        edit.text,
        &text[edit.span.end as usize..]
    );
    assert_eq!(mended, r#"{"alias":{"$regex":"^prod"}}"#);
}

#[test]
fn a_hostile_expression_costs_neither_time_nor_memory() {
    let start = std::time::Instant::now();
    for pattern in ["((a{1000}){1000}){1000}", "(((a|b|c){900}){900}){900}"] {
        assert_eq!(
            codes(&format!(r#"{{"a":{{"$regex":"{pattern}"}}}}"#)),
            [Code::FilterRegexTooLarge],
            "{pattern}"
        );
    }
    assert!(matches(
        r#"{"a":{"$regex":"((((){1000}){1000}){1000}){1000}"}}"#,
        r#"{"a":"x"}"#
    ));
    let nested = format!(r#"{{"a":{{"$regex":"{}"}}}}"#, "(".repeat(100_000));
    assert_eq!(codes(&nested), [Code::FilterRegex]);
    let long = JsonText::string(&"a".repeat(200_000));
    let fields = format!(r#"{{"a":{}}}"#, long.as_str());
    assert!(!matches(r#"{"a":{"$regex":"(a+)+$b"}}"#, &fields));
    assert!(matches(r#"{"a":{"$regex":"(a|aa)+[^b]$"}}"#, &fields));
    // Too large for so long a text: unknown, so the opposite does not match either.
    assert!(!matches(r#"{"a":{"$regex":"(x+x+){50}y"}}"#, &fields));
    assert!(!matches(r#"{"a":{"$not":{"$regex":"(x+x+){50}y"}}}"#, &fields));
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}

#[test]
fn an_explanation_says_what_was_expected_and_found_and_what_was_not_reached() {
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
    let span = failure.span.expect("it stands in the text");
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
fn a_pin_says_what_every_match_must_have() {
    let cases = [
        (r#"{"alias":"prod"}"#, Pin::Exact(vec!["prod"])),
        (r#"{"alias":{"$in":["a","b"]}}"#, Pin::Exact(vec!["a", "b"])),
        (r#"{"alias":{"$in":["a",null]}}"#, Pin::Anything),
        (r#"{"alias":{"$regex":"^prod"}}"#, Pin::Prefix(vec!["prod"])),
        (r#"{"alias":{"$regex":"^prod$"}}"#, Pin::Exact(vec!["prod"])),
        (
            r#"{"alias":{"$regex":"^(prod|test)$"}}"#,
            Pin::Exact(vec!["prod", "test"]),
        ),
        (
            r#"{"alias":{"$regex":"^prod-\\d+$"}}"#,
            Pin::Prefix(vec!["prod-"]),
        ),
        (
            r#"{"alias":{"$regex":"[a-z]+-prod-[0-9]+"}}"#,
            Pin::Literal(vec!["-prod-"]),
        ),
        (r#"{"alias":{"$regex":"prod$"}}"#, Pin::Literal(vec!["prod"])),
        (
            r#"{"alias":{"$regex":"(?i)^ab"}}"#,
            Pin::Prefix(vec!["AB", "Ab", "aB", "ab"]),
        ),
        (r#"{"alias":{"$regex":"a*"}}"#, Pin::Anything),
        (r#"{"alias":{"$contains":"prod"}}"#, Pin::Literal(vec!["prod"])),
        (r#"{"alias":{"$ne":"prod"}}"#, Pin::Anything),
        (
            r#"{"$or":[{"$and":[{"alias":"a"}]},{"alias":{"$regex":"^b"}}]}"#,
            Pin::Prefix(vec!["a", "b"]),
        ),
        (r#"{"$or":[{"alias":"a"},{"tag":"b"}]}"#, Pin::Anything),
        (
            r#"{"alias":{"$regex":"^b"},"tag":"x","$and":[{"alias":"bc"}]}"#,
            Pin::Exact(vec!["bc"]),
        ),
        (r#"{"$nor":[{"alias":"a"}]}"#, Pin::Anything),
        (r#"{"alias":{"$near":1}}"#, Pin::Never),
        (r#"{"alias":{"$in":[]}}"#, Pin::Never),
        ("nonsense", Pin::Never),
        ("", Pin::Anything),
    ];
    for (text, pin) in cases {
        assert_eq!(filter(text).pin("alias"), pin, "{text}");
    }
}

#[test]
fn an_event_shows_its_alias_its_tag_and_the_fields_of_its_run() {
    let sample = |event_type: EventType| Event::from_json(event_type.sample()).expect("a sample is an event");
    let shows = |event: &Event, text: &str| filter(text).matches(&EventFields::new(event));
    let alias = sample(EventType::AddArtifactAlias);
    assert!(shows(&alias, r#"{"alias":"prod"}"#));
    assert!(shows(
        &alias,
        r#"{"tag":{"$exists":false},"aliases":"prod","collection":"churn","user":"mina"}"#
    ));
    assert!(shows(
        &sample(EventType::AddCollectionTag),
        r#"{"tag":{"$exists":true},"alias":null}"#
    ));
    let finished = sample(EventType::RunState);
    assert!(shows(
        &finished,
        r#"{"display_name":{"$regex":"^crimson"},"name":"k3v9x2ab","user":"mina"}"#
    ));
    assert!(shows(
        &finished,
        r#"{"tags":"baseline","state":"finished","config.epochs":{"$gte":40}}"#
    ));
    let mut killed = finished;
    let run = Run::default();
    killed.happening = hookwright::model::Happening::StateChanged {
        run,
        state: RunState::Killed,
    };
    assert!(shows(&killed, r#"{"state":"killed"}"#));
}

#[test]
fn rows_and_text_turn_into_each_other() {
    let row = |field: &str, operator, value: &str| FilterRow {
        field: field.into(),
        operator,
        value: value.into(),
    };
    let artifact = r#"{"$or":[{"$and":[{"alias":{"$regex":"^\"prod"}},{"tag":{"$in":["a",1.50]}}]}]}"#;
    let form = rows(&FilterText(artifact.into())).expect("it has that form");
    assert_eq!(
        form,
        [
            row("alias", Operator::Regex, r#""^\"prod""#),
            row("tag", Operator::In, r#"["a",1.50]"#)
        ]
    );
    assert_eq!(text_of_rows(&form, EventType::LinkArtifact).0, artifact);

    let run = r#"{"$and":[{"display_name":{"$contains":"x"}}]}"#;
    let form = rows(&FilterText(run.into())).expect("it has that form");
    assert_eq!(text_of_rows(&form, EventType::RunState).0, run);

    let has_rows = |text: &str| rows(&FilterText(text.into()));
    assert_eq!(
        has_rows(r#"{"alias":"prod"}"#),
        Some(vec![row("alias", Operator::Eq, r#""prod""#)])
    );
    assert_eq!(has_rows(r#"{"$or":[{"$and":[]}]}"#), Some(vec![]));
    assert_eq!(has_rows(""), Some(vec![]));
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
        assert_eq!(has_rows(text), None, "{text}");
    }
}

#[test]
fn a_filter_that_can_not_be_read_is_explained_by_its_finding_for_sentences_in_any_language() {
    for (text, code) in [("[1]", Code::FilterNotObject), ("{", Code::JsonSyntax)] {
        let explained = filter(text).explain(&EventFields::new(&run("{}")));
        assert_eq!(explained.kind, ConditionKind::FilterUnreadable);
        assert_eq!(explained.verdict, Verdict::NotMet);
        assert_eq!(explained.finding.expect("why it can't be read").code, code);
    }
    let explained = filter("{}").explain(&EventFields::new(&run("{}")));
    assert_eq!(explained.finding, None);
}
