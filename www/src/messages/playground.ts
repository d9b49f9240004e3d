import { msg, str } from "./localization.ts";

/** Messages of the Playground. */
export const playground = {
  addKey: () => msg("Add a key", { id: "playground.addKey" }),
  addItem: () => msg("Add an item", { id: "playground.addItem" }),
  allAutomations: () => msg("All automations", { id: "playground.allAutomations" }),
  automation: () => msg("Automation", { id: "playground.automation" }),
  body: () => msg("Body", { id: "playground.body" }),
  restore: () => msg("Restore", { id: "playground.bringBack" }),
  chooseAutomation: () => msg("Choose an automation", { id: "playground.chooseAutomation" }),
  create: () => msg("Create automation", { id: "playground.create" }),
  dividerEvent: () => msg("Width of the template", { id: "playground.dividerEvent" }),
  dividerResult: () => msg("Width of the sample event", { id: "playground.dividerResult" }),
  disabled: () => msg("disabled", { id: "playground.disabled" }),
  empty: () =>
    msg(
      "An automation is a trigger, a webhook and a payload. Create one to see here the payload that it sends for an event, and to send it.",
      { id: "playground.empty" },
    ),
  emptyTitle: () => msg("No automations yet", { id: "playground.emptyTitle" }),
  examplesLoaded: () => msg("Examples loaded.", { id: "playground.examplesLoaded" }),
  loadExamples: () => msg("Load the examples", { id: "playground.loadExamples" }),
  editAutomation: () => msg("Edit automation", { id: "playground.editAutomation" }),
  editWebhook: () => msg("Edit webhook", { id: "playground.editWebhook" }),
  emptyBody: () =>
    msg("The payload is empty, so the body is {} (observed: W&B adds nothing of its own).", {
      id: "playground.emptyBody",
    }),
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
    fetch: () => msg("fetch (Node)", { id: "playground.exports.fetch" }),
    powershell: () => msg("PowerShell", { id: "playground.exports.powershell" }),
    python: () => msg("Python", { id: "playground.exports.python" }),
  },
  exportDownload: () => msg("Download", { id: "playground.exportDownload" }),
  exportNote: () =>
    msg("Secret values are not included. Set them before running.", { id: "playground.exportNote" }),
  fields: {
    alias: () => msg("Alias", { id: "playground.fields.alias" }),
    artifact_version: () => msg("Artifact version", { id: "playground.fields.artifact_version" }),
    "artifact_version.aliases": () =>
      msg("All aliases", { id: "playground.fields.artifact_version.aliases" }),
    "artifact_version.id": () => msg("ID", { id: "playground.fields.artifact_version.id" }),
    "artifact_version.index": () =>
      msg("Number (3 for v3)", { id: "playground.fields.artifact_version.index" }),
    "artifact_version.metadata": () => msg("Metadata", { id: "playground.fields.artifact_version.metadata" }),
    "artifact_version.tags": () => msg("All tags", { id: "playground.fields.artifact_version.tags" }),
    author: () => msg("Author", { id: "playground.fields.author" }),
    collection: () => msg("Collection", { id: "playground.fields.collection" }),
    entity: () => msg("Team (entity)", { id: "playground.fields.entity" }),
    metric: () => msg("Metric", { id: "playground.fields.metric" }),
    "metric.name": () => msg("Name", { id: "playground.fields.metric.name" }),
    "metric.step": () => msg("Step", { id: "playground.fields.metric.step" }),
    "metric.value": () => msg("Value", { id: "playground.fields.metric.value" }),
    organization: () => msg("Organization", { id: "playground.fields.organization" }),
    project: () => msg("Project", { id: "playground.fields.project" }),
    registry: () => msg("Registry", { id: "playground.fields.registry" }),
    run: () => msg("Run", { id: "playground.fields.run" }),
    "run.display_name": () => msg("Display name", { id: "playground.fields.run.display_name" }),
    "run.fields": () => msg("Other fields", { id: "playground.fields.run.fields" }),
    "run.id": () => msg("ID", { id: "playground.fields.run.id" }),
    "run.tags": () => msg("Tags", { id: "playground.fields.run.tags" }),
    "run.user": () => msg("User", { id: "playground.fields.run.user" }),
    state: () => msg("New state", { id: "playground.fields.state" }),
    tag: () => msg("Tag", { id: "playground.fields.tag" }),
    time: () => msg("Time", { id: "playground.fields.time" }),
    type: () => msg("Event type", { id: "playground.fields.type" }),
  },
  exportRuns: {
    bash: () => msg("For bash, with curl and openssl.", { id: "playground.exportRuns.bash" }),
    curl: () => msg("To paste into bash, zsh or another POSIX shell.", { id: "playground.exportRuns.curl" }),
    fetch: () => msg("For Node 20 or newer, not for a browser.", { id: "playground.exportRuns.fetch" }),
    powershell: () =>
      msg("For PowerShell 7; also for Windows PowerShell 5.1, as far as its documentation tells.", {
        id: "playground.exportRuns.powershell",
      }),
    python: () => msg("For Python 3 with the package requests.", { id: "playground.exportRuns.python" }),
  },
  exportWrap: () => msg("Wrap lines", { id: "playground.exportWrap" }),
  firing: () => msg("Which automations fire?", { id: "playground.firing" }),
  firingShort: () => msg("Fire?", { id: "playground.firingShort" }),
  fitChecking: () =>
    msg("Checking whether this event fires the automation…", { id: "playground.fitChecking" }),
  fitDepends: (reason: string) =>
    msg(str`Fires only if the run's earlier values allow it: ${reason}`, { id: "playground.fitDepends" }),
  fitDoesNotFire: (reason: string) =>
    msg(str`Would not fire: ${reason}`, { id: "playground.fitDoesNotFire" }),
  fitErrors: (errors: string) =>
    msg(str`Would fire for this sample, but the payload has ${errors}. See the list below the template.`, {
      id: "playground.fitErrors",
    }),
  fitFires: () => msg("Would fire for this sample.", { id: "playground.fitFires" }),
  fitNoWebhook: () =>
    msg("This automation has no webhook, so nothing would be sent.", { id: "playground.fitNoWebhook" }),
  fitUnreadable: () =>
    msg("The sample event can't be read, so it fires nothing.", { id: "playground.fitUnreadable" }),
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
  insertHelp: () => msg("Type $ to insert a variable.", { id: "playground.insertHelp" }),
  ids: () => msg("IDs", { id: "playground.ids" }),
  keyExists: (name: string) =>
    msg(str`“${name}” already exists. Its value was not changed.`, { id: "playground.keyIsThere" }),
  keyName: () => msg("New key", { id: "playground.keyName" }),
  keys: () =>
    msg("F1: explain the variable · Ctrl/⌘+] and [: indent · Tab: leave the editor.", {
      id: "playground.keys",
    }),
  lineNumber: (line: string) => msg(str`Line ${line}`, { id: "playground.lineNumber" }),
  line: (line: number, column: number) => msg(str`Line ${line}, column ${column}`, { id: "playground.line" }),
  moreProblems: (count: string) => msg(str`Show ${count} more`, { id: "playground.moreProblems" }),
  makeFitting: () => msg("Make a sample that fires it", { id: "playground.makeFitting" }),
  newSample: () => msg("New sample", { id: "playground.newSample" }),
  newSampleName: (automation: string, title: string) =>
    msg(str`${automation}: ${title}`, { id: "playground.newSampleName" }),
  newSampleNumber: (name: string, number: string) =>
    msg(str`${name} ${number}`, { id: "playground.newSampleNumber" }),
  noFitting: (reason: string) =>
    msg(str`No event was found that fires this automation: ${reason}`, { id: "playground.noFitting" }),
  noProblems: () => msg("No problems", { id: "playground.noProblems" }),
  noWebhook: () =>
    msg("This automation has no webhook. Choose one to see its request.", { id: "playground.noWebhook" }),
  notFound: () =>
    msg(
      "This automation does not exist: it was deleted, or its address has a typing mistake. Choose another one above, or undo the deletion.",
      { id: "playground.notFound" },
    ),
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
  payloadCut: (shown: string, left: string) =>
    msg(str`The first ${shown} characters; ${left} more are not shown. “Copy” copies all.`, {
      id: "playground.payloadCut",
    }),
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
  requestText: () => msg("Copy request", { id: "playground.requestText" }),
  result: () => msg("Result", { id: "playground.result" }),
  otherEvent: () =>
    msg("There is another version of this event, from another tab or an earlier visit.", {
      id: "playground.otherEvent",
    }),
  otherPayload: () =>
    msg("There is another version of this payload, from another tab or an earlier visit.", {
      id: "playground.otherPayload",
    }),
  retry: () => msg("Try again", { id: "playground.retry" }),
  saved: () => msg("Saved", { id: "playground.saved" }),
  savedHelp: () => msg("Changes are saved in this browser as you type.", { id: "playground.savedHelp" }),
  showOther: () => msg("Show the other version", { id: "playground.showOther" }),
  saving: () => msg("Saving…", { id: "playground.saving" }),
  unsavedWord: () => msg("Not saved", { id: "playground.unsavedWord" }),
  sample: () => msg("Sample", { id: "playground.sample" }),
  sampleOf: (title: string) => msg(str`Example: ${title}`, { id: "playground.sampleOf" }),
  send: () => msg("Send", { id: "playground.send" }),
  signatureFormula: (formula: string) =>
    msg(str`Made as ${formula}, over the exact bytes of the body.`, { id: "playground.signatureFormula" }),
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
