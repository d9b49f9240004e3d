//! A filter's text, parsed into predicates. Each part that can't be read is reported with its span, and a fix where
//! that is obvious.

use std::borrow::Cow;
use std::ops::Range;

use super::{
    pattern::{MAX_STATES, Pattern},
    predicate::{FieldPredicate, FieldTest, Operator, Order, Path, Predicate, PredicateKind},
    re2::RegexError,
    value::{KeyPositions, MAX_NESTING, Value, string_of},
};
use crate::diagnostic::{
    Code, Diagnostic, Edit, Fix, FixCode, Locator, Phrase, Span, invisible_characters, nearest,
};
use crate::json::{Json, Kind, SyntaxError, Tape, characters};

/// A suggestion may differ from a mistyped operator by one mistake for every so many characters.
const CHARACTERS_PER_MISTAKE: usize = 3;

/// The maximum number of states of all regular expressions in a filter.
const MAX_FILTER_STATES: usize = 2 * MAX_STATES;

/// The maximum number of findings about a filter, without the one that says so.
const MAX_FINDINGS: usize = 1000;

/// A parsed filter.
pub(super) struct ParsedFilter {
    /// The predicate; `None` if the text is not a JSON object.
    pub root: Option<Predicate>,
    /// The errors and warnings, in the order of their spans.
    pub diagnostics: Vec<Diagnostic>,
}

/// Parses the text of a filter, which is not empty. `tape` is the text, read as JSON.
pub(super) fn parse(text: &str, tape: Result<Tape, SyntaxError>) -> ParsedFilter {
    let mut parser = Parser {
        locator: Locator::new(text),
        diagnostics: Vec::new(),
        remaining_depth: MAX_NESTING,
        remaining_states: MAX_FILTER_STATES,
        has_more: false,
    };
    parser.report_invisible_characters(text);
    let root = match tape {
        Ok(tape) => parser.root(tape.root()),
        Err(error) => {
            let finding = Diagnostic::new(Code::JsonSyntax, [("reason", error.reason.into())]);
            parser.report(error.range, finding);
            None
        }
    };
    let mut diagnostics = parser.diagnostics;
    diagnostics.sort_by_key(|finding| finding.span.map_or(0, |span| span.start));
    if parser.has_more {
        let limit = ("limit", MAX_FINDINGS.to_string().into());
        diagnostics.push(Diagnostic::new(Code::MoreFindings, [limit]));
    }
    ParsedFilter { root, diagnostics }
}

/// A member of an object.
pub(super) struct Member<'a> {
    pub key: Cow<'a, str>,
    key_json: Json<'a>,
    pub value: Json<'a>,
}

impl<'a> Member<'a> {
    /// Returns the members of an object in order, duplicate keys included; none for other values.
    pub fn all(json: Json<'a>) -> impl Iterator<Item = Self> {
        json.members().map(|(key_json, value)| Self {
            key: string_of(key_json).unwrap_or_default(),
            key_json,
            value,
        })
    }

    /// Returns the byte range from the key to the end of the value.
    fn range(&self) -> Range<usize> {
        self.key_json.range().start..self.value.range().end
    }
}

/// Returns whether the value is an object whose first key starts with `$`.
pub(super) fn starts_with_operator(json: Json) -> bool {
    Member::all(json)
        .next()
        .is_some_and(|first| first.key.starts_with('$'))
}

struct Parser<'t> {
    locator: Locator<'t>,
    diagnostics: Vec<Diagnostic>,
    /// Levels of nesting still allowed.
    remaining_depth: usize,
    /// States of regular expressions still allowed.
    remaining_states: usize,
    /// Whether there are more findings than are kept.
    has_more: bool,
}

