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
  needsWebhook: () =>
    msg("The automation has no webhook, so there is no code.", { id: "wandb.needsWebhook" }),
  noCode: () =>
    msg("W&B's SDK can't create this automation: it lacks the event or the comparison.", {
      id: "wandb.noCode",
    }),
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
