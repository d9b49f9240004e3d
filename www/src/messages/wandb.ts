import { msg, str } from "./localization.ts";

/** Messages that tell how to create an automation in W&B. */
export const wandb = {
  action: (team: string, webhook: string) =>
    msg(str`Choose the team ${team} and the action type Webhooks, then the webhook ${webhook}.`, {
      id: "wandb.action",
    }),
  chooseWebhook: () => msg("Choose a webhook for this automation first.", { id: "wandb.chooseWebhook" }),
  code: () => msg("Code for W&B's Python SDK", { id: "wandb.code" }),
  collection: (name: string) => msg(str`Choose the collection ${name}.`, { id: "wandb.collection" }),
  codeHelp: () =>
    msg(
      "The SDK accepts only a payload that is a JSON object, and stores it without line breaks and indentation. An automation without a payload is accepted.",
      { id: "wandb.codeHelp" },
    ),
  conditions: (text: string) => msg(str`Enter its conditions: ${text}.`, { id: "wandb.conditions" }),
  description: (text: string) => msg(str`Enter the description: ${text}`, { id: "wandb.description" }),
  event: (title: string) =>
    msg(str`Choose Create automation, then the event “${title}”.`, { id: "wandb.event" }),
  heading: () => msg("Create it in W&B", { id: "wandb.heading" }),
  help: () =>
    msg("This page never contacts W&B. These steps follow W&B's documentation; no secret value is in them.", {
      id: "wandb.help",
    }),
  name: (name: string) =>
    msg(str`Enter the name ${name}, and choose Create automation.`, { id: "wandb.name" }),
  import: {
    action: (count: number) =>
      count === 1
        ? msg("Import 1 automation", { id: "wandb.import.action.one" })
        : msg(str`Import ${count.toLocaleString()} automations`, { id: "wandb.import.action.many" }),
    choose: () => msg("Choose a file", { id: "wandb.import.choose" }),
    code: () => msg("Code that prints a team's automations", { id: "wandb.import.code" }),
    done: (count: number) =>
      count === 1
        ? msg("1 automation was imported from W&B.", { id: "wandb.import.done.one" })
        : msg(str`${count.toLocaleString()} automations were imported from W&B.`, {
            id: "wandb.import.done.many",
          }),
    help: () =>
      msg(
        "This page never contacts W&B. Run this code where you are logged in, and paste what it prints. Webhooks arrive without their secrets, because W&B does not export the names of secrets.",
        { id: "wandb.import.help" },
      ),
    json: () => msg("JSON from W&B", { id: "wandb.import.json" }),
    jsonHelp: () =>
      msg("Output of the Python SDK, or a response of the GraphQL API.", { id: "wandb.import.jsonHelp" }),
    open: () => msg("Show automations", { id: "wandb.import.open" }),
    outcome: {
      added: () => msg("New", { id: "wandb.import.added" }),
      notImported: () => msg("Not imported", { id: "wandb.import.notImported" }),
      replaced: () => msg("Replaces the automation here", { id: "wandb.import.replaced" }),
    },
    project: (collection: string) =>
      msg(str`Project or registry of the collection ${collection}`, { id: "wandb.import.project" }),
    projectHelp: () =>
      msg("A registry's name begins with wandb-registry-.", { id: "wandb.import.projectHelp" }),
    shown: (shown: string, all: string) =>
      msg(str`The first ${shown} of ${all} automations are shown.`, { id: "wandb.import.shown" }),
    title: () => msg("Import automations from W&B", { id: "wandb.import.title" }),
    unnamed: (number: number) => msg(str`Automation ${number}`, { id: "wandb.import.unnamed" }),
  },
  needsWebhook: () =>
    msg("The automation has no webhook, so there is no code.", { id: "wandb.needsWebhook" }),
  noPayload: () => msg("Leave the payload empty.", { id: "wandb.noPayload" }),
  openProject: (name: string) =>
    msg(str`Open the project or team ${name}, and its Automations tab.`, { id: "wandb.openProject" }),
  openRegistry: (name: string) =>
    msg(str`Open the registry ${name}, and its Automations tab.`, { id: "wandb.openRegistry" }),
  ownEndpoint: () =>
    msg("the address of your receiver (this page's sandbox is not on the internet)", {
      id: "wandb.ownEndpoint",
    }),
  payload: () => msg("Paste the payload from above.", { id: "wandb.payload" }),
  secret: (name: string) => msg(str`Choose ${name} as its secret.`, { id: "wandb.secret" }),
  secrets: (team: string, names: string) =>
    msg(str`In the settings of the team ${team}, create the team secrets ${names}.`, { id: "wandb.secrets" }),
  token: (name: string) => msg(str`Choose ${name} as its access token.`, { id: "wandb.token" }),
  webhook: (team: string, name: string, endpoint: string) =>
    msg(
      str`In the settings of the team ${team}, under Webhooks, create the webhook ${name} for ${endpoint}.`,
      {
        id: "wandb.webhook",
      },
    ),
};
