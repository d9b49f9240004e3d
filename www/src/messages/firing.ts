import { msg, str } from "@lit/localize";
import { automations } from "./automations.ts";

/** What the list of firing automations says. */
export const firing = {
  allHold: () => msg("Every condition holds.", { id: "firing.allHold" }),
  allHoldWith: (sentence: string) =>
    msg(str`Every condition holds. ${sentence}`, { id: "firing.allHoldWith" }),
  conditionsOf: (name: string) => msg(str`All conditions of ${name}`, { id: "firing.conditionsOf" }),
  count: (firing: string, all: string) =>
    msg(str`${firing} of ${all} automations fire for this event.`, { id: "firing.count" }),
  eventBroken: () =>
    msg("The event can't be read, so nothing can fire. Repair it under Sample event.", {
      id: "firing.eventBroken",
    }),
  fires: () => msg("Fires", { id: "firing.fires" }),
  firesNot: () => msg("Does not fire", { id: "firing.firesNot" }),
  judging: () => msg("Judging the automations…", { id: "firing.judging" }),
  list: () => msg("Automations and whether they fire", { id: "firing.list" }),
  more: (count: string) => msg(str`Show ${count} more`, { id: "firing.more" }),
  noMatch: () => msg("No automation has that in its name, event or scope.", { id: "firing.noMatch" }),
  open: (field: string) => msg(str`Open: ${field}`, { id: "firing.open" }),
  openOf: (field: string, automation: string) =>
    msg(str`Open: ${field}, of ${automation}`, { id: "firing.openOf" }),
  refused: (reason: string) =>
    msg(str`These automations can't be judged: ${reason}`, { id: "firing.refused" }),
  search: () => msg("Search automations", { id: "firing.search" }),
  shown: () => msg("Shown in the Playground", { id: "firing.shown" }),
  verdict: {
    met: () => msg("Holds", { id: "firing.verdict.met" }),
    notMet: () => msg("Fails", { id: "firing.verdict.notMet" }),
    notReached: () => msg("Not looked at", { id: "firing.verdict.notReached" }),
  },
  whole: (what: string, length: string) =>
    msg(str`${what}, whole (characters: ${length})`, { id: "firing.whole" }),
  wholeOther: () => msg("A value", { id: "firing.wholeOther" }),
  wholeOf: new Map([
    ["expected", () => msg("What it asks for", { id: "firing.wholeExpected" })],
    ["found", () => msg("What was found", { id: "firing.wholeFound" })],
  ]),
  why: () => msg("Why?", { id: "firing.why" }),
  whyNot: () => msg("Why not?", { id: "firing.whyNot" }),
};

/** What the fields of an automation's form are called. */
export const formField = {
  collection: automations.collection,
  enabled: automations.enabled,
  event: automations.event,
  filter: automations.filter,
  metric: automations.metric,
  organization: automations.organization,
  project: automations.project,
  registry: automations.registry,
  states: automations.states,
  team: automations.entity,
  threshold: automations.threshold,
};
