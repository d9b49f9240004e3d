import { msg, str } from "./localization.ts";

/** Messages of the dialogs that make and open share links, and of the embedded view. */
export const share = {
  all: () => msg("All automations", { id: "share.all" }),
  andMore: (listed: string, more: string) => msg(str`${listed} and ${more} more`, { id: "share.andMore" }),
  automations: () => msg("Automations", { id: "share.automations" }),
  choose: () => msg("Choose at least one automation.", { id: "share.choose" }),
  contents: () => msg("Contents of the link", { id: "share.contents" }),
  copy: () => msg("Copy link", { id: "share.copy" }),
  download: () => msg("Download as a file", { id: "share.download" }),
  eventOf: (name: string) => msg(str`Event “${name}”`, { id: "share.eventOf" }),
  failure: {
    content: (reason: string) =>
      msg(str`The contents of this link can't be read: ${reason}`, { id: "share.failure.content" }),
    damaged: () =>
      msg(
        "This link is damaged: characters are missing or were changed. Copy the whole link again, or ask for a new one.",
        { id: "share.failure.damaged" },
      ),
    newer: (found: string) =>
      msg(
        str`A newer version of Hookwright made this link (format ${found}; this page reads format 1). Reload the page to get the newest version, then open the link again.`,
        { id: "share.failure.newer" },
      ),
    noTemplate: () => msg("This link contains no template.", { id: "share.failure.noTemplate" }),
    tooLarge: (most: string) =>
      msg(str`This link contains more than ${most} MB, so it was not read. Ask for a file instead.`, {
        id: "share.failure.tooLarge",
      }),
  },
  kind: {
    automation: () => msg("Automation", { id: "share.kind.automation" }),
    sample: () => msg("Sample event", { id: "share.kind.sample" }),
    secret: () => msg("Name of a secret", { id: "share.kind.secret" }),
    settings: () => msg("Settings", { id: "share.kind.settings" }),
    team: () => msg("Team", { id: "share.kind.team" }),
    webhook: () => msg("Webhook", { id: "share.kind.webhook" }),
    workspace: () => msg("Workspace", { id: "share.kind.workspace" }),
  },
  length: (length: string, most: string) =>
    msg(str`${length} of at most ${most} characters`, { id: "share.length" }),
  link: () => msg("Link", { id: "share.link" }),
  open: {
    action: () => msg("Add to workspace", { id: "share.open.action" }),
    done: () => msg("The contents of the link were added.", { id: "share.open.done" }),
    nothing: () => msg("Your workspace has all of this already.", { id: "share.open.nothing" }),
    nothingChanged: () => msg("Nothing in your workspace was changed.", { id: "share.open.nothingChanged" }),
    replace: () => msg("Add and replace", { id: "share.open.replace" }),
    show: () => msg("Show", { id: "share.open.show" }),
    template: () =>
      msg(
        "This link contains a template and an event. They are added as a new automation without a webhook. Until you add them, nothing is changed.",
        { id: "share.open.template" },
      ),
    title: () => msg("Shared with you", { id: "share.open.title" }),
    unbound: (webhooks: string) =>
      msg(
        str`Without secrets: ${webhooks}. After adding, you decide in the webhook's settings whether to use the secrets that the link names.`,
        { id: "share.open.unbound" },
      ),
    workspace: () =>
      msg("This link contains a part of a workspace. Until you add it, nothing is changed.", {
        id: "share.open.workspace",
      }),
  },
  openInHookwright: () => msg("Open in Hookwright", { id: "share.openInHookwright" }),
  outcome: {
    added: () => msg("New", { id: "share.outcome.added" }),
    replaced: () => msg("Replaces yours", { id: "share.outcome.replaced" }),
    unchanged: () => msg("You have it already", { id: "share.outcome.unchanged" }),
  },
  payload: () => msg("Payload", { id: "share.payload" }),
  publicity: () =>
    msg(
      "Anyone who has the link can read its contents. They are in the link itself; nothing is uploaded. Secrets are included by name only, never their values.",
      { id: "share.publicity" },
    ),
  sample: () => msg("Sample event", { id: "share.sample" }),
  samples: () => msg("Sample events", { id: "share.samples" }),
  secretIn: {
    endpoint: (secret: string, webhook: string) =>
      msg(
        str`Not shared: the endpoint of “${webhook}” contains the value of the secret ${secret}. Remove the value from the endpoint first.`,
        { id: "share.secretIn.endpoint" },
      ),
    event: (secret: string, sample: string) =>
      msg(
        str`Not shared: the event “${sample}” contains the value of the secret ${secret}. Remove the value from the event first.`,
        { id: "share.secretIn.event" },
      ),
    other: (secret: string) =>
      msg(
        str`Not shared: a name, a description or a filter contains the value of the secret ${secret}. Remove the value first.`,
        { id: "share.secretIn.other" },
      ),
    template: (secret: string, automation: string) =>
      msg(
        str`Not shared: the template of “${automation}” contains the value of the secret ${secret}. Use the secret's variable in the template instead of the value.`,
        { id: "share.secretIn.template" },
      ),
  },
  secretNames: () => msg("Names of secrets", { id: "share.secretNames" }),
  shown: (shown: string, all: string) =>
    msg(str`The first ${shown} of ${all} are shown.`, { id: "share.shown" }),
  template: () => msg("Template", { id: "share.template" }),
  templateAndEvent: () => msg("The template and the event", { id: "share.templateAndEvent" }),
  templateName: () => msg("Shared template", { id: "share.templateName" }),
  templateOf: (name: string) => msg(str`Template of “${name}”`, { id: "share.templateOf" }),
  title: () => msg("Share", { id: "share.title" }),
  tooLong: (length: string, most: string) =>
    msg(
      str`The link would have ${length} characters. Some chat and mail programs cut links of more than ${most}, so the same contents are offered as a file. To open the file, choose “Import a file” in the Workspace menu; it replaces the workspace there.`,
      { id: "share.tooLong" },
    ),
  webhooks: () => msg("Webhooks", { id: "share.webhooks" }),
  wholeAutomation: () => msg("The automation with its webhook", { id: "share.wholeAutomation" }),
};
