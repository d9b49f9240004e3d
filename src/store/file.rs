//! A workspace as a file: `{"format": "hookwright", "version": 1, "workspace": {…}}`.

use serde::{Deserialize, Serialize};

use crate::model::{Code, Error, Locator, SecretName, WebhookId, Workspace};

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

#[derive(Deserialize)]
struct Header {
    format: String,
    version: u32,
}

#[derive(Deserialize)]
struct Read {
    workspace: Workspace,
}

/// Writes a workspace as a file's text, which people can read; it holds no secret's value.
pub fn export(workspace: &Workspace) -> String {
    let written = Written {
        format: FORMAT,
        version: VERSION,
        workspace,
    };
    // Every key is a text and every value has a JSON form, so nothing can fail here.
    serde_json::to_string_pretty(&written).unwrap_or_default() + "\n"
}

/// Reads a file's text; webhooks arrive without the secrets that they named.
///
/// # Errors
/// Not such a file, one of a newer version, or one whose workspace breaks a rule: said with its place.
pub fn import(text: &str) -> Result<Imported, Error> {
    let header: Header = serde_json::from_str(text).map_err(|error| match error.classify() {
        serde_json::error::Category::Data => Error::new(Code::FileFormat, []),
        _ => at_place(Code::JsonSyntax, text, &error),
    })?;
    if header.format != FORMAT {
        return Err(Error::new(Code::FileFormat, []));
    }
    if header.version > VERSION {
        let found = header.version.to_string();
        return Err(Error::new(Code::FileNewer, [("found", found)]));
    }
    let read: Read = serde_json::from_str(text).map_err(|error| at_place(Code::FileContent, text, &error))?;
    let mut workspace = read.workspace;
    integrity::check(&workspace)?;
    let unbound = unbind(&mut workspace);
    Ok(Imported { workspace, unbound })
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

/// An error where serde found it; its own line and column become the span.
fn at_place(code: Code, text: &str, error: &serde_json::Error) -> Error {
    let said = error.to_string();
    let reason = said
        .split_once(" at line ")
        .map_or(said.as_str(), |(reason, _)| reason);
    let lines_before = text
        .split_inclusive('\n')
        .take(error.line().saturating_sub(1))
        .map(str::len)
        .sum::<usize>();
    let at = lines_before + error.column().saturating_sub(1);
    Error::new(code, [("reason", reason.to_owned())]).at(Locator::new(text).span(at..at + 1))
}
