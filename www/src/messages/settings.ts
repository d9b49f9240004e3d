import { msg, str } from "./localization.ts";

/** Messages of Team settings. */
export const settings = {
  accessToken: () => msg("Access token", { id: "settings.accessToken" }),
  accessTokenHelp: () =>
    msg("Sent in the Authorization header. Use ${ACCESS_TOKEN} in payloads.", {
      id: "settings.accessTokenHelp",
    }),
  addSecret: () => msg("Create secret", { id: "settings.addSecret" }),
  addTeam: () => msg("Create team", { id: "settings.addTeam" }),
  backToAutomation: () => msg("Back to the automation", { id: "settings.backToAutomation" }),
  chooseTeam: () => msg("Team", { id: "settings.chooseTeam" }),
  deleteSecret: (name: string) => msg(str`Delete the secret “${name}”?`, { id: "settings.deleteSecret" }),
  deleteSecretText: (count: number) =>
    count === 0
      ? msg("No webhook uses it. Undo restores the name, but not the value.", {
          id: "settings.deleteSecretText.none",
        })
      : msg("These webhooks use it and will stop working. Undo restores the name, but not the value:", {
          id: "settings.deleteSecretText.some",
        }),
  deleteTeam: (name: string) => msg(str`Delete the team “${name}”?`, { id: "settings.deleteTeam" }),
  deleteTeamAction: () => msg("Delete team", { id: "settings.deleteTeamAction" }),
  deleteTeamText: (automations: number) =>
    automations === 0
      ? msg("This also deletes its webhooks, its secrets, and the secret values entered in this tab.", {
          id: "settings.deleteTeamText.none",
        })
      : msg(
          "This also deletes its webhooks, its secrets, and the secret values entered in this tab. These automations are kept, without a webhook:",
          { id: "settings.deleteTeamText.some" },
        ),
  deleteWebhook: (name: string) => msg(str`Delete the webhook “${name}”?`, { id: "settings.deleteWebhook" }),
  deleteWebhookText: (count: number) =>
    count === 0
      ? msg("No automation uses it.", { id: "settings.deleteWebhookText.none" })
      : msg("These automations are kept, but send nothing until you choose another webhook:", {
          id: "settings.deleteWebhookText.some",
        }),
  builtInEvents: () => msg("Built-in examples", { id: "settings.builtInEvents" }),
  editWebhookNamed: (name: string) => msg(str`Edit webhook: ${name}`, { id: "settings.editWebhook" }),
  endpointMissing: () =>
    msg("Enter the URL that receives the requests, like https://example.com/hooks/wandb.", {
      id: "settings.endpointMissing",
    }),
  endpoint: () => msg("Endpoint URL", { id: "settings.endpoint" }),
  enterAValue: () => msg("Enter the secret's value.", { id: "settings.valueRequired" }),
  enterValue: () => msg("Enter value", { id: "settings.enterValue" }),
  enterValueOf: (name: string) => msg(str`Enter the value of “${name}”`, { id: "settings.enterValueOf" }),
  valueEntered: () => msg("Value entered in this tab", { id: "settings.heldHere" }),
  forgetOnReload: () => msg("when the page reloads", { id: "settings.keepMemory" }),
  forgetOnClose: () => msg("when the tab closes", { id: "settings.keepTab" }),
  forgetValues: () => msg("Forget secret values", { id: "settings.keepValues" }),
  forgetOnCloseHelp: () =>
    msg(
      "Values are in this tab's memory. For a reload, the tab stores them encrypted; only memory has the key, so after the browser is closed or crashes, you enter them again.",
      { id: "settings.keepTabHelp" },
    ),
  forgetOnReloadHelp: () =>
    msg("Values are in this tab's memory only. After a reload, you enter them again.", {
      id: "settings.keepMemoryHelp",
    }),
  reloadForgets: () =>
    msg(
      "Values are in this tab's memory only. This browser can't keep them for a reload: it does not allow service workers here (private window, or not HTTPS).",
      { id: "settings.keepTabUnavailable" },
    ),
  valueMissing: () => msg("Value not entered in this tab", { id: "settings.missingHere" }),
  newWebhook: () => msg("Create webhook", { id: "settings.newWebhook" }),
  noMatch: () => msg("No matches.", { id: "settings.noMatch" }),
  noSecrets: () =>
    msg("No secrets yet. Create one for each token or signing key your webhooks need.", {
      id: "settings.noSecrets",
    }),
  noTeam: () => msg("Secrets and webhooks belong to a team. Create a team first.", { id: "settings.noTeam" }),
  noWebhooks: () =>
    msg("No webhooks yet. Create one as a destination for automations.", { id: "settings.noWebhooks" }),
  receiver: () => msg("Receiver", { id: "settings.receiver" }),
  receiverByEndpoint: (title: string) =>
    msg(str`Recognize by the endpoint (${title})`, { id: "settings.receiverByEndpoint" }),
  receiverHelp: () =>
    msg("Payloads are checked against the rules of this service.", { id: "settings.receiverHelp" }),
  receiverUnknown: () =>
    msg("Payloads are checked in general, but against no service's rules.", {
      id: "settings.receiverUnknown",
    }),
  replaceSecret: (name: string) => msg(str`Replace the value of “${name}”`, { id: "settings.replaceSecret" }),
  replaceValue: () => msg("Replace value", { id: "settings.replaceValue" }),
  saveAnyway: () => msg("Save anyway", { id: "settings.saveAnyway" }),
  saveValue: () => msg("Save value", { id: "settings.saveValue" }),
  saved: (name: string) => msg(str`Saved “${name}”`, { id: "settings.saved" }),
  savedSamples: () => msg("Your samples", { id: "settings.savedSamples" }),
  sandboxHelp: () =>
    msg("Sends to this page's sandbox. Type an address to send elsewhere.", { id: "settings.sandboxHelp" }),
  searchWebhooks: () => msg("Search webhooks", { id: "settings.searchWebhooks" }),
  searchSecrets: () => msg("Search secrets", { id: "settings.searchSecrets" }),
  secret: () => msg("Secret", { id: "settings.secret" }),
  secretHelp: () =>
    msg(
      "Signs the body (X-Wandb-Signature header). Payloads can use it as $ and the secret's name, like $SIGNING_KEY.",
      { id: "settings.secretHelp" },
    ),
  secretName: () => msg("Secret name", { id: "settings.secretName" }),
  secretNameRule: () =>
    msg("Letters, digits and underscores, like GITHUB_TOKEN.", { id: "settings.secretNameRule" }),
  secrets: () => msg("Secrets", { id: "settings.secrets" }),
  secretsIntro: () =>
    msg(
      "Values stay in this tab, and never go to the disk unencrypted. You can replace a value, but not view it.",
      {
        id: "settings.secretsIntro",
      },
    ),
  signature: () => msg("Signature encoding", { id: "settings.signature" }),
  signatureBase64: () => msg("Base64 (documented)", { id: "settings.signatureBase64" }),
  signatureHelp: () =>
    msg(
      "W&B's documentation computes base64. The only published signature, from a public demo, is hexadecimal, and public receivers compare hexadecimal. Let receivers accept both.",
      { id: "settings.signatureHelp" },
    ),
  signatureHex: () => msg("Hexadecimal (observed)", { id: "settings.signatureHex" }),
  teamName: () => msg("Team name", { id: "settings.teamName" }),
  teamNameHelp: () =>
    msg("The team (entity) in W&B that owns the webhooks.", { id: "settings.teamNameHelp" }),
  test: () => msg("Test", { id: "settings.test" }),
  testHelp: () =>
    msg(
      "The payload is rendered as shown: variables come from the event, the access token and the secret from this tab. The payload is not saved.",
      { id: "settings.testHelp" },
    ),
  testEvent: () => msg("Event to render it for", { id: "settings.testEvent" }),
  testPayload: () => msg("Test payload", { id: "settings.testPayload" }),
  testWebhook: (name: string) => msg(str`Test “${name}”`, { id: "settings.testWebhook" }),
  useSandbox: () => msg("Use this page's sandbox", { id: "settings.useSandbox" }),
  usedBy: (count: number) =>
    count === 1
      ? msg("1 automation", { id: "settings.usedBy.one" })
      : msg(str`${count} automations`, { id: "settings.usedBy.many" }),
  value: () => msg("Value", { id: "settings.value" }),
  webhook: () => msg("Webhook", { id: "settings.webhook" }),
  webhookNotFound: () => msg("Webhook not found. It may have been deleted.", { id: "settings.webhookGone" }),
  webhooks: () => msg("Webhooks", { id: "settings.webhooks" }),
};
