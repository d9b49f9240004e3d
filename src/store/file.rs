//! A workspace as a file: `{"format": "hookwright", "version": 1, "workspace": {…}}`.

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Code, Error, Locator};
use crate::json::{self, DocumentError, DocumentErrorKind};
use crate::model::{SecretName, WebhookId, Workspace};

use super::document::Header;
use super::integrity;

const FORMAT: &str = "hookwright";
const VERSION: u32 = 1;

/// An imported file.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Imported {
    /// The workspace; its webhooks have no secrets.
    pub workspace: Workspace,
    /// The webhooks that named secrets in the file: binding them again is the user's own decision.
    pub unbound: Vec<Unbound>,
}

/// A webhook that named secrets in the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Unbound {
    /// The webhook's id.
    pub webhook: WebhookId,
    /// The webhook's name.
    pub name: String,
    /// The secret that the file's webhook sends as Bearer token, if any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_token: Option<SecretName>,
    /// The secret that signs its bodies in the file, if any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub secret: Option<SecretName>,
}

#[derive(Serialize)]
struct ExportedFile<'a> {
    format: &'static str,
    version: u32,
    workspace: &'a Workspace,
}

/// Writes a workspace as indented JSON; it contains no secret's value.
pub fn export(workspace: &Workspace) -> String {
    let file = ExportedFile {
        format: FORMAT,
        version: VERSION,
        workspace,
    };
    json::to_string_pretty(&file) + "\n"
}

/// Reads an exported file; its webhooks arrive without the secrets that they named. Also reads a stored document (it has a
/// `revision` instead of a `format`), for example one that was set aside and then repaired, or that newer code stored,
/// once this code is as new.
///
/// # Errors
/// The text is not such a file, has a newer version, or contains a workspace that breaks an invariant. Errors in the text
/// have a span; `file/format`, `file/newer` and broken invariants have none.
pub fn import(text: &str) -> Result<Imported, Error> {
    let header: Header = json::from_str(text).map_err(|error| match error.kind {
        DocumentErrorKind::Syntax => with_span(text, Code::FileSyntax, error),
        DocumentErrorKind::Content => Error::new(Code::FileFormat, []),
    })?;
    let Some(version) = header.version.filter(|_| is_hookwright(&header)) else {
        return Err(Error::new(Code::FileFormat, []));
    };
    if version > VERSION {
        return Err(Error::new(
            Code::FileNewer,
            [("found", version.to_string().into())],
        ));
    }
    let content: Result<Content, _> = json::from_str(text);
    let mut workspace = content
        .map_err(|error| with_span(text, Code::FileContent, error))?
        .workspace;
    integrity::check(&workspace)?;
    let unbound = unbind(&mut workspace);
    Ok(Imported { workspace, unbound })
}

fn with_span(text: &str, code: Code, error: DocumentError) -> Error {
    Error::new(code, [("reason", error.reason)]).at(Locator::new(text).span(error.range))
}

/// Returns whether Hookwright exported or stored the file.
fn is_hookwright(header: &Header) -> bool {
    match &header.format {
        Some(format) => format == FORMAT,
        None => header.revision.is_some(),
    }
}

/// The content of a file.
#[derive(Deserialize)]
struct Content {
    workspace: Workspace,
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
