import { msg, str } from "@lit/localize";

/** Messages of the Playground. */
export const playground = {
  addKey: () => msg("Add a key", { id: "playground.addKey" }),
  addItem: () => msg("Add an item", { id: "playground.addItem" }),
  automation: () => msg("Automation", { id: "playground.automation" }),
  body: () => msg("Body", { id: "playground.body" }),
  restore: () => msg("Restore", { id: "playground.bringBack" }),
  create: () => msg("Create automation", { id: "playground.create" }),
  dividerEvent: () => msg("Width of the template", { id: "playground.dividerEvent" }),
  dividerResult: () => msg("Width of the sample event", { id: "playground.dividerResult" }),
  empty: () => msg("Create an automation to try its payload here.", { id: "playground.empty" }),
  emptyBody: () => msg("Empty: this automation has no payload.", { id: "playground.emptyBody" }),
  event: () => msg("Sample event", { id: "playground.event" }),
  eventInvalid: () =>
    msg("The sample event can't be read, so nothing is rendered.", { id: "playground.eventBroken" }),
  eventForm: () => msg("Form", { id: "playground.eventForm" }),
  eventJson: () => msg("JSON", { id: "playground.eventJson" }),
  eventView: () => msg("Edit the event as", { id: "playground.eventView" }),
  exportTab: () => msg("Export", { id: "playground.exportTab" }),
  exportNeedsEvent: () =>
    msg("Fix the sample event to export the request.", { id: "playground.exportBroken" }),
  exportForm: () => msg("Export format", { id: "playground.exportForm" }),
  exports: {
    bash: () => msg("bash script", { id: "playground.exports.bash" }),
    curl: () => msg("curl", { id: "playground.exports.curl" }),
    fetch: () => msg("fetch (JavaScript)", { id: "playground.exports.fetch" }),
    python: () => msg("Python", { id: "playground.exports.python" }),
  },
  exportNote: () =>
    msg("Secret values are not included. Set them before running.", { id: "playground.exportNote" }),
  firing: () => msg("Which automations fire?", { id: "playground.firing" }),
  fix: () => msg("Fix", { id: "playground.fix" }),
  format: () => msg("Format", { id: "playground.format" }),
  formatHelp: () => msg("Re-indent the JSON", { id: "playground.formatHelp" }),
  formNeedsJson: () =>
    msg("The event is not valid JSON, so the form can't show it. Fix it in the JSON tab.", {
      id: "playground.formNeedsJson",
    }),
  deleted: (name: string) =>
    msg(str`“${name}” was deleted. Your text is still here; keep typing to restore it.`, {
      id: "playground.gone",
    }),
  headers: () => msg("Headers", { id: "playground.headers" }),
  stressTest: () => msg("Stress-test values", { id: "playground.hostile" }),
  stressTestHelp: () =>
    msg("Add quotes, line breaks, an emoji and a variable to the event's strings, to test the escaping", {
      id: "playground.hostileHelp",
    }),
  stressTestShown: () =>
    msg("Showing stress-test values. Your sample is unchanged.", {
      id: "playground.hostileTried",
    }),
  restoreSample: () => msg("Show the original values", { id: "playground.hostileUndo" }),
  keyExists: (name: string) =>
    msg(str`“${name}” already exists. Its value was not changed.`, { id: "playground.keyIsThere" }),
  keyName: () => msg("New key", { id: "playground.keyName" }),
  keys: () =>
    msg(
      "Type $ to insert a variable; press F1 on a variable for help. Ctrl/⌘+] indents, Ctrl/⌘+[ outdents, Tab leaves the editor.",
      {
        id: "playground.keys",
      },
    ),
  line: (line: number, column: number) => msg(str`Line ${line}, column ${column}`, { id: "playground.line" }),
  moreProblems: (count: string) => msg(str`Show ${count} more`, { id: "playground.moreProblems" }),
  newSample: () => msg("New sample", { id: "playground.newSample" }),
  newSampleNumber: (number: string) => msg(str`New sample ${number}`, { id: "playground.newSampleNumber" }),
  noProblems: () => msg("No problems", { id: "playground.noProblems" }),
  noWebhook: () =>
    msg("This automation has no webhook. Choose one to see its request.", { id: "playground.noWebhook" }),
  notSaved: () =>
    msg(
      "Not saved: the browser's storage is full or unavailable. Your text is still here; free some space or export it.",
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
  renameSampleOf: (name: string) => msg(str`Rename “${name}”`, { id: "playground.renameSampleOf" }),
  rendered: () => msg("Rendered payload", { id: "playground.rendered" }),
  renderedHelp: () =>
    msg("Select a value to see where it comes from.", {
      id: "playground.renderedHelp",
    }),
  renderedEarlier: () =>
    msg("The event can't be read. Showing the last payload.", { id: "playground.renderedOld" }),
  request: () => msg("Request", { id: "playground.request" }),
  result: () => msg("Result", { id: "playground.result" }),
  retry: () => msg("Try again", { id: "playground.retry" }),
  sample: () => msg("Sample", { id: "playground.sample" }),
  sampleOf: (title: string) => msg(str`Example: ${title}`, { id: "playground.sampleOf" }),
  send: () => msg("Send", { id: "playground.send" }),
  template: () => msg("Template", { id: "playground.template" }),
  templateLabel: () => msg("Payload template", { id: "playground.templateLabel" }),
  typeChanged: (title: string) =>
    msg(str`Event type changed to “${title}”. Missing fields were filled in from its example.`, {
      id: "playground.typeChosen",
    }),
  unreadableSample: (name: string) =>
    msg(str`${name} (can't be read)`, { id: "playground.unreadableSample" }),
  unreadableSamples: () => msg("Can't be read", { id: "playground.unreadableSamples" }),
  newAutomation: () => msg("Untitled automation", { id: "playground.newAutomation" }),
};
