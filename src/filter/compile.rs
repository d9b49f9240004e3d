//! From a filter's text to its conditions, with everything that can't be read named and placed.

use std::ops::Range;

use super::{
    Operator, Value,
    clause::{Clause, ClauseKind, FieldClause, Order, Test},
    findings::{self, Findings},
    json::{DEEPEST, Member, Raw},
    path::Path,
    pattern::Pattern,
};
use crate::diagnostic::{Diagnostic, Phrase};

/// A filter's text, read.
pub(super) struct Compiled {
    /// None where the text as a whole is no filter.
    pub root: Option<Clause>,
    pub diagnostics: Vec<Diagnostic>,
}

/// Compiles a text that is not empty.
pub(super) fn compile(text: &str) -> Compiled {
    let mut compiler = Compiler {
        findings: Findings::new(text),
        levels: DEEPEST,
    };
    let root = match findings::syntax(text) {
        Some(fault) => {
            compiler.findings.add(fault.0, fault.1);
            None
        }
        None => compiler.whole(Raw::whole(text)),
    };
    Compiled {
        root,
        diagnostics: compiler.findings.into_diagnostics(),
    }
}

struct Compiler<'a> {
    findings: Findings<'a>,
    /// How many levels deeper a filter may go.
    levels: usize,
}

impl<'a> Compiler<'a> {
    fn whole(&mut self, raw: Raw<'a>) -> Option<Clause> {
        if !raw.text.starts_with('{') {
            self.findings.not_an_object(&raw);
            return None;
        }
        Some(self.filter(raw))
    }

    /// A filter: all of its members hold.
    fn filter(&mut self, raw: Raw<'a>) -> Clause {
        if self.levels == 0 {
            self.findings.too_deep(raw.range());
            return self.opaque(raw.range(), raw.text);
        }
        let Some(members) = raw.members() else {
            self.findings.not_an_object(&raw);
            return self.opaque(raw.range(), raw.text);
        };
        self.levels -= 1;
        let parts = self
            .last_of_each(members)
            .into_iter()
            .map(|member| self.member(&member))
            .collect();
        self.levels += 1;
        self.all(raw.range(), parts)
    }

    fn member(&mut self, member: &Member<'a>) -> Clause {
        if !member.key.starts_with('$') {
            return self.field(member);
        }
        let range = member.range();
        match Operator::read(&member.key) {
            Some(Operator::And) => self.group(member, ClauseKind::All),
            Some(Operator::Or) => self.group(member, ClauseKind::Any),
            Some(Operator::Nor) => self.group(member, ClauseKind::None),
            Some(Operator::Not) => {
                let inner = self.filter(member.value);
                self.clause(range, ClauseKind::Not(Box::new(inner)))
            }
            Some(operator) => {
                self.findings.misplaced(&member.raw_key, operator);
                self.opaque(range, &member.key)
            }
            None => {
                self.findings.unknown_operator(&member.raw_key, &member.key);
                self.opaque(range, &member.key)
            }
        }
    }

    /// Filters under `$and`, `$or` or `$nor`.
    fn group(&mut self, member: &Member<'a>, kind: fn(Vec<Clause>) -> ClauseKind) -> Clause {
        let Some(items) = member.value.items() else {
            self.findings
                .operand(member.value.range(), &member.key, Phrase::Filters, &member.value);
            return self.opaque(member.range(), &member.key);
        };
        if items.is_empty() && member.key == Operator::Or.as_str() {
            self.findings.never(&member.raw_key, &member.key);
        }
        let parts = items.into_iter().map(|item| self.filter(item)).collect();
        self.clause(member.range(), kind(parts))
    }

    /// What must hold of one field: operators, or a value that it equals.
    fn field(&mut self, member: &Member<'a>) -> Clause {
        let members = member.value.members().unwrap_or_default();
        if members.first().is_some_and(|first| first.key.starts_with('$')) {
            return self.conditions(&member.key, member.value, members);
        }
        let test = Test::Equals(member.value.value().into_owned());
        self.test(&member.key, member.range(), Operator::Eq, member.value, test)
    }

    fn conditions(&mut self, field: &str, raw: Raw<'a>, members: Vec<Member<'a>>) -> Clause {
        if self.levels == 0 {
            self.findings.too_deep(raw.range());
            return self.opaque(raw.range(), field);
        }
        self.levels -= 1;
        let members = self.last_of_each(members);
        let parts = members
            .into_iter()
            .map(|member| self.condition(field, &member))
            .collect();
        self.levels += 1;
        self.all(raw.range(), parts)
    }

