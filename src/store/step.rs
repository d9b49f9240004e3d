//! What one step of undo or redo did.

use serde::Serialize;

/// What became of a step back or forth, and of other tabs' changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum Step {
    /// There was none to go.
    Nothing,
    /// It was gone; what other tabs changed stays.
    Done,
    /// It brought back a whole workspace, and so took away what other tabs changed since; the opposite step brings that
    /// back.
    OverOthers,
}
