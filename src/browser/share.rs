//! Parts of a workspace for other people.

use tsify::Ts;
use wasm_bindgen::prelude::*;

use super::argument::{Text, read, read_or_default};
use super::result::{Thrown, document};
use crate::model::Workspace;
use crate::share::{self, SharedContent, SharedDefaults, SharedSelection};

/// Returns a part of a workspace, by default all of it, as the text that `readShared` and `importFile` read. It contains the
/// names of secrets, and no secret value.
#[wasm_bindgen(js_name = sharedText)]
pub fn shared_text(
    workspace: Ts<Workspace>,
    selection: Option<Ts<SharedSelection>>,
) -> Result<String, Thrown> {
    let workspace = read("workspace", workspace)?;
    let selection = read_or_default("selection", selection)?;
    Ok(share::to_text(&workspace, &selection))
}

/// Reads what `sharedText` returned, or `{"format": "hookwright", "version": 1, "template": "…", "event": "…"}`, and compares
/// it with a workspace. The result has the command that adds it: webhooks arrive without secrets, and never replace a webhook
/// of the workspace. Throws a `StoreError` if the text can't be read.
#[wasm_bindgen(js_name = readShared)]
pub fn read_shared(
    text: &Text,
    workspace: Ts<Workspace>,
    defaults: Ts<SharedDefaults>,
) -> Result<Ts<SharedContent>, Thrown> {
    let text = text.read("text")?;
    let workspace = read("workspace", workspace)?;
    let defaults = read("defaults", defaults)?;
    Ok(document(&share::read(&text, &workspace, &defaults)?))
}
