import { msg, str } from "@lit/localize";

/** What the Playground says. */
export const playground = {
  addKey: () => msg("Add a key", { id: "playground.addKey" }),
  addItem: () => msg("Add an item", { id: "playground.addItem" }),
  automation: () => msg("Automation", { id: "playground.automation" }),
  body: () => msg("Body", { id: "playground.body" }),
  bringBack: () => msg("Bring it back", { id: "playground.bringBack" }),
  create: () => msg("New automation", { id: "playground.create" }),
  dividerEvent: () => msg("Width of the template", { id: "playground.dividerEvent" }),
  dividerResult: () => msg("Width of the sample event", { id: "playground.dividerResult" }),
  empty: () =>
    msg("No automation yet. Create one: its payload is what you try out here.", { id: "playground.empty" }),
  emptyBody: () =>
    msg("Nothing: this automation has no payload, so the body is empty.", { id: "playground.emptyBody" }),
  event: () => msg("Sample event", { id: "playground.event" }),
  eventBroken: () =>
    msg("The sample event can't be read, so nothing is rendered.", { id: "playground.eventBroken" }),
  eventForm: () => msg("Form", { id: "playground.eventForm" }),
  eventJson: () => msg("JSON", { id: "playground.eventJson" }),
  eventView: () => msg("Edit the event as", { id: "playground.eventView" }),
  exportTab: () => msg("Export", { id: "playground.exportTab" }),
  exportForm: () => msg("Write the request as", { id: "playground.exportForm" }),
  exports: {
    bash: () => msg("bash script", { id: "playground.exports.bash" }),
    curl: () => msg("curl", { id: "playground.exports.curl" }),
    fetch: () => msg("fetch (JavaScript)", { id: "playground.exports.fetch" }),
    python: () => msg("Python", { id: "playground.exports.python" }),
  },
  exportNote: () =>
    msg("Secrets' values are not in it: fill them in where you run it.", { id: "playground.exportNote" }),
  firing: () => msg("Which automations fire?", { id: "playground.firing" }),
  fix: () => msg("Fix", { id: "playground.fix" }),
  format: () => msg("Format", { id: "playground.format" }),
  formatHelp: () => msg("Indent the JSON, without touching what it says", { id: "playground.formatHelp" }),
  formNeedsJson: () =>
    msg("This is not JSON yet, so there is no form. Repair it as JSON.", { id: "playground.formNeedsJson" }),
  gone: (name: string) =>
    msg(str`${name} was deleted. What you typed is still here, and typing on brings it back.`, {
      id: "playground.gone",
    }),
  headers: () => msg("Headers", { id: "playground.headers" }),
  hostile: () => msg("Make hostile", { id: "playground.hostile" }),
  hostileHelp: () =>
    msg("Put quotes, line breaks, emoji and a variable into every text, to see the escaping hold", {
      id: "playground.hostileHelp",
    }),
  hostileTried: () =>
    msg("Tried with hostile values, which are never saved: the sample stays as it was.", {
      id: "playground.hostileTried",
    }),
  hostileUndo: () => msg("Undo hostile", { id: "playground.hostileUndo" }),
  keyIsThere: (name: string) =>
    msg(str`${name} is there already: its value stays as it is.`, { id: "playground.keyIsThere" }),
  keyName: () => msg("New key", { id: "playground.keyName" }),
  keys: () =>
    msg("$ offers variables, F1 explains one. Ctrl or ⌘ with ] or [ indents; Tab goes on.", {
      id: "playground.keys",
    }),
  line: (line: number, column: number) => msg(str`Line ${line}, column ${column}`, { id: "playground.line" }),
  moreProblems: (count: string) => msg(str`Show ${count} more`, { id: "playground.moreProblems" }),
  newSample: () => msg("New sample", { id: "playground.newSample" }),
  newSampleNumber: (number: string) => msg(str`New sample ${number}`, { id: "playground.newSampleNumber" }),
  noProblems: () => msg("No problems", { id: "playground.noProblems" }),
  noWebhook: () =>
    msg("This automation has no webhook. Give it one to see its request.", { id: "playground.noWebhook" }),
  notSaved: () =>
    msg(
      "Not saved: the browser's storage refused it. What you typed is still here; free some space or export it.",
      {
        id: "playground.notSaved",
      },
    ),
  openWebhook: () => msg("Choose a webhook", { id: "playground.openWebhook" }),
  otherSamples: () => msg("Other events", { id: "playground.otherSamples" }),
  panes: () => msg("Panes", { id: "playground.panes" }),
  payload: () => msg("Payload", { id: "playground.payload" }),
  problems: () => msg("Problems", { id: "playground.problems" }),
  remove: (name: string) => msg(str`Remove ${name}`, { id: "playground.remove" }),
  renameSample: () => msg("Rename", { id: "playground.renameSample" }),
  renameSampleOf: (name: string) => msg(str`Rename ${name}`, { id: "playground.renameSampleOf" }),
  rendered: () => msg("Rendered payload", { id: "playground.rendered" }),
  renderedHelp: () =>
    msg("Click or press Enter on a value to see its place.", {
      id: "playground.renderedHelp",
    }),
  renderedOld: () => msg("The event can't be read: last payload shown.", { id: "playground.renderedOld" }),
  request: () => msg("Request", { id: "playground.request" }),
  result: () => msg("Result", { id: "playground.result" }),
  retry: () => msg("Save again", { id: "playground.retry" }),
  sample: () => msg("Sample", { id: "playground.sample" }),
  sampleOf: (title: string) => msg(str`Example: ${title}`, { id: "playground.sampleOf" }),
  send: () => msg("Send", { id: "playground.send" }),
  template: () => msg("Template", { id: "playground.template" }),
  templateLabel: () => msg("Payload template", { id: "playground.templateLabel" }),
  typeChosen: (title: string) =>
    msg(str`Now an event of the type ${title}, with its example's values for what was missing.`, {
      id: "playground.typeChosen",
    }),
  unreadableSample: (name: string) =>
    msg(str`${name} (can't be read)`, { id: "playground.unreadableSample" }),
  unreadableSamples: () => msg("Can't be read", { id: "playground.unreadableSamples" }),
  newAutomation: () => msg("Untitled automation", { id: "playground.newAutomation" }),
};