    fn condition(&mut self, field: &str, member: &Member<'a>) -> Clause {
        let Some(operator) = Operator::read(&member.key) else {
            self.findings.unknown_operator(&member.raw_key, &member.key);
            return self.opaque(member.range(), &member.key);
        };
        let value = member.value;
        let test = match operator {
            Operator::And | Operator::Or | Operator::Nor => {
                self.findings.misplaced(&member.raw_key, operator);
                None
            }
            Operator::Not => {
                let members = value.members().unwrap_or_default();
                if members.is_empty() {
                    self.refuse::<Test>(member, Phrase::Operators);
                    return self.opaque(member.range(), &member.key);
                }
                let inner = self.conditions(field, value, members);
                return self.clause(member.range(), ClauseKind::Not(Box::new(inner)));
            }
            Operator::Eq => Some(Test::Equals(value.value().into_owned())),
            Operator::Ne => Some(Test::Differs(value.value().into_owned())),
            Operator::Gt => Some(Test::Ordered(Order::Greater, value.value().into_owned())),
            Operator::Gte => Some(Test::Ordered(Order::GreaterOrEqual, value.value().into_owned())),
            Operator::Lt => Some(Test::Ordered(Order::Less, value.value().into_owned())),
            Operator::Lte => Some(Test::Ordered(Order::LessOrEqual, value.value().into_owned())),
            Operator::In => self.values(member).map(Test::OneOf),
            Operator::Nin => self.values(member).map(Test::NoneOf),
            Operator::All => self.values(member).map(Test::EachOf),
            Operator::Exists => Some(Test::Exists(is_truthy(&value.value()))),
            Operator::Size => self.size(member),
            Operator::Contains => match value.string() {
                Some(text) => Some(Test::Contains(text.into_owned())),
                None => self.refuse(member, Phrase::QuotedString),
            },
            Operator::Regex => self.pattern(member).map(Test::Matches),
        };
        match test {
            Some(test) => self.test(field, member.range(), operator, value, test),
            None => self.opaque(member.range(), &member.key),
        }
    }

    fn values(&mut self, member: &Member<'a>) -> Option<Vec<Value<'static>>> {
        let Some(items) = member.value.items() else {
            return self.refuse(member, Phrase::Values);
        };
        let is_operator = |item: &&Raw| {
            item.members()
                .is_some_and(|members| members.first().is_some_and(|first| first.key.starts_with('$')))
        };
        if let Some(item) = items.iter().find(is_operator) {
            self.findings
                .operand(item.range(), &member.key, Phrase::PlainValues, item);
            return None;
        }
        if items.is_empty() && member.key != Operator::Nin.as_str() {
            self.findings.never(&member.raw_key, &member.key);
        }
        Some(items.iter().map(|item| item.value().into_owned()).collect())
    }

    fn size(&mut self, member: &Member<'a>) -> Option<Test> {
        match member.value.value() {
            Value::Number(number) if number.count().is_some() => number.count().map(Test::Size),
            _ => self.refuse(member, Phrase::WholeNumber),
        }
    }

    fn pattern(&mut self, member: &Member<'a>) -> Option<Pattern> {
        let Some(text) = member.value.string() else {
            return self.refuse(member, Phrase::QuotedRegex);
        };
        match Pattern::new(&text) {
            Ok(pattern) => Some(pattern),
            Err(refusal) => {
                self.findings.regex(&member.value, &text, refusal);
                None
            }
        }
    }

    /// The operand has another shape than its operator takes.
    fn refuse<T>(&mut self, member: &Member<'a>, shape: Phrase) -> Option<T> {
        self.findings
            .operand(member.value.range(), &member.key, shape, &member.value);
        None
    }

    /// Of keys that stand there twice, the last counts, as everywhere in JSON.
    fn last_of_each(&mut self, members: Vec<Member<'a>>) -> Vec<Member<'a>> {
        let mut kept: Vec<Member<'a>> = Vec::with_capacity(members.len());
        for member in members {
            match kept.iter_mut().find(|earlier| earlier.key == member.key) {
                Some(earlier) => {
                    self.findings.duplicate(&earlier.raw_key, &earlier.key);
                    *earlier = member;
                }
                None => kept.push(member),
            }
        }
        kept
    }

    fn test(&mut self, field: &str, range: Range<usize>, operator: Operator, raw: Raw, test: Test) -> Clause {
        let clause = FieldClause {
            path: Path::new(field),
            field: field.to_owned(),
            operator,
            expected: raw.text.to_owned(),
            test,
        };
        self.clause(range, ClauseKind::Field(clause))
    }

    /// A single condition needs none around it.
    fn all(&mut self, range: Range<usize>, mut parts: Vec<Clause>) -> Clause {
        match (parts.len(), parts.pop()) {
            (1, Some(only)) => only,
            (_, last) => {
                parts.extend(last);
                self.clause(range, ClauseKind::All(parts))
            }
        }
    }

    fn opaque(&mut self, range: Range<usize>, what: &str) -> Clause {
        self.clause(range, ClauseKind::Opaque(what.to_owned()))
    }

    fn clause(&mut self, range: Range<usize>, kind: ClauseKind) -> Clause {
        Clause {
            span: self.findings.span(range),
            kind,
        }
    }
}

/// What counts as true where MongoDB expects true or false.
fn is_truthy(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(truth) => *truth,
        Value::Number(number) => number.count() != Some(0),
        Value::Text(_) | Value::List(_) | Value::Object(_) => true,
    }
}
