import { msg, str } from "@lit/localize";

/** What Team settings says. */
export const settings = {
  accessToken: () => msg("Access token", { id: "settings.accessToken" }),
  accessTokenHelp: () =>
    msg("Sent as Authorization: Bearer; payloads read it as ${ACCESS_TOKEN}.", {
      id: "settings.accessTokenHelp",
    }),
  addSecret: () => msg("Add secret", { id: "settings.addSecret" }),
  addTeam: () => msg("Add team", { id: "settings.addTeam" }),
  chooseTeam: () => msg("Team", { id: "settings.chooseTeam" }),
  deleteSecret: (name: string) => msg(str`Delete the secret ${name}?`, { id: "settings.deleteSecret" }),
  deleteSecretText: (count: number) =>
    count === 0
      ? msg("No webhook uses it. Its value in this tab is gone for good; undo brings back the name only.", {
          id: "settings.deleteSecretText.none",
        })
      : msg(
          "These webhooks still name it and can't send until it is there again. Undo brings back the name only:",
          {
            id: "settings.deleteSecretText.some",
          },
        ),
  deleteTeam: (name: string) => msg(str`Delete the team ${name}?`, { id: "settings.deleteTeam" }),
  deleteTeamAction: () => msg("Delete team", { id: "settings.deleteTeamAction" }),
  deleteTeamText: (automations: number) =>
    automations === 0
      ? msg("Its webhooks and its secrets go with it, and so do the secrets' values in this tab.", {
          id: "settings.deleteTeamText.none",
        })
      : msg(
          "Its webhooks and its secrets go with it, and so do the secrets' values in this tab. These automations stay, without a webhook:",
          { id: "settings.deleteTeamText.some" },
        ),
  deleteWebhook: (name: string) => msg(str`Delete the webhook ${name}?`, { id: "settings.deleteWebhook" }),
  deleteWebhookText: (count: number) =>
    count === 0
      ? msg("No automation sends to it.", { id: "settings.deleteWebhookText.none" })
      : msg("These automations stay, but send nothing until they get another webhook:", {
          id: "settings.deleteWebhookText.some",
        }),
  deleted: (name: string) => msg(str`Deleted ${name}`, { id: "settings.deleted" }),
  editWebhook: () => msg("Edit webhook", { id: "settings.editWebhook" }),
  endpoint: () => msg("Endpoint URL", { id: "settings.endpoint" }),
  heldHere: () => msg("Value held in this tab", { id: "settings.heldHere" }),
  keepMemory: () => msg("until the page is reloaded", { id: "settings.keepMemory" }),
  keepTab: () => msg("until the tab is closed", { id: "settings.keepTab" }),
  keepValues: () => msg("Keep secrets' values", { id: "settings.keepValues" }),
  missingHere: () => msg("Value missing in this tab", { id: "settings.missingHere" }),
  newWebhook: () => msg("New webhook", { id: "settings.newWebhook" }),
  noMatch: () => msg("Nothing matches the search.", { id: "settings.noMatch" }),
  noSecrets: () =>
    msg("No secrets yet. Add one for each token or signing key that a webhook needs.", {
      id: "settings.noSecrets",
    }),
  noTeam: () => msg("Secrets and webhooks belong to a team. Add one first.", { id: "settings.noTeam" }),
  noWebhooks: () =>
    msg("No webhooks yet. Add one to say where automations send to.", { id: "settings.noWebhooks" }),
  replaceSecret: (name: string) => msg(str`Replace the value of ${name}`, { id: "settings.replaceSecret" }),
  replaceValue: () => msg("Replace value", { id: "settings.replaceValue" }),
  saved: (name: string) => msg(str`Saved ${name}`, { id: "settings.saved" }),
  searchWebhooks: () => msg("Search webhooks", { id: "settings.searchWebhooks" }),
  searchSecrets: () => msg("Search secrets", { id: "settings.searchSecrets" }),
  secret: () => msg("Secret", { id: "settings.secret" }),
  secretHelp: () =>
    msg("Signs the body as X-Wandb-Signature; payloads read it by its name.", { id: "settings.secretHelp" }),
  secretName: () => msg("Secret name", { id: "settings.secretName" }),
  secrets: () => msg("Secrets", { id: "settings.secrets" }),
  secretsIntro: () =>
    msg("Values stay in this tab and can't be read back, only replaced.", { id: "settings.secretsIntro" }),
  teamName: () => msg("Team name", { id: "settings.teamName" }),
  test: () => msg("Test", { id: "settings.test" }),
  testHelp: () => msg("Sent as it is typed here, and not saved.", { id: "settings.testHelp" }),
  testPayload: () => msg("Test payload", { id: "settings.testPayload" }),
  testWebhook: (name: string) => msg(str`Test ${name}`, { id: "settings.testWebhook" }),
  useSandbox: () => msg("Use this page's sandbox", { id: "settings.useSandbox" }),
  usedBy: (count: number) =>
    count === 1
      ? msg("1 automation", { id: "settings.usedBy.one" })
      : msg(str`${count} automations`, { id: "settings.usedBy.many" }),
  value: () => msg("Value", { id: "settings.value" }),
  webhookGone: () =>
    msg("There is no such webhook. It may have been deleted.", { id: "settings.webhookGone" }),
  webhooks: () => msg("Webhooks", { id: "settings.webhooks" }),
};
