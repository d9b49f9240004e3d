import { automations } from "./automations.ts";
import { msg, str } from "./localization.ts";

/** Messages of the list of automations and whether they fire. */
export const firing = {
  allMet: () => msg("All conditions are met.", { id: "firing.allHold" }),
  allMetWith: (sentence: string) =>
    msg(str`All conditions are met. ${sentence}`, { id: "firing.allHoldWith" }),
  conditionsOf: (name: string) => msg(str`All conditions of ${name}`, { id: "firing.conditionsOf" }),
  conditionsShown: (shown: string, all: string) =>
    msg(str`The first ${shown} of ${all} conditions are shown.`, { id: "firing.conditionsShown" }),
  count: (firing: string, all: string) =>
    msg(str`${firing} of ${all} automations fire for this event.`, { id: "firing.count" }),
  eventInvalid: () =>
    msg("The event can't be read, so no automation can fire. Fix it in the sample event.", {
      id: "firing.eventBroken",
    }),
  evaluating: () => msg("Evaluating…", { id: "firing.judging" }),
  list: () => msg("Automations and whether they fire", { id: "firing.list" }),
  more: (count: string) => msg(str`Show ${count} more`, { id: "firing.more" }),
  noMatch: () => msg("No automation matches.", { id: "firing.noMatch" }),
  edit: (field: string) => msg(str`Edit “${field}”`, { id: "firing.open" }),
  editOf: (field: string, automation: string) =>
    msg(str`Edit “${field}” of “${automation}”`, { id: "firing.openOf" }),
  notEvaluated: (reason: string) => msg(str`Can't evaluate: ${reason}`, { id: "firing.refused" }),
  sampleVerdict: {
    dependsOnEarlierValues: () => msg("May fire", { id: "firing.mayFire" }),
    doesNotFire: () => msg("Does not fire", { id: "firing.firesNot" }),
    fires: () => msg("Fires", { id: "firing.fires" }),
  },
  search: () => msg("Search automations", { id: "firing.search" }),
  current: () => msg("this automation", { id: "firing.shown" }),
  verdict: {
    met: () => msg("Met", { id: "firing.verdict.met" }),
    notMet: () => msg("Not met", { id: "firing.verdict.notMet" }),
    notReached: () => msg("Not evaluated", { id: "firing.verdict.notReached" }),
  },
  fullValue: (what: string, length: string) =>
    msg(str`${what}, in full (characters: ${length})`, { id: "firing.whole" }),
  otherValue: () => msg("Value", { id: "firing.wholeOther" }),
  valueNames: new Map([
    ["expected", () => msg("Expected value", { id: "firing.wholeExpected" })],
    ["found", () => msg("Value found", { id: "firing.wholeFound" })],
  ]),
  whyOf: {
    dependsOnEarlierValues: () => msg("Why?", { id: "firing.why" }),
    doesNotFire: () => msg("Why not?", { id: "firing.whyNot" }),
    fires: () => msg("Why?", { id: "firing.why" }),
  },
};

/** The labels of the fields of an automation's form. */
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
