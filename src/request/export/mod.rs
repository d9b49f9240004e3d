//! Scripts that send a webhook's request, for the user to run.
//!
//! A script never contains a secret's value: it reads `ACCESS_TOKEN` and `SECRET` when it runs, computes the signature
//! then, and inserts the values into the body where the payload uses them. Without a value it sends nothing, and says so.

mod javascript;
mod outline;
mod powershell;
mod python;
mod shell;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use outline::Outline;
pub use outline::{BodyPart, Insertion};

use crate::diagnostic::Error;
use crate::model::Webhook;

/// The language of an exported request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum Export {
    /// A bash script with the four variables of W&B's troubleshooting script.
    Bash,
    /// Commands to paste into a terminal with bash, zsh or another POSIX shell: curl, with the signature computed by openssl.
    Curl,
    /// JavaScript for Node 20 or newer, as a module or a script.
    Fetch,
    /// Python 3 with the package `requests`.
    Python,
    /// A script for PowerShell 7 and for Windows PowerShell 5.1.
    PowerShell,
}

impl Export {
    /// All languages, in the order in which the page shows them.
    pub const ALL: [Self; 5] = [
        Self::Curl,
        Self::Bash,
        Self::PowerShell,
        Self::Python,
        Self::Fetch,
    ];
}

/// Writes a script that sends the request that [`Request::build`](super::Request::build) builds from the same webhook and
/// payload. Python's `requests` and PowerShell percent-encode some characters of the URL that other clients send
/// unencoded. For the sandbox, which only a page can reach, the script asks for another address.
///
/// # Errors
/// The body contains a NUL character and the script is for bash, where no variable can contain one; or the endpoint looks
/// like another address ([`Endpoint::ensure_unambiguous`](crate::model::Endpoint::ensure_unambiguous)).
pub fn export(form: Export, webhook: &Webhook, body: &[BodyPart]) -> Result<String, Error> {
    webhook.endpoint.ensure_unambiguous()?;
    let outline = Outline::new(webhook, body);
    match form {
        Export::Bash => shell::bash(&outline),
        Export::Curl => Ok(shell::curl(&outline)),
        Export::Fetch => Ok(javascript::script(&outline)),
        Export::Python => Ok(python::script(&outline)),
        Export::PowerShell => Ok(powershell::script(&outline)),
    }
}
