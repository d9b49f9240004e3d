//! Conditions on fields that no event of a type has.

use super::{
    Filter, Root,
    clause::{Clause, ClauseKind, FieldClause},
    fields::fields,
};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::EventType;

impl Filter {
    /// A finding for each condition on a field that other events have and those of this type never do, so that it
    /// asks about nothing (assumed).
    pub fn foreign_fields(&self, event_type: EventType) -> Vec<Diagnostic> {
        let mut findings = Vec::new();
        if let Root::Conditions(clause) = &self.root {
            look_through(clause, event_type, &mut findings);
        }
        findings
    }
}

fn look_through(clause: &Clause, event_type: EventType, findings: &mut Vec<Diagnostic>) {
    match &clause.kind {
        ClauseKind::All(parts) | ClauseKind::Any(parts) | ClauseKind::None(parts) => {
            for part in parts {
                look_through(part, event_type, findings);
            }
        }
        ClauseKind::Not(part) => look_through(part, event_type, findings),
        ClauseKind::Field(FieldClause { field, .. }) => {
            let name = field.split('.').next().unwrap_or(field);
            if is_foreign(name, event_type) {
                findings.push(finding(name, event_type).at(clause.span));
            }
        }
        ClauseKind::Opaque(_) => {}
    }
}

fn is_foreign(name: &str, event_type: EventType) -> bool {
    let elsewhere = EventType::ALL.iter().any(|info| has(info.event_type, name));
    elsewhere && !has(event_type, name)
}

fn has(event_type: EventType, name: &str) -> bool {
    fields(event_type).iter().any(|field| field.field == name)
}

fn finding(name: &str, event_type: EventType) -> Diagnostic {
    let known: Vec<_> = fields(event_type).iter().map(|field| field.field).collect();
    Diagnostic::new(
        Code::FilterFieldForeign,
        [
            ("type", event_type.info().rendered.into()),
            ("field", name.into()),
            ("known", known.join(", ").into()),
        ],
    )
}
