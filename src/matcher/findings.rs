//! What keeps a trigger from ever firing, whatever happens.

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Automation, RunState, TriggerKind};

/// What is wrong with the trigger, but for its filter.
pub(super) fn trigger_findings(automation: &Automation) -> Vec<Diagnostic> {
    let info = automation.trigger.event_type().info();
    let mut findings = Vec::new();
    if !automation.scope.allows(info.event_type) {
        let code = if info.is_run_event {
            Code::TriggerNeedsProject
        } else {
            Code::TriggerNeedsCollection
        };
        findings.push(Diagnostic::new(code, [("type", info.rendered.into())]));
    }
    if let TriggerKind::RunState(states) = &automation.trigger.kind {
        if states.is_empty() {
            findings.push(Diagnostic::new(Code::TriggerNoStates, []));
        }
        if states.contains(&RunState::Killed) {
            findings.push(Diagnostic::new(Code::TriggerKilled, []));
        }
    }
    findings
}
