import { msg, str } from "./localization.ts";

/** Messages of the Replay view. */
export const replay = {
  allAutomations: () => msg("All automations", { id: "replay.allAutomations" }),
  allEvents: () => msg("All events", { id: "replay.allEvents" }),
  allStatuses: () => msg("Fired and skipped", { id: "replay.allStatuses" }),
  allTimes: () => msg("Show all", { id: "replay.allTimes" }),
  allLines: () => msg("All line numbers", { id: "replay.allLines" }),
  automation: () => msg("Automation", { id: "replay.automation" }),
  automations: () => msg("Automations", { id: "replay.automations" }),
  cancel: () => msg("Cancel", { id: "replay.cancel" }),
  chooseFile: () => msg("Choose a file", { id: "replay.chooseFile" }),
  chooseAnother: () => msg("Choose another file", { id: "replay.chooseAnother" }),
  choosePage: (list: string) => msg(str`Pages: ${list}`, { id: "replay.choosePage" }),
  clear: () => msg("Clear search and filters", { id: "replay.clear" }),
  copyLines: () => msg("Copy line numbers", { id: "replay.copyLines" }),
  details: (line: string, name: string) =>
    msg(str`Event and payload: line ${line}, “${name}”`, { id: "replay.details" }),
  disabled: () => msg("disabled", { id: "replay.disabled" }),
  done: (name: string, events: string) =>
    events === "1"
      ? msg(str`${name}: 1 event was replayed.`, { id: "replay.done.one" })
      : msg(str`${name}: ${events} events were replayed.`, { id: "replay.done" }),
  downloadSample: () => msg("Download the sample", { id: "replay.downloadSample" }),
  dropHere: () => msg("or drop it anywhere on this page", { id: "replay.dropHere" }),
  emptyBody: () => msg("{}, because the automation has no payload", { id: "replay.emptyBody" }),
  emptyFile: (name: string) => msg(str`${name} has no events: it is empty.`, { id: "replay.emptyFile" }),
  event: () => msg("Event in the file", { id: "replay.event" }),
  eventType: () => msg("Event", { id: "replay.eventType" }),
  exportAll: () => msg("Export as NDJSON", { id: "replay.exportAll" }),
  exportName: () => msg("firings.ndjson", { id: "replay.exportName" }),
  exporting: () => msg("Exporting…", { id: "replay.exporting" }),
  failure: {
    archive: (name: string) =>
      msg(str`${name} is an archive. Unpack it, and choose the file of events in it.`, {
        id: "replay.failure.archive",
      }),
    compressed: (name: string) =>
      msg(str`${name} could not be unpacked: the gzip data is damaged or cut off.`, {
        id: "replay.failure.compressed",
      }),
    large: (name: string) =>
      msg(str`${name} has more than 4 GB when it is unpacked. Split it into smaller files.`, {
        id: "replay.failure.large",
      }),
    unreadable: (name: string) =>
      msg(str`${name} could not be read. If it was changed since you chose it, choose it again.`, {
        id: "replay.failed",
      }),
  },
  fileLost: () =>
    msg("The result stays while this tab is open. After a reload, choose the file again.", {
      id: "replay.fileLost",
    }),
  fired: (count: string) =>
    count === "1"
      ? msg("1 firing", { id: "replay.fired.one" })
      : msg(str`${count} firings`, { id: "replay.fired" }),
  firedColumn: () => msg("Fired", { id: "replay.firedColumn" }),
  firedSkipped: (fired: string, skipped: string) =>
    msg(str`${fired}, ${skipped} skipped`, { id: "replay.firedSkipped" }),
  firings: () => msg("Firings", { id: "replay.firings" }),
  format: () => msg("What a file of events looks like", { id: "replay.format" }),
  formatCopy: () => msg("Copy the example", { id: "replay.formatCopy" }),
  formatExample: () => msg("Example of the event", { id: "replay.formatExample" }),
  formatIntro: () =>
    msg(
      "W&B has no export of events, so this format is Hookwright's own, with the names of W&B's payload variables. A file has one event per line (NDJSON), or a JSON array of events, or several JSON objects one after another; it may be compressed with gzip.",
      { id: "replay.formatIntro" },
    ),
  formatNotes: [
    () =>
      msg(
        "organization, entity, project, registry and collection are a name, or an object with name and id.",
        {
          id: "replay.formatContainers",
        },
      ),
    () =>
      msg(
        "time is optional, in RFC 3339, like 2026-11-23T09:12:44Z. Without times, the 24 hours between two firings for a run can't be measured.",
        { id: "replay.formatTime" },
      ),
    () =>
      msg("Other members of an event are ignored. Lines that are not events are skipped and listed.", {
        id: "replay.formatOther",
      }),
  ],
  from: () => msg("From", { id: "replay.from" }),
  hasNoEvent: (event: string) =>
    msg(str`The file has no readable “${event}” event.`, { id: "replay.hasNoEvent" }),
  intro: () =>
    msg(
      "See which of your automations would have fired for a file of past events, when, and why the others would not. Up to a million events. Nothing is sent.",
      { id: "replay.intro" },
    ),
  line: () => msg("Line", { id: "replay.line" }),
  lineNumber: (line: string) => msg(str`Line ${line}`, { id: "replay.lineNumber" }),
  lines: (lines: string) => msg(str`Lines ${lines}`, { id: "replay.lines" }),
  linesCut: (shown: string) => msg(str`The first ${shown} lines:`, { id: "replay.linesCut" }),
  listCut: (listed: string, all: string) =>
    msg(
      str`The list has the first ${listed} of ${all} firings. The counts of the automations are complete.`,
      { id: "replay.listLimit" },
    ),
  everyEventFired: (event: string) =>
    msg(str`Every “${event}” event in the file fires it.`, { id: "replay.everyEventFired" }),
  nearest: (line: string) => msg(str`Nearest: line ${line}.`, { id: "replay.nearest" }),
  nearestOther: () => msg("Nearest line that did not fire", { id: "replay.nearestOther" }),
  nearestOtherFor: (name: string) =>
    msg(str`Nearest line that did not fire: “${name}”`, { id: "replay.nearestOtherFor" }),
  neverFired: () => msg("Never fired", { id: "replay.neverFired" }),
  nextPage: () => msg("Next", { id: "replay.newer" }),
  noAutomations: () =>
    msg("You have no automations yet. Create one, and replay the file again.", {
      id: "replay.noAutomations",
    }),
  noAutomationFound: () => msg("No automation matches.", { id: "replay.noAutomationFound" }),
  noneRead: (count: string, isLinewise: boolean) =>
    isLinewise
      ? count === "1"
        ? msg("The only line could not be read as an event.", { id: "replay.noneRead.line" })
        : msg(str`None of the ${count} lines could be read as events.`, { id: "replay.noneRead" })
      : count === "1"
        ? msg("The only entry could not be read as an event.", { id: "replay.noneRead.entry" })
        : msg(str`None of the ${count} entries could be read as events.`, { id: "replay.noneRead.entries" }),
  noWebhook: () => msg("No webhook: nothing would be sent", { id: "replay.noWebhook" }),
  nothingFired: () => msg("No automation fired for these events.", { id: "replay.nothingFired" }),
  nothingFound: () => msg("No firings match.", { id: "replay.nothingFound" }),
  open: () => msg("Open in Playground", { id: "replay.open" }),
  openFor: (line: string, name: string) =>
    msg(str`Open line ${line} in the Playground for “${name}”`, { id: "replay.openFor" }),
  payload: () => msg("Payload it would send", { id: "replay.payload" }),
  previousPage: () => msg("Previous", { id: "replay.older" }),
  progress: () => msg("Reading progress", { id: "replay.progress" }),
  range: (first: string, last: string, all: string) =>
    msg(str`${first}–${last} of ${all}`, { id: "replay.range" }),
  rangeReversed: () => msg("“From” is after “To”.", { id: "replay.rangeReversed" }),
  reading: (events: string, firings: string) =>
    msg(str`${events} events read, ${firings} firings`, { id: "replay.reading" }),
  readAndSkipped: (skipped: string, isLinewise: boolean) =>
    isLinewise
      ? skipped === "1"
        ? msg("1 line was skipped, because it could not be read as an event.", {
            id: "replay.unreadable.one",
          })
        : msg(str`${skipped} lines were skipped, because they could not be read as events.`, {
            id: "replay.unreadable",
          })
      : skipped === "1"
        ? msg("1 entry was skipped, because it could not be read as an event.", {
            id: "replay.unreadable.entry",
          })
        : msg(str`${skipped} entries were skipped, because they could not be read as events.`, {
            id: "replay.unreadable.entries",
          }),
  rejected: (count: string, first: string, isLinewise: boolean) =>
    isLinewise
      ? count === "1"
        ? msg(str`Line ${first}:`, { id: "replay.rejected.line" })
        : msg(str`${count} lines, first at line ${first}:`, { id: "replay.rejected" })
      : count === "1"
        ? msg(str`Entry at line ${first}:`, { id: "replay.rejected.entry" })
        : msg(str`${count} entries, first at line ${first}:`, { id: "replay.rejected.entries" }),
  rejectedOther: (count: string) =>
    msg(str`${count} more, for other reasons`, { id: "replay.rejectedOther" }),
  replayed: () => msg("Replay", { id: "replay.replayed" }),
  source: () => msg("File of events", { id: "replay.source" }),
  sample: () => msg("Try with a sample", { id: "replay.sample" }),
  sampleFile: () => msg("sample-events.ndjson", { id: "replay.sampleFile" }),
  sampleFrom: (file: string, line: string) => msg(str`${file}, line ${line}`, { id: "replay.sampleFrom" }),
  sampleName: () => msg("The sample", { id: "replay.sampleName" }),
  search: () => msg("Search firings", { id: "replay.search" }),
  searchAutomations: () => msg("Search automations", { id: "replay.searchAutomations" }),
  searching: (count: string) => msg(str`Searching… ${count} so far`, { id: "replay.searching" }),
  seeFormat: () => msg("Compare it with the format below, or try the sample.", { id: "replay.seeFormat" }),
  seeking: () => msg("Looking for the nearest event…", { id: "replay.seeking" }),
  showFirings: (count: string, name: string) =>
    msg(str`${count}: show the firings of “${name}”`, { id: "replay.showFirings" }),
  skippedColumn: () => msg("Skipped", { id: "replay.skippedColumn" }),
  skippedHelp: () =>
    msg(
      "All conditions were met, but the automation had fired for this run within 24 hours. W&B's history shows this as Skipped.",
      {
        id: "replay.skippedHelp",
      },
    ),
  skippedUntil: (time: string) =>
    msg(str`Already fired for this run; can fire again at ${time}.`, { id: "replay.skippedUntil" }),
  skippedUnknown: () =>
    msg("Already fired for this run, at an unknown time.", { id: "replay.skippedUnknown" }),
  sorted: {
    name: () => msg("By name", { id: "replay.sorted.name" }),
    most: () => msg("Most firings first", { id: "replay.sorted.most" }),
    fewest: () => msg("Fewest firings first", { id: "replay.sorted.fewest" }),
  },
  sort: () => msg("Order", { id: "replay.sort" }),
  status: () => msg("Status", { id: "replay.status" }),
  time: () => msg("Time", { id: "replay.time" }),
  timeZone: (zone: string) =>
    zone === "UTC"
      ? msg("Times are in UTC.", { id: "replay.timeZone.utc" })
      : msg(str`Times are in ${zone}; point at one for UTC.`, { id: "replay.timeZone" }),
  timeline: (count: string, first: string, last: string) =>
    msg(str`Timeline: ${count} from ${first} to ${last}`, { id: "replay.timeline" }),
  timelineHelp: (axis: "time" | "line") =>
    axis === "time"
      ? msg("Drag over the timeline, or enter times, to list only a part.", {
          id: "replay.timelineHelp.time",
        })
      : msg("The file has no times. Drag over the lines, or enter line numbers, to list only a part.", {
          id: "replay.timelineHelp.line",
        }),
  to: () => msg("To", { id: "replay.to" }),
  withWebhook: () => msg("With a webhook, it would be:", { id: "replay.withWebhook" }),
  waiting: () => msg("Reading…", { id: "replay.waiting" }),
  whyNot: () => msg("Why it did not fire", { id: "replay.whyNot" }),
};
