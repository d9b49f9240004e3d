import type { ScopeLevel } from "hookwright/payload";
import { msg, str } from "./localization.ts";

/** Messages of the Automations view. */
export const automations = {
  aggregate: {
    AVERAGE: () => msg("Average", { id: "automations.aggregate.average" }),
    MAX: () => msg("Maximum", { id: "automations.aggregate.max" }),
    MIN: () => msg("Minimum", { id: "automations.aggregate.min" }),
    NONE: () => msg("Each value", { id: "automations.aggregate.none" }),
  },
  aggregateLabel: () => msg("Aggregate", { id: "automations.aggregateLabel" }),
  amount: () => msg("Minimum change", { id: "automations.amount" }),
  back: () => msg("All automations", { id: "automations.back" }),
  basis: {
    ABSOLUTE: () => msg("Absolute", { id: "automations.basis.absolute" }),
    RELATIVE: (unit: string) => msg(str`Relative (${unit})`, { id: "automations.basis.relative" }),
  },
  basisLabel: () => msg("Change type", { id: "automations.basisLabel" }),
  collection: () => msg("Collection", { id: "automations.collection" }),
  comparison: {
    $eq: () => msg("equal to", { id: "automations.comparison.eq" }),
    $gt: () => msg("above", { id: "automations.comparison.gt" }),
    $gte: () => msg("at or above", { id: "automations.comparison.gte" }),
    $lt: () => msg("below", { id: "automations.comparison.lt" }),
    $lte: () => msg("at or below", { id: "automations.comparison.lte" }),
    $ne: () => msg("not equal to", { id: "automations.comparison.ne" }),
  },
  comparisonLabel: () => msg("Comparison", { id: "automations.comparisonLabel" }),
  copyOf: (name: string) => msg(str`${name} (copy)`, { id: "automations.copyOf" }),
  create: () => msg("Create automation", { id: "automations.create" }),
  createWebhook: () => msg("Create webhook…", { id: "automations.createWebhook" }),
  conditions: () => msg("Conditions", { id: "automations.conditions" }),
  createIn: () => msg("Create automation", { id: "automations.createIn" }),
  createInCollection: () =>
    msg("Create automation for this collection", { id: "automations.createInCollection" }),
  createInHelp: (scope: string) =>
    msg(str`Create an automation for ${scope}, including the collections that are created later`, {
      id: "automations.createInHelp",
    }),
  customFilter: () => msg("custom filter", { id: "automations.customFilter" }),
  examplesLoaded: () => msg("Examples loaded.", { id: "automations.examplesLoaded" }),
  loadExamples: () => msg("Load the examples", { id: "automations.loadExamples" }),
  otherProblems: (errors: number, warnings: number) => {
    const parts = [
      errors === 1 ? msg("1 more error", { id: "automations.moreErrors.one" }) : "",
      errors > 1 ? msg(str`${errors} more errors`, { id: "automations.moreErrors.many" }) : "",
      warnings === 1 ? msg("1 more warning", { id: "automations.moreWarnings.one" }) : "",
      warnings > 1 ? msg(str`${warnings} more warnings`, { id: "automations.moreWarnings.many" }) : "",
    ];
    return parts.filter(Boolean).join(", ");
  },
  runs: () => msg("Runs", { id: "automations.runs" }),
  createAnyway: () => msg("Create anyway", { id: "automations.createAnyway" }),
  saveAnyway: () => msg("Save anyway", { id: "automations.saveAnyway" }),
  hasProblems: (count: number) =>
    count === 1
      ? msg("This automation has 1 problem", { id: "automations.hasProblems.one" })
      : msg(str`This automation has ${count} problems`, { id: "automations.hasProblems.many" }),
  hasProblemsText: () =>
    msg("You can save it now and fix it later. The list of automations marks it until then.", {
      id: "automations.hasProblemsText",
    }),
  triggerGroup: () => msg("Event and scope", { id: "automations.triggerGroup" }),
  currentWindow: () => msg("Current window (values)", { id: "automations.currentWindow" }),
  deleteAutomation: (name: string) =>
    msg(str`Delete the automation “${name}”?`, { id: "automations.delete" }),
  deleteText: (webhook: string) =>
    webhook === ""
      ? msg("This also deletes its payload. You can undo this.", { id: "automations.deleteText.unbound" })
      : msg(str`This also deletes its payload. The webhook “${webhook}” is kept. You can undo this.`, {
          id: "automations.deleteText.bound",
        }),
  description: () => msg("Description", { id: "automations.description" }),
  direction: {
    ANY: () => msg("Either direction", { id: "automations.direction.any" }),
    DECREASE: () => msg("Decrease", { id: "automations.direction.decrease" }),
    INCREASE: () => msg("Increase", { id: "automations.direction.increase" }),
  },
  directionLabel: () => msg("Direction", { id: "automations.directionLabel" }),
  disabled: () => msg("Disabled", { id: "automations.disabled" }),
  duplicate: () => msg("Duplicate", { id: "automations.duplicate" }),
  chooseTeam: () => msg("Choose a team", { id: "automations.chooseTeam" }),
  editAutomation: (name: string) => msg(str`Edit automation: ${name}`, { id: "automations.edit" }),
  plotOnRun: () => msg("Plot on a run", { id: "automations.plotOnRun" }),
  editPayload: () => msg("Open in Playground", { id: "automations.editPayload" }),
  empty: () =>
    msg("No automations yet. An automation sends a payload to a webhook when something happens.", {
      id: "automations.empty",
    }),
  emptyPayload: () => msg("No payload: the body is {}.", { id: "automations.emptyPayload" }),
  enabled: () => msg("Enabled", { id: "automations.enabled" }),
  entity: () => msg("Team (entity)", { id: "automations.entity" }),
  event: () => msg("Event", { id: "automations.event" }),
  filter: () => msg("Filter", { id: "automations.filter" }),
  filterHelp: () =>
    msg("A condition as JSON, in MongoDB's query syntax. Leave it empty for no condition.", {
      id: "automations.filterHelp",
    }),
  deletedDraft: () =>
    msg("This automation was deleted. Saving restores it with your changes.", {
      id: "automations.goneKept",
    }),
  notFound: () => msg("Automation not found. It may have been deleted.", { id: "automations.gone" }),
  metric: () => msg("Metric", { id: "automations.metric" }),
  nameGroup: () => msg("Name and state", { id: "automations.nameGroup" }),
  nameMissing: () => msg("Enter its name.", { id: "automations.nameMissing" }),
  needsCollection: () => msg("This event needs a collection.", { id: "automations.needsCollection" }),
  noConditions: () => msg("None: every such event in the scope", { id: "automations.noConditions" }),
  noWebhookHelp: () =>
    msg("Without a webhook the automation sends nothing.", { id: "automations.noWebhookHelp" }),
  noWebhook: () => msg("No webhook", { id: "automations.noWebhook" }),
  organization: () => msg("Organization", { id: "automations.organization" }),
  fittingExample: () => msg("Example made for this automation", { id: "automations.fittingExample" }),
  verdictIncomplete: (fields: string) =>
    msg(str`No verdict yet. Fill in: ${fields}.`, { id: "automations.verdictIncomplete" }),
  verdictSample: (name: string) => msg(str`Sample: ${name}`, { id: "automations.verdictSample" }),
  verdictUnknown: () =>
    msg("No verdict: the automation or the sample can't be read.", { id: "automations.verdictUnknown" }),
  previewFor: () => msg("Preview for", { id: "automations.previewFor" }),
  payload: () => msg("Payload", { id: "automations.payload" }),
  payloadHelp: () => msg("Leave empty to send {} as the body.", { id: "automations.payloadHelp" }),
  priorWindow: () => msg("Prior window (values)", { id: "automations.priorWindow" }),
  otherAction: (kind: string) =>
    msg(
      str`The action is ${kind}, not a webhook. It is kept as it is, and never runs here. To send to a webhook, create another automation.`,
      { id: "automations.otherAction" },
    ),
  project: () => msg("Project", { id: "automations.project" }),
  registry: () => msg("Registry", { id: "automations.registry" }),
  scope: () => msg("Scope", { id: "automations.scope" }),
  scopeType: (type: ScopeLevel) => SCOPE_TYPES[type](),
  sdkOnly: () => msg("(SDK only)", { id: "automations.sdkOnly" }),
  search: () => msg("Search automations", { id: "automations.search" }),
  state: {
    CRASHED: () => msg("Crashed", { id: "automations.state.crashed" }),
    FAILED: () => msg("Failed", { id: "automations.state.failed" }),
    FINISHED: () => msg("Finished", { id: "automations.state.finished" }),
    KILLED: () => msg("Killed", { id: "automations.state.killed" }),
    RUNNING: () => msg("Running", { id: "automations.state.running" }),
  },
  stateLabel: () => msg("State", { id: "automations.stateLabel" }),
  states: () => msg("Run status becomes", { id: "automations.states" }),
  team: () => msg("Team", { id: "automations.team" }),
  teamFirst: () =>
    msg("Create a team first.", {
      id: "automations.teamFirst",
    }),
  teamNotFound: (name: string) => msg(str`${name} (team not found)`, { id: "automations.teamGone" }),
  teamNeeded: () => msg("Choose a team.", { id: "automations.teamNeeded" }),
  teamScope: () => msg("Whole team", { id: "automations.teamScope" }),
  threshold: () => msg("Threshold", { id: "automations.threshold" }),
  deviations: () => msg("Standard deviations", { id: "automations.deviations" }),
  watchesAll: () =>
    msg("Includes everything in it, and what is created later.", { id: "automations.watchesAll" }),
  watchesCollection: () => msg("Only this collection.", { id: "automations.watchesCollection" }),
  watchesRuns: () =>
    msg(
      "W&B's app offers run events in projects only; its Python SDK also takes a team or an organization.",
      {
        id: "automations.watchesRuns",
      },
    ),
  webhook: () => msg("Webhook", { id: "automations.webhook" }),
  webhookFirst: () =>
    msg("This team has no webhook yet. Create one: your draft is kept, and you return here.", {
      id: "automations.webhookFirst",
    }),
  webhookGroup: () => msg("Webhook and payload", { id: "automations.webhookGroup" }),
  allCollections: () => msg("All collections", { id: "automations.wholePlace" }),
  window: () => msg("Window (values)", { id: "automations.window" }),
};

const SCOPE_TYPES: Record<ScopeLevel, () => string> = {
  collection: automations.collection,
  organization: automations.organization,
  project: automations.project,
  registry: automations.registry,
  team: automations.teamScope,
};
