import { msg, str } from "@lit/localize";

/** Messages of the Replay view. */
export const replay = {
  allAutomations: () => msg("All automations", { id: "replay.allAutomations" }),
  allEvents: () => msg("All events", { id: "replay.allEvents" }),
  automation: () => msg("Automation", { id: "replay.automation" }),
  clear: () => msg("Clear search and filters", { id: "replay.clear" }),
  cancel: () => msg("Cancel", { id: "replay.cancel" }),
  chooseFile: () => msg("Choose a file", { id: "replay.chooseFile" }),
  choosePage: () => msg("Pages of the list", { id: "replay.choosePage" }),
  done: (name: string, events: string) =>
    events === "1"
      ? msg(str`${name}: 1 event was replayed.`, { id: "replay.done.one" })
      : msg(str`${name}: ${events} events were replayed.`, { id: "replay.done" }),
  dropHere: () => msg("or drop it anywhere on this page", { id: "replay.dropHere" }),
  emptyBody: () => msg("an empty body", { id: "replay.emptyBody" }),
  eventType: () => msg("Event", { id: "replay.eventType" }),
  exportAll: () => msg("Export as NDJSON", { id: "replay.exportAll" }),
  exportName: () => msg("firings.ndjson", { id: "replay.exportName" }),
  exporting: () => msg("Exporting…", { id: "replay.exporting" }),
  failed: (name: string) => msg(str`${name} could not be replayed.`, { id: "replay.failed" }),
  fired: (count: string) =>
    count === "1"
      ? msg("1 firing", { id: "replay.fired.one" })
      : msg(str`${count} firings`, { id: "replay.fired" }),
  intro: () =>
    msg(
      "See which of your automations would have fired, and when. Load a file of events: NDJSON, one event per line, up to a million events. Nothing is sent.",
      { id: "replay.intro" },
    ),
  line: () => msg("Line", { id: "replay.line" }),
  nothingFired: () => msg("No automation fired.", { id: "replay.nothingFired" }),
  nothingFound: () => msg("No firings match.", { id: "replay.nothingFound" }),
  previousPage: () => msg("Previous", { id: "replay.older" }),
  nextPage: () => msg("Next", { id: "replay.newer" }),
  payload: () => msg("Payload it would send", { id: "replay.payload" }),
  progress: () => msg("Reading progress", { id: "replay.progress" }),
  range: (first: string, last: string, all: string) =>
    msg(str`${first}–${last} of ${all}`, { id: "replay.range" }),
  reading: (events: string, firings: string) =>
    msg(str`${events} events read, ${firings} firings`, { id: "replay.reading" }),
  replayed: () => msg("Replay", { id: "replay.replayed" }),
  sample: () => msg("Try with a sample", { id: "replay.sample" }),
  sampleName: () => msg("The sample", { id: "replay.sampleName" }),
  search: () => msg("Search firings", { id: "replay.search" }),
  searching: (count: string) => msg(str`Searching… ${count} so far`, { id: "replay.searching" }),
  time: () => msg("Time", { id: "replay.time" }),
  timeline: (count: string, first: string, last: string) =>
    msg(str`Timeline: ${count} firings from ${first} to ${last}`, { id: "replay.timeline" }),
  unreadable: (count: string) =>
    count === "1"
      ? msg("1 line skipped, because it is not an event", { id: "replay.unreadable.one" })
      : msg(str`${count} lines skipped, because they are not events`, { id: "replay.unreadable" }),
  unreadableLine: (line: string, message: string) =>
    msg(str`Line ${line}: ${message}`, { id: "replay.unreadableLine" }),
  waiting: () => msg("Rendering…", { id: "replay.waiting" }),
};