impl Parser<'_> {
    fn root(&mut self, json: Json) -> Option<Predicate> {
        if json.kind() != Kind::Object {
            self.report_not_an_object(json);
            return None;
        }
        Some(self.filter(json))
    }

    /// Parses a filter object; its members are combined with `$and`.
    fn filter(&mut self, json: Json) -> Predicate {
        if self.remaining_depth == 0 {
            self.report(json.range(), Diagnostic::new(Code::FilterTooDeep, []));
            return self.unreadable(json.range(), json.source());
        }
        if json.kind() != Kind::Object {
            self.report_not_an_object(json);
            return self.unreadable(json.range(), json.source());
        }
        self.remaining_depth -= 1;
        let members = self.last_of_each_key(json);
        let parts = members.iter().map(|member| self.member(member)).collect();
        self.remaining_depth += 1;
        self.all_of(json.range(), parts)
    }

    fn member(&mut self, member: &Member) -> Predicate {
        if !member.key.starts_with('$') {
            return self.field(member);
        }
        match Operator::parse(&member.key) {
            Some(Operator::And) => self.logical(member, PredicateKind::And),
            Some(Operator::Or) => self.logical(member, PredicateKind::Or),
            Some(Operator::Nor) => self.logical(member, PredicateKind::Nor),
            Some(Operator::Not) => {
                let negated = self.filter(member.value);
                self.predicate(member.range(), PredicateKind::Not(Box::new(negated)))
            }
            Some(operator) => {
                self.report_misplaced(member, operator);
                self.unreadable(member.range(), &member.key)
            }
            None => {
                self.report_unknown_operator(member);
                self.unreadable(member.range(), &member.key)
            }
        }
    }

    /// Parses the filters under `$and`, `$or` or `$nor`.
    fn logical(&mut self, member: &Member, kind: fn(Box<[Predicate]>) -> PredicateKind) -> Predicate {
        if member.value.kind() != Kind::Array {
            self.report_operand(member, member.value, Phrase::Filters);
            return self.unreadable(member.range(), &member.key);
        }
        let parts: Box<[_]> = member.value.items().map(|item| self.filter(item)).collect();
        if parts.is_empty() && member.key == Operator::Or.as_str() {
            self.report_never_matches(member);
        }
        self.predicate(member.range(), kind(parts))
    }

    /// Parses the condition on a field: operators, or a value that it equals.
    fn field(&mut self, member: &Member) -> Predicate {
        if starts_with_operator(member.value) {
            return self.conditions(member, member.value);
        }
        let test = FieldTest::Equals(Value::from_json(member.value).into_owned());
        self.report_empty(&member.key, Operator::Eq, member.value);
        self.field_predicate(member, member.range(), Operator::Eq, member.value, test)
    }

    /// Parses the conditions on the field that is the key of `field`.
    fn conditions(&mut self, field: &Member, json: Json) -> Predicate {
        if self.remaining_depth == 0 {
            self.report(json.range(), Diagnostic::new(Code::FilterTooDeep, []));
            return self.unreadable(json.range(), &field.key);
        }
        self.remaining_depth -= 1;
        let members = self.last_of_each_key(json);
        let parts = members
            .iter()
            .map(|member| self.condition(field, member))
            .collect();
        self.remaining_depth += 1;
        self.all_of(json.range(), parts)
    }

    fn condition(&mut self, field: &Member, member: &Member) -> Predicate {
        let Some(operator) = Operator::parse(&member.key) else {
            self.report_unknown_operator(member);
            return self.unreadable(member.range(), &member.key);
        };
        if operator == Operator::Not && member.value.members().next().is_some() {
            let negated = self.conditions(field, member.value);
            return self.predicate(member.range(), PredicateKind::Not(Box::new(negated)));
        }
        self.report_empty(&field.key, operator, member.value);
        match self.operand(operator, member) {
            Some(test) => {
                if operator == Operator::Regex && matches!(&*field.key, "alias" | "tag") {
                    self.report_missing_anchors(member);
                }
                self.field_predicate(field, member.range(), operator, member.value, test)
            }
            None => self.unreadable(member.range(), &member.key),
        }
    }

    /// Parses the operand of an operator on a field. If the operator does not take it, reports that and returns `None`.
    fn operand(&mut self, operator: Operator, member: &Member) -> Option<FieldTest> {
        let json = member.value;
        let value = || Value::from_json(json).into_owned();
        match operator {
            Operator::And | Operator::Or | Operator::Nor => {
                self.report_misplaced(member, operator);
                None
            }
            Operator::Not => self.reject(member, Phrase::Operators),
            Operator::Eq => Some(FieldTest::Equals(value())),
            Operator::Ne => Some(FieldTest::Differs(value())),
            Operator::Gt => Some(FieldTest::Ordered(Order::Greater, value())),
            Operator::Gte => Some(FieldTest::Ordered(Order::GreaterOrEqual, value())),
            Operator::Lt => Some(FieldTest::Ordered(Order::Less, value())),
            Operator::Lte => Some(FieldTest::Ordered(Order::LessOrEqual, value())),
            Operator::In => self.values(member).map(FieldTest::OneOf),
            Operator::Nin => self.values(member).map(FieldTest::NoneOf),
            Operator::All => self.values(member).map(FieldTest::EachOf),
            Operator::Exists => Some(FieldTest::Exists(is_truthy(&value()))),
            Operator::Size => match value() {
                Value::Number(number) if number.as_count().is_some() => {
                    number.as_count().map(FieldTest::Size)
                }
                _ => self.reject(member, Phrase::WholeNumber),
            },
            Operator::Contains => match string_of(json) {
                Some(part) => Some(FieldTest::Contains(part.into_owned())),
                None => self.reject(member, Phrase::QuotedString),
            },
            Operator::Regex => self.pattern(member).map(FieldTest::Matches),
        }
    }

    fn values(&mut self, member: &Member) -> Option<Box<[Value<'static>]>> {
        if member.value.kind() != Kind::Array {
            return self.reject(member, Phrase::Values);
        }
        if let Some(item) = member.value.items().find(|item| starts_with_operator(*item)) {
            self.report_operand(member, item, Phrase::PlainValues);
            return None;
        }
        let items = member.value.items();
        let values: Box<[_]> = items.map(|item| Value::from_json(item).into_owned()).collect();
        if values.is_empty() && member.key != Operator::Nin.as_str() {
            self.report_never_matches(member);
        }
        Some(values)
    }

    fn pattern(&mut self, member: &Member) -> Option<Pattern> {
        let Some(expression) = string_of(member.value) else {
            return self.reject(member, Phrase::QuotedRegex);
        };
        let compiled = match self.remaining_states {
            0 => Err(RegexError::TooLarge),
            _ => Pattern::new(&expression),
        };
        let states = compiled.as_ref().map_or(0, Pattern::states);
        let within_limit = states <= self.remaining_states;
        self.remaining_states = self.remaining_states.saturating_sub(states);
        match compiled {
            Ok(pattern) if within_limit => Some(pattern),
            Ok(_) => {
                self.report_regex(member.value, &expression, RegexError::TooLarge);
                None
            }
            Err(error) => {
                self.report_regex(member.value, &expression, error);
                None
            }
        }
    }

    /// Returns the members, keeping the last of each duplicate key, and reports the others.
    fn last_of_each_key<'j>(&mut self, json: Json<'j>) -> Vec<Member<'j>> {
        let mut members: Vec<Member> = Vec::new();
        let mut positions = KeyPositions::default();
        for member in Member::all(json) {
            match members.get_mut(positions.position(member.key.clone())) {
                Some(earlier) => {
                    let arguments = [("key", earlier.key.as_ref().into())];
                    let finding = Diagnostic::new(Code::FilterDuplicateKey, arguments);
                    self.report(earlier.key_json.range(), finding);
                    *earlier = member;
                }
                None => members.push(member),
            }
        }
        members
    }

    /// Creates the predicate that tests a field.
    fn field_predicate(
        &mut self,
        field: &Member,
        range: Range<usize>,
        operator: Operator,
        operand: Json,
        test: FieldTest,
    ) -> Predicate {
        let predicate = FieldPredicate {
            path: Path::new(&field.key),
            field: field.key.clone().into_owned(),
            field_span: self.span(field.key_json.range()),
            operator,
            operand: operand.source().to_owned(),
            test,
        };
        self.predicate(range, PredicateKind::Field(predicate))
    }

    /// Combines predicates with `$and`; returns a single one unchanged.
    fn all_of(&mut self, range: Range<usize>, mut parts: Vec<Predicate>) -> Predicate {
        match (parts.len(), parts.pop()) {
            (1, Some(only)) => only,
            (_, last) => {
                parts.extend(last);
                self.predicate(range, PredicateKind::And(parts.into()))
            }
        }
    }

    fn unreadable(&mut self, range: Range<usize>, operator: &str) -> Predicate {
        self.predicate(range, PredicateKind::Unreadable(operator.to_owned()))
    }

    fn predicate(&mut self, range: Range<usize>, kind: PredicateKind) -> Predicate {
        Predicate {
            span: self.span(range),
            kind,
        }
    }
}

