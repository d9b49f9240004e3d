import { msg, str } from "@lit/localize";

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
  editPayload: () => msg("Open in Playground", { id: "automations.editPayload" }),
  empty: () =>
    msg("No automations yet. An automation sends a payload to a webhook when something happens.", {
      id: "automations.empty",
    }),
  enabled: () => msg("Enabled", { id: "automations.enabled" }),
  entity: () => msg("Team (entity)", { id: "automations.entity" }),
  event: () => msg("Event", { id: "automations.event" }),
  filter: () => msg("Filter", { id: "automations.filter" }),
  filterHelp: () =>
    msg("A condition as JSON, in MongoDB's query syntax. Leave it empty for no condition.", {
      id: "automations.filterHelp",
    }),
  deletedDraft: () =>
    msg("This automation was deleted. Save restores it with your changes.", {
      id: "automations.goneKept",
    }),
  notFound: () => msg("Automation not found. It may have been deleted.", { id: "automations.gone" }),
  metric: () => msg("Metric", { id: "automations.metric" }),
  needsCollection: () => msg("This event needs a collection.", { id: "automations.needsCollection" }),
  noWebhook: () => msg("No webhook", { id: "automations.noWebhook" }),
  organization: () => msg("Organization", { id: "automations.organization" }),
  payload: () => msg("Payload", { id: "automations.payload" }),
  payloadHelp: () => msg("Leave empty to send an empty body.", { id: "automations.payloadHelp" }),
  priorWindow: () => msg("Prior window (values)", { id: "automations.priorWindow" }),
  project: () => msg("Project", { id: "automations.project" }),
  registry: () => msg("Registry", { id: "automations.registry" }),
  runsNeedProject: () => msg("Run events need a project scope.", { id: "automations.runsNeedProject" }),
  scope: () => msg("Scope", { id: "automations.scope" }),
  search: () => msg("Search automations", { id: "automations.search" }),
  state: {
    CRASHED: () => msg("Crashed", { id: "automations.state.crashed" }),
    FAILED: () => msg("Failed", { id: "automations.state.failed" }),
    FINISHED: () => msg("Finished", { id: "automations.state.finished" }),
    KILLED: () => msg("Killed", { id: "automations.state.killed" }),
    RUNNING: () => msg("Running", { id: "automations.state.running" }),
  },
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
  webhook: () => msg("Webhook", { id: "automations.webhook" }),
  webhookFirst: () =>
    msg("This team has no webhook yet. Create one, then return here: your draft is kept.", {
      id: "automations.webhookFirst",
    }),
  webhookGroup: () => msg("Webhook and payload", { id: "automations.webhookGroup" }),
  allCollections: () => msg("All collections", { id: "automations.wholePlace" }),
  window: () => msg("Window (values)", { id: "automations.window" }),
};
