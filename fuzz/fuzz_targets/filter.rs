//! Any filter on any document: nothing panics, explaining agrees with matching, and no pin is wrong.
#![no_main]

use arbitrary::Arbitrary;
use hookwright::filter::{Filter, Number, Operator, Pin, Value, rows, text_of_rows};
use hookwright::model::{EventType, FilterText, Verdict};
use libfuzzer_sys::fuzz_target;
use serde_json::{Value as Json, json};

#[derive(Arbitrary, Debug)]
enum Input {
    /// Any text as a filter.
    Text(String, Operand),
    /// Any text as a regular expression.
    Expression(String, Operand),
    /// A filter with a filter's shape.
    Shaped(Shape, Operand),
}

#[derive(Arbitrary, Debug)]
enum Shape {
    Field(Field, Vec<(u8, Operand)>),
    Equals(Field, Operand),
    Join(u8, Vec<Shape>),
    Not(Box<Shape>),
}

#[derive(Arbitrary, Debug)]
enum Field {
    Alias,
    Inside(u8),
    Any(String),
}

#[derive(Arbitrary, Debug)]
enum Operand {
    Null,
    Bool(bool),
    Integer(i64),
    Float(f64),
    Text(String),
    List(Vec<Operand>),
    Object(Vec<(String, Operand)>),
}

impl Shape {
    fn json(&self) -> Json {
        match self {
            Self::Field(field, operations) => {
                let operations = operations.iter().map(|(operator, operand)| {
                    let operator = Operator::ALL[usize::from(*operator) % Operator::ALL.len()];
                    (operator.as_str().to_owned(), operand.json())
                });
                json!({field.name(): Json::Object(operations.collect())})
            }
            Self::Equals(field, operand) => json!({field.name(): operand.json()}),
            Self::Join(operator, parts) => {
                let operator = ["$and", "$or", "$nor"][usize::from(*operator) % 3];
                json!({operator: parts.iter().map(Self::json).collect::<Vec<_>>()})
            }
            Self::Not(part) => json!({"$not": part.json()}),
        }
    }
}

impl Field {
    fn name(&self) -> String {
        match self {
            Self::Alias => "alias".to_owned(),
            Self::Inside(index) => format!("alias.{index}"),
            Self::Any(name) => name.clone(),
        }
    }
}

impl Operand {
    fn json(&self) -> Json {
        match self {
            Self::Null => Json::Null,
            Self::Bool(truth) => json!(truth),
            Self::Integer(integer) => json!(integer),
            Self::Float(float) => json!(float),
            Self::Text(text) => json!(text),
            Self::List(items) => items.iter().map(Self::json).collect(),
            Self::Object(members) => {
                let members = members.iter().map(|(key, value)| (key.clone(), value.json()));
                Json::Object(members.collect())
            }
        }
    }

    fn value(&self) -> Value<'_> {
        match self {
            Self::Null => Value::Null,
            Self::Bool(truth) => Value::Bool(*truth),
            Self::Integer(integer) => Value::Number(Number::Integer((*integer).into())),
            Self::Float(float) => Value::Number(Number::Float(*float)),
            Self::Text(text) => Value::text(text),
            Self::List(items) => Value::List(items.iter().map(Self::value).collect()),
            Self::Object(members) => {
                let members = members.iter().map(|(key, value)| (key.into(), value.value()));
                Value::Object(members.collect())
            }
        }
    }
}

fuzz_target!(|input: Input| {
    let (text, operand) = match &input {
        Input::Text(text, operand) => (text.clone(), operand),
        Input::Expression(text, operand) => (json!({"alias": {"$regex": text}}).to_string(), operand),
        Input::Shaped(shape, operand) => (shape.json().to_string(), operand),
    };
    let text = FilterText(text);
    let filter = Filter::new(&text);
    let length = text.0.encode_utf16().count() as u32;
    for span in filter.diagnostics().iter().filter_map(|finding| finding.span) {
        assert!(span.start <= span.end && span.end <= length);
    }

    let alias = operand.value();
    let document = Value::Object(vec![("alias".into(), alias.clone())]);
    let matches = filter.matches(&document);
    assert_eq!(filter.explain(&document).verdict, Verdict::of(matches));
    if matches {
        assert!(meets(&filter.pin("alias"), &alias));
    }
    if let Some(form) = rows(&text) {
        let again = text_of_rows(&form, EventType::RunState);
        assert_eq!(Filter::new(&again).matches(&document), matches);
    }
});

fn meets(pin: &Pin, found: &Value) -> bool {
    let texts: Vec<&str> = match found {
        Value::List(items) => items.iter().filter_map(Value::as_text).collect(),
        found => found.as_text().into_iter().collect(),
    };
    let mut texts = texts.into_iter();
    match pin {
        Pin::Never => false,
        Pin::Exact(all) => texts.any(|text| all.contains(&text)),
        Pin::Prefix(all) => texts.any(|text| all.iter().any(|literal| text.starts_with(literal))),
        Pin::Literal(all) => texts.any(|text| all.iter().any(|literal| text.contains(literal))),
        Pin::Anything => true,
    }
}