// Diagnostics.
impl Parser<'_> {
    fn span(&mut self, range: Range<usize>) -> Span {
        self.locator.span(range)
    }

    fn report(&mut self, range: Range<usize>, finding: Diagnostic) {
        if self.diagnostics.len() < MAX_FINDINGS {
            let span = self.span(range);
            self.diagnostics.push(finding.at(span));
        } else {
            self.has_more = true;
        }
    }

    fn report_not_an_object(&mut self, json: Json) {
        let arguments = [("found", json.kind().phrase().into())];
        self.report(json.range(), Diagnostic::new(Code::FilterNotObject, arguments));
    }

    /// Reports an operand whose shape the operator does not take, and returns `None`.
    fn reject<T>(&mut self, member: &Member, shape: Phrase) -> Option<T> {
        self.report_operand(member, member.value, shape);
        None
    }

    /// Reports `json`, the operand or a part of it.
    fn report_operand(&mut self, member: &Member, json: Json, shape: Phrase) {
        let arguments = [
            ("operator", member.key.as_ref().into()),
            ("shape", shape.into()),
            ("found", json.kind().phrase().into()),
        ];
        self.report(json.range(), Diagnostic::new(Code::FilterOperand, arguments));
    }

    fn report_misplaced(&mut self, member: &Member, operator: Operator) {
        let code = match operator {
            Operator::And | Operator::Or | Operator::Nor => Code::FilterOperatorInField,
            _ => Code::FilterOperatorOutsideField,
        };
        let arguments = [("operator", operator.as_str().into())];
        self.report(member.key_json.range(), Diagnostic::new(code, arguments));
    }

    fn report_unknown_operator(&mut self, member: &Member) {
        let known: Vec<_> = Operator::ALL.iter().map(|known| known.as_str()).collect();
        let arguments = [
            ("operator", member.key.as_ref().into()),
            ("known", known.join(", ").into()),
        ];
        let mut finding = Diagnostic::new(Code::FilterOperatorUnknown, arguments);
        if let Some(nearest) = nearest_operator(&member.key) {
            let edits = vec![Edit {
                span: self.span(member.key_json.range()),
                text: format!("\"{}\"", nearest.as_str()),
            }];
            let arguments = [("operator", nearest.as_str().to_owned())];
            finding = finding.with_fix(Fix::new(FixCode::WriteOperator, arguments, edits));
        }
        self.report(member.key_json.range(), finding);
    }

    /// Reports a comparison with an empty string: a row of a form that was never filled in, or a pattern that matches
    /// everything.
    fn report_empty(&mut self, field: &str, operator: Operator, operand: Json) {
        let compares = [Operator::Eq, Operator::Regex, Operator::Contains].contains(&operator);
        if compares && string_of(operand).is_some_and(|string| string.is_empty()) {
            let finding = Diagnostic::new(Code::FilterOperandEmpty, [("field", field.into())]);
            self.report(operand.range(), finding);
        }
    }

    /// Reports invisible characters.
    fn report_invisible_characters(&mut self, text: &str) {
        for found in invisible_characters(text) {
            let finding = found.finding(|bytes| self.span(bytes));
            self.report(found.range, finding);
        }
    }

    /// Reports a regular expression of plain words without anchors, which also matches longer names. An expression with any
    /// other character is probably meant as it is.
    fn report_missing_anchors(&mut self, member: &Member) {
        let expression = string_of(member.value).unwrap_or_default();
        let Some(anchored) = anchored(&expression) else {
            return;
        };
        let first = expression.split('|').next().unwrap_or_default();
        // “preprod” is what unanchored “prod” usually matches by accident.
        let example = if first.starts_with("prod") {
            format!("pre{first}")
        } else {
            format!("{first}-old")
        };
        let arguments = [
            ("expression", expression.as_ref().into()),
            ("example", example.into()),
        ];
        let edits = vec![Edit {
            span: self.span(member.value.range()),
            text: format!("\"{anchored}\""),
        }];
        let fix = Fix::new(FixCode::WriteText, [("text", anchored)], edits);
        let finding = Diagnostic::new(Code::FilterRegexUnanchored, arguments).with_fix(fix);
        self.report(member.value.range(), finding);
    }

    /// Reports an operator on an empty array.
    fn report_never_matches(&mut self, member: &Member) {
        let arguments = [("operator", member.key.as_ref().into())];
        self.report(
            member.key_json.range(),
            Diagnostic::new(Code::FilterNever, arguments),
        );
    }

    /// Reports an error in `expression`, the content of the JSON string.
    fn report_regex(&mut self, json: Json, expression: &str, error: RegexError) {
        let (range, finding) = error.describe(expression);
        let offset = |offset| json.range().start + offset_in_source(json.source(), offset);
        self.report(offset(range.start)..offset(range.end), finding);
    }
}

