//! Executions: the entries in W&B's history of an automation, one for each event that matched it.

use serde::{Deserialize, Serialize};

use crate::diagnostic::Evidence;

/// The status of an execution in W&B's history of an automation (documented).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum ExecutionStatus {
    /// The action ran.
    Finished,
    /// The action ran and failed.
    Failed,
    /// The action has not run yet.
    Pending,
    /// The event matched, and a limit kept the action from running.
    Skipped,
}

/// The facts about an [`ExecutionStatus`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct ExecutionStatusInfo {
    /// The status.
    pub status: ExecutionStatus,
    /// A description, in English.
    pub meaning: &'static str,
    /// The evidence that W&B has the status.
    pub evidence: Evidence,
}

impl ExecutionStatus {
    /// Every status.
    pub const ALL: &[ExecutionStatusInfo] = &[
        Self::Finished.info(),
        Self::Failed.info(),
        Self::Pending.info(),
        Self::Skipped.info(),
    ];

    /// Returns the facts about this status.
    pub const fn info(self) -> ExecutionStatusInfo {
        let meaning = match self {
            Self::Finished => "The event matched, and the action ran.",
            Self::Failed => "The event matched, and the action ran and failed.",
            Self::Pending => "The event matched, and the action has not run yet.",
            Self::Skipped => "The event matched, but a limit kept the action from running.",
        };
        ExecutionStatusInfo {
            status: self,
            meaning,
            evidence: Evidence::Documented,
        }
    }
}
