//! Any filter on any document: nothing panics, explaining agrees with matching, and every match has the required literals.
#![no_main]

use arbitrary::Arbitrary;
use hookwright::filter::{Filter, Number, Operator, RequiredLiteral, Value, rows, text_of_rows};
use hookwright::model::{EventType, FilterText, Verdict};
use libfuzzer_sys::fuzz_target;
use serde_json::{Value as Json, json};

#[derive(Arbitrary, Debug)]
enum Input {
    /// Any string as a filter.
    Text(String, Operand),
    /// Any string as a regular expression.
    Expression(String, Operand),
    /// A regular expression of RE2's tokens, most of which the translator treats specially.
    Tokens(Vec<Token>, Operand),
    /// A well-formed filter.
    Shaped(Shape, Operand),
}

#[derive(Arbitrary, Debug)]
enum Token {
    Syntax(u8),
    Character(char),
    Counts(u16, Option<u16>),
    Hexadecimal(u32),
}

/// Parts of RE2's syntax, complete and incomplete.
const SYNTAX: &[&str] = &[
    "(",
    "(",
    ")",
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
    ":",
    "(?:",
    "(?P<n>",
    "(?<é>",
    "(?i)",
    "(?-i)",
    "(?s-m:",
    "(?U)",
    "(?x)",
    "(?=",
    "(?<!",
    "(?P=",
    r"\",
    r"\Q",
    r"\E",
    r"\A",
    r"\z",
    r"\b",
    r"\B",
    r"\C",
    r"\d",
    r"\W",
    r"\S",
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
    r"\x{",
    r"\0",
    r"\101",
    r"\8",
    r"\é",
    "{2}",
    "{1000}",
    "{,2}",
    "{1,0}",
];

impl Token {
    fn source(&self) -> String {
        match self {
            Self::Syntax(index) => SYNTAX[usize::from(*index) % SYNTAX.len()].to_owned(),
            Self::Character(character) => character.to_string(),
            Self::Counts(least, None) => format!("{{{least},}}"),
            Self::Counts(least, Some(most)) => format!("{{{least},{most}}}"),
            Self::Hexadecimal(code) => format!(r"\x{{{code:x}}}"),
        }
    }
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
    String(String),
    Array(Vec<Operand>),
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
            Self::String(string) => json!(string),
            Self::Array(items) => items.iter().map(Self::json).collect(),
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
            Self::String(string) => Value::string(string),
            Self::Array(items) => Value::Array(items.iter().map(Self::value).collect()),
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
        Input::Tokens(tokens, operand) => {
            let expression: String = tokens.iter().map(Token::source).collect();
            (json!({"alias": {"$regex": expression}}).to_string(), operand)
        }
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
        assert!(meets(&filter.required_literal("alias"), &alias));
    }
    if let Some(form) = rows(&text) {
        let again = text_of_rows(&form, EventType::RunState);
        assert_eq!(Filter::new(&again).matches(&document), matches);
    }
});

fn meets(required: &RequiredLiteral, found: &Value) -> bool {
    let strings: Vec<&str> = match found {
        Value::Array(items) => items.iter().filter_map(Value::as_str).collect(),
        found => found.as_str().into_iter().collect(),
    };
    let mut strings = strings.into_iter();
    match required {
        RequiredLiteral::Unsatisfiable => false,
        RequiredLiteral::Exact(literals) => strings.any(|string| literals.contains(&string)),
        RequiredLiteral::Prefix(literals) => {
            strings.any(|string| literals.iter().any(|literal| string.starts_with(literal)))
        }
        RequiredLiteral::Substring(literals) => {
            strings.any(|string| literals.iter().any(|literal| string.contains(literal)))
        }
        RequiredLiteral::Unconstrained => true,
    }
}