/// Maps an offset in the content of a JSON string to the offset in its source, which has quotes and escape sequences.
fn offset_in_source(source: &str, offset: usize) -> usize {
    let inside = source.get(1..source.len().saturating_sub(1)).unwrap_or_default();
    let (mut content_offset, mut source_offset) = (0, 1);
    for (character, length) in characters(inside) {
        if content_offset >= offset {
            break;
        }
        content_offset += character.unwrap_or(char::REPLACEMENT_CHARACTER).len_utf8();
        source_offset += length;
    }
    source_offset
}

/// Returns the operator that is nearest to a mistyped one, if it is near enough.
fn nearest_operator(operator: &str) -> Option<Operator> {
    let name_of = |known: &Operator| -> &'static str { known.as_str().trim_start_matches('$') };
    let names = Operator::ALL.iter().map(name_of);
    let name = nearest(operator.trim_start_matches('$'), names, CHARACTERS_PER_MISTAKE)?;
    Operator::ALL.iter().copied().find(|known| name_of(known) == name)
}

/// Returns the expression that matches exactly the words of an expression like `prod` or `staging|prod`; `None` for any
/// other expression.
fn anchored(expression: &str) -> Option<String> {
    let is_word = |word: &str| {
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
        !word.is_empty() && word.bytes().all(is_plain)
    };
    if !expression.split('|').all(is_word) {
        return None;
    }
    Some(if expression.contains('|') {
        format!("^({expression})$")
    } else {
        format!("^{expression}$")
    })
}

/// Returns whether MongoDB treats the value as true.
fn is_truthy(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(truth) => *truth,
        Value::Number(number) => number.as_count() != Some(0),
        Value::String(_) | Value::Array(_) | Value::Object(_) => true,
    }
}
