//! Options of sending a request, and of previewing it.

use serde::Deserialize;
use tsify::Tsify;

const DEFAULT_TIMEOUT_MS: u32 = 30_000;
const DEFAULT_MAX_BYTES: u32 = 1 << 20;

/// Options of `send`. Each may be omitted.
#[derive(Default, Deserialize, Tsify)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct SendOptions {
    /// The time limit for the whole response, in milliseconds. The default is 30,000.
    #[tsify(optional)]
    timeout_ms: Option<u32>,
    /// The size limit for the response body, in bytes. The default is 1,048,576 (1 MiB).
    #[tsify(optional)]
    max_bytes: Option<u32>,
    /// Sends the request without `X-Wandb-Signature`, which some receivers do not allow browsers to send (CORS).
    #[tsify(optional)]
    without_signature: bool,
    /// Sends `text/plain` without access token and signature, which needs no permission of the receiver (CORS). The
    /// response is hidden then, and the browser follows redirects.
    #[tsify(optional)]
    without_custom_headers: bool,
}

impl SendOptions {
    /// Returns the time limit in milliseconds.
    pub(super) fn timeout_ms(&self) -> u32 {
        self.timeout_ms.unwrap_or(DEFAULT_TIMEOUT_MS)
    }

    /// Returns the size limit in bytes.
    pub(super) fn max_bytes(&self) -> u32 {
        self.max_bytes.unwrap_or(DEFAULT_MAX_BYTES)
    }

    /// Returns the headers that are sent.
    pub(super) fn kind(&self) -> RequestKind {
        if self.without_custom_headers {
            RequestKind::WithoutCustomHeaders
        } else if self.without_signature {
            RequestKind::WithoutSignature
        } else {
            RequestKind::AsWandb
        }
    }
}

/// The headers that a request is sent with.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum RequestKind {
    /// All headers that W&B sends.
    AsWandb,
    /// All headers that W&B sends, except the signature.
    WithoutSignature,
    /// Only the content type, as `text/plain`.
    WithoutCustomHeaders,
}
