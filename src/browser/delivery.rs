//! One request sent and what came back, as far as a browser tells.

use serde::Serialize;
use tsify::Tsify;

use crate::diagnostic::Diagnostic;

/// What became of a request. Times are milliseconds since it was sent.
#[derive(Serialize, Tsify)]
#[serde(tag = "outcome", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[tsify(hashmap_as_object)]
pub enum Delivery {
    /// The receiver answered, with any status.
    Answered {
        /// What it answered.
        answer: Answer,
        /// How long the whole answer took.
        duration_ms: f64,
        /// In words, where it is not simply well.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[tsify(optional)]
        explanation: Option<Diagnostic>,
    },
    /// The receiver answered with more than the limit; the rest was not read.
    TooLarge {
        /// What it answered, as far as it was read.
        answer: Answer,
        /// How long that took.
        duration_ms: f64,
        /// In words.
        explanation: Diagnostic,
    },
    /// The receiver redirects; nothing was sent on, and the browser hides where to.
    Redirected {
        /// How long the answer took.
        duration_ms: f64,
        /// In words.
        explanation: Diagnostic,
    },
    /// Sent without custom headers: the browser hides what was answered.
    Opaque {
        /// How long the answer took.
        duration_ms: f64,
        /// In words.
        explanation: Diagnostic,
    },
    /// No whole answer came in time.
    TimedOut {
        /// How long that was.
        duration_ms: f64,
        /// In words.
        explanation: Diagnostic,
    },
    /// The caller's signal ended it.
    Cancelled {
        /// When.
        duration_ms: f64,
        /// In words.
        explanation: Diagnostic,
    },
    /// No answer that the browser shows: a dead host and a refusal by CORS look alike.
    Unreachable {
        /// How long it took to fail.
        duration_ms: f64,
        /// In words.
        explanation: Diagnostic,
    },
}

/// What a receiver answered.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Answer {
    /// The status, like 204.
    pub(super) status: u16,
    /// Its words; empty since HTTP/2.
    pub(super) status_text: String,
    /// The headers that the browser shows: other origins choose which.
    pub(super) headers: Vec<AnswerHeader>,
    /// Whether the browser may hide headers: the receiver is on another origin.
    pub(super) headers_hidden: bool,
    /// The body as text.
    pub(super) body: String,
    /// Whether the body ends before the answer did: over the limit, or the connection broke.
    pub(super) truncated: bool,
}

/// One header of an answer.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct AnswerHeader {
    /// Its name, in lower case.
    pub(super) name: String,
    /// Its value.
    pub(super) value: String,
}
