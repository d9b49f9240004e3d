//! A workspace as a file: `{"format": "hookwright", "version": 1, "workspace": {…}}`.

use std::ops::Range;

use serde::Serialize;

use crate::diagnostic::{Argument, Code, Error, Locator};
use crate::json::{Fields, Tape, to_pretty_json};
use crate::model::{SecretName, WebhookId, Workspace};

use super::integrity;

const FORMAT: &str = "hookwright";
const VERSION: u32 = 1;

/// What came in with a file.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Imported {
    /// The workspace, its webhooks without secrets.
    pub workspace: Workspace,
    /// The webhooks that named secrets in the file: binding them anew is a person's own decision.
    pub unbound: Vec<Unbound>,
}

/// A webhook that came with secrets' names and lost them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Unbound {
    /// Which webhook.
    pub webhook: WebhookId,
    /// What people call it.
    pub name: String,
    /// The secret that it sent as Bearer token, if any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_token: Option<SecretName>,
    /// The secret that signed its bodies, if any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub secret: Option<SecretName>,
}

#[derive(Serialize)]
struct Written<'a> {
    format: &'static str,
    version: u32,
    workspace: &'a Workspace,
}

/// Writes a workspace as a file's text, which people can read; it holds no secret's value.
pub fn export(workspace: &Workspace) -> String {
    let written = Written {
        format: FORMAT,
        version: VERSION,
        workspace,
    };
    to_pretty_json(&written) + "\n"
}

/// Reads a file's text; webhooks arrive without the secrets that they named.
///
/// # Errors
/// Not such a file, one of a newer version, or one whose workspace breaks a rule: said with its place.
pub fn import(text: &str) -> Result<Imported, Error> {
    let at_place = |code, range: Range<usize>, reason: Argument| {
        Error::new(code, [("reason", reason)]).at(Locator::new(text).span(range))
    };
    let tape =
        Tape::read(text).map_err(|fault| at_place(Code::FileSyntax, fault.range, fault.reason.into()))?;
    let fields = tape.whole().fields();
    let Some((fields, version)) = fields.ok().and_then(header) else {
        return Err(Error::new(Code::FileFormat, []));
    };
    if version > VERSION {
        return Err(Error::new(
            Code::FileNewer,
            [("found", version.to_string().into())],
        ));
    }
    let workspace = fields.needed("workspace");
    let mut workspace: Workspace =
        workspace.map_err(|mismatch| at_place(Code::FileContent, mismatch.range(), mismatch.reason()))?;
    integrity::check(&workspace)?;
    let unbound = unbind(&mut workspace);
    Ok(Imported { workspace, unbound })
}

/// The fields of a file of ours, with its version. What the store set aside, and somebody downloaded, is one too.
fn header(fields: Fields) -> Option<(Fields, u32)> {
    let exported = fields
        .needed::<String>("format")
        .is_ok_and(|format| format == FORMAT);
    let stored = fields.find("format").is_none() && fields.needed::<u64>("revision").is_ok();
    let version = fields.needed("version").ok()?;
    (exported || stored).then_some((fields, version))
}

fn unbind(workspace: &mut Workspace) -> Vec<Unbound> {
    let webhooks = workspace.teams.iter_mut().flat_map(|team| &mut team.webhooks);
    webhooks
        .filter(|webhook| webhook.access_token.is_some() || webhook.secret.is_some())
        .map(|webhook| Unbound {
            webhook: webhook.id.clone(),
            name: webhook.name.clone(),
            access_token: webhook.access_token.take(),
            secret: webhook.secret.take(),
        })
        .collect()
}
