//! A workspace as a file: `{"format": "hookwright", "version": 1, "workspace": {…}}`.

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Code, Error, Locator};
use crate::json::{self, DocumentError, DocumentErrorKind};
use crate::model::{SecretName, TeamName, UnboundSecrets, Webhook, WebhookId, Workspace};

use super::document::Header;
use super::integrity;

/// The `format` of an exported file.
pub(crate) const FILE_FORMAT: &str = "hookwright";
/// The version of an exported file that this code writes, and the newest that it reads.
pub(crate) const FILE_VERSION: u32 = 1;

/// An imported file.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct ImportedFile {
    /// The workspace; only webhooks that are bound here keep their secrets.
    pub workspace: Workspace,
    /// The webhooks that named secrets in the file and are not bound here: binding them is the user's own decision.
    pub unbound: Vec<UnboundWebhook>,
}

/// A webhook that named secrets in the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct UnboundWebhook {
    /// The webhook's id.
    pub webhook: WebhookId,
    /// The webhook's name.
    pub name: String,
    /// The secret that the file's webhook sends as its Bearer token, if any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_token: Option<SecretName>,
    /// The secret that the file's webhook signs requests with, if any.
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
        format: FILE_FORMAT,
        version: FILE_VERSION,
        workspace,
    };
    json::to_string_pretty(&file) + "\n"
}

/// Reads an exported file. A webhook keeps the secrets that it names only if `current`, the workspace that the file
/// replaces, has the same webhook in the same team, with the same destination and the same secrets. All other secrets
/// are moved to [`Webhook::unbound`].
///
/// Also reads a stored document, which has a `revision` instead of a `format`: for example a quarantined one that the
/// user has corrected, or one that newer code stored before this tab ran that code too.
///
/// # Errors
/// The text is not such a file, has a newer version, or contains a workspace that breaks an invariant. Errors in the text
/// have a span; `file/format`, `file/newer` and broken invariants have none.
pub fn import(text: &str, current: &Workspace) -> Result<ImportedFile, Error> {
    check_format(text)?;
    let content: Result<Content, _> = json::from_str(text);
    let mut workspace = content
        .map_err(|error| with_span(text, Code::FileContent, error))?
        .workspace;
    integrity::check(&workspace)?;
    let unbound = unbind(&mut workspace, current);
    Ok(ImportedFile { workspace, unbound })
}

/// Checks that a text is a file of a version that this code reads, whatever it contains.
///
/// # Errors
/// `file/syntax`, `file/format` or `file/newer`.
pub(crate) fn check_format(text: &str) -> Result<(), Error> {
    let header: Header = json::from_str(text).map_err(|error| match error.kind {
        DocumentErrorKind::Syntax => with_span(text, Code::FileSyntax, error),
        DocumentErrorKind::Content => Error::new(Code::FileFormat, []),
    })?;
    let Some(version) = header.version.filter(|_| is_hookwright(&header)) else {
        return Err(Error::new(Code::FileFormat, []));
    };
    if version > FILE_VERSION {
        return Err(Error::new(
            Code::FileNewer,
            [("found", version.to_string().into())],
        ));
    }
    Ok(())
}

fn with_span(text: &str, code: Code, error: DocumentError) -> Error {
    Error::new(code, [("reason", error.reason)]).at(Locator::new(text).span(error.range))
}

/// Returns whether Hookwright exported or stored the file.
fn is_hookwright(header: &Header) -> bool {
    match &header.format {
        Some(format) => format == FILE_FORMAT,
        None => header.revision.is_some(),
    }
}

/// The content of a file.
#[derive(Deserialize)]
struct Content {
    workspace: Workspace,
}

/// Unbinds the secrets that `current` does not bind to the same webhook, and returns the webhooks concerned.
fn unbind(workspace: &mut Workspace, current: &Workspace) -> Vec<UnboundWebhook> {
    let mut unbound = Vec::new();
    for team in &mut workspace.teams {
        for webhook in &mut team.webhooks {
            unbind_webhook(webhook, bound_in(current, &team.name, webhook));
            let Some(names) = webhook.unbound.clone() else {
                continue;
            };
            unbound.push(UnboundWebhook {
                webhook: webhook.id.clone(),
                name: webhook.name.clone(),
                access_token: names.access_token,
                secret: names.secret,
            });
        }
    }
    unbound
}

/// Returns the webhook of `current` with the same team, id and destination.
fn bound_in<'a>(current: &'a Workspace, team: &TeamName, webhook: &Webhook) -> Option<&'a Webhook> {
    let (owner, bound) = current.webhook(&webhook.id)?;
    let is_same = &owner.name == team && bound.endpoint.is_same_destination(&webhook.endpoint);
    is_same.then_some(bound)
}

fn unbind_webhook(webhook: &mut Webhook, bound: Option<&Webhook>) {
    let before = webhook.unbound.take();
    let (asked_token, asked_secret) = before.map_or((None, None), |names| (names.access_token, names.secret));
    let asked_token = webhook.access_token.take().or(asked_token);
    let asked_secret = webhook.secret.take().or(asked_secret);
    let split = |asked: Option<SecretName>, bound: Option<&SecretName>| match asked {
        Some(name) if bound == Some(&name) => (Some(name), None),
        other => (None, other),
    };
    let (token, unbound_token) = split(asked_token, bound.and_then(|bound| bound.access_token.as_ref()));
    let (secret, unbound_secret) = split(asked_secret, bound.and_then(|bound| bound.secret.as_ref()));
    webhook.access_token = token;
    webhook.secret = secret;
    webhook.unbound = UnboundSecrets::new(unbound_token, unbound_secret);
}
