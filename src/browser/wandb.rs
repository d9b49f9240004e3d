//! Automations as W&B's SDK and API represent them.

use tsify::Ts;
use wasm_bindgen::prelude::*;

use super::argument::{Text, read};
use super::result::{Thrown, document, reply};
use crate::model::{Automation, Workspace};
use crate::wandb::{self, AutomationImport, ImportTarget, SdkCode};

/// Finds the automations in JSON of W&B's Python SDK or GraphQL API: one automation, an array, one for each line, or any JSON
/// that contains them. The result has the command that adds them to the workspace. Webhooks arrive without secrets, because
/// W&B's JSON does not name them. Throws if the text is not JSON or contains no automation.
#[wasm_bindgen(js_name = readWandbAutomations)]
pub fn read_wandb_automations(
    text: &Text,
    target: Ts<ImportTarget>,
    workspace: Ts<Workspace>,
) -> Result<Ts<AutomationImport>, Thrown> {
    let (text, target) = (text.read("text")?, read("target", target)?);
    let workspace = read("workspace", workspace)?;
    Ok(document(&wandb::read_automations(&text, &target, &workspace)?))
}

/// Returns Python code that creates the automation with W&B's SDK, which finds the webhook by its name in W&B; no code if
/// the SDK can't create it. The findings say why, or that it rejects the payload.
#[wasm_bindgen(js_name = wandbSdkCode)]
pub fn wandb_sdk_code(automation: Ts<Automation>, webhook: &Text) -> Result<Ts<SdkCode>, Thrown> {
    let automation = read("automation", automation)?;
    Ok(reply(&wandb::sdk_code(&automation, &webhook.read("webhook")?)))
}

/// Returns Python code that prints a team's automations and webhooks, with W&B's SDK, as the JSON that
/// `readWandbAutomations` reads.
#[wasm_bindgen(js_name = wandbExportCode)]
pub fn wandb_export_code(team: &Text) -> Result<String, Thrown> {
    Ok(wandb::export_code(&team.read("team")?))
}
