import { msg, str } from "@lit/localize";

/** What the Automations view says. */
export const automations = {
  aggregate: {
    AVERAGE: () => msg("Average", { id: "automations.aggregate.average" }),
    MAX: () => msg("Maximum", { id: "automations.aggregate.max" }),
    MIN: () => msg("Minimum", { id: "automations.aggregate.min" }),
    NONE: () => msg("Each value", { id: "automations.aggregate.none" }),
  },
  aggregateLabel: () => msg("Of the window", { id: "automations.aggregateLabel" }),
  amount: () => msg("At least", { id: "automations.amount" }),
  back: () => msg("All automations", { id: "automations.back" }),
  basis: {
    ABSOLUTE: () => msg("Absolute", { id: "automations.basis.absolute" }),
    RELATIVE: (unit: string) => msg(str`Relative (${unit})`, { id: "automations.basis.relative" }),
  },
  basisLabel: () => msg("Measured", { id: "automations.basisLabel" }),
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
  currentWindow: () => msg("Current window", { id: "automations.currentWindow" }),
  deleteAutomation: (name: string) => msg(str`Delete the automation ${name}?`, { id: "automations.delete" }),
  deleteText: (webhook: string) =>
    webhook === ""
      ? msg("Its payload goes with it. Undo brings it back.", { id: "automations.deleteText.unbound" })
      : msg(str`Its payload goes with it; the webhook ${webhook} stays. Undo brings it back.`, {
          id: "automations.deleteText.bound",
        }),
  description: () => msg("Description", { id: "automations.description" }),
  direction: {
    ANY: () => msg("Either way", { id: "automations.direction.any" }),
    DECREASE: () => msg("Down", { id: "automations.direction.decrease" }),
    INCREASE: () => msg("Up", { id: "automations.direction.increase" }),
  },
  directionLabel: () => msg("Direction", { id: "automations.directionLabel" }),
  disabled: () => msg("Disabled", { id: "automations.disabled" }),
  duplicate: () => msg("Duplicate", { id: "automations.duplicate" }),
  chooseTeam: () => msg("Choose a team", { id: "automations.chooseTeam" }),
  editAutomation: (name: string) => msg(str`Edit automation: ${name}`, { id: "automations.edit" }),
  editPayload: () => msg("Edit payload", { id: "automations.editPayload" }),
  empty: () =>
    msg("No automations yet. An automation sends a payload to a webhook when something happens.", {
      id: "automations.empty",
    }),
  enabled: () => msg("Enabled", { id: "automations.enabled" }),
  entity: () => msg("Team (entity)", { id: "automations.entity" }),
  event: () => msg("Event", { id: "automations.event" }),
  filter: () => msg("Filter", { id: "automations.filter" }),
  filterHelp: () =>
    msg("A MongoDB-like condition as JSON. Empty means no condition.", { id: "automations.filterHelp" }),
  goneKept: () =>
    msg("This automation was deleted. Save brings it back, with what you changed here.", {
      id: "automations.goneKept",
    }),
  gone: () => msg("There is no such automation. It may have been deleted.", { id: "automations.gone" }),
  metric: () => msg("Metric", { id: "automations.metric" }),
  needsCollection: () => msg("This event needs one collection.", { id: "automations.needsCollection" }),
  noWebhook: () => msg("No webhook", { id: "automations.noWebhook" }),
  organization: () => msg("Organization", { id: "automations.organization" }),
  payload: () => msg("Payload", { id: "automations.payload" }),
  payloadHelp: () => msg("Leave it empty to send an empty body.", { id: "automations.payloadHelp" }),
  priorWindow: () => msg("Prior window", { id: "automations.priorWindow" }),
  project: () => msg("Project", { id: "automations.project" }),
  registry: () => msg("Registry", { id: "automations.registry" }),
  runsNeedProject: () => msg("Run events need a project.", { id: "automations.runsNeedProject" }),
  scope: () => msg("Scope", { id: "automations.scope" }),
  search: () => msg("Search automations", { id: "automations.search" }),
  state: {
    FAILED: () => msg("Failed", { id: "automations.state.failed" }),
    FINISHED: () => msg("Finished", { id: "automations.state.finished" }),
    KILLED: () => msg("Killed", { id: "automations.state.killed" }),
    RUNNING: () => msg("Running", { id: "automations.state.running" }),
  },
  states: () => msg("Run status becomes", { id: "automations.states" }),
  team: () => msg("Team", { id: "automations.team" }),
  teamFirst: () =>
    msg("An automation sends for a team, and there is none yet. Add one first.", {
      id: "automations.teamFirst",
    }),
  teamGone: (name: string) => msg(str`${name} (there is no such team)`, { id: "automations.teamGone" }),
  teamNeeded: () => msg("Choose the team whose webhook is to send.", { id: "automations.teamNeeded" }),
  teamScope: () => msg("Whole team", { id: "automations.teamScope" }),
  threshold: () => msg("Threshold", { id: "automations.threshold" }),
  deviations: () => msg("Standard deviations", { id: "automations.deviations" }),
  webhook: () => msg("Webhook", { id: "automations.webhook" }),
  webhookFirst: () =>
    msg("This team has no webhook yet. Add one, then go on here: what you typed is kept.", {
      id: "automations.webhookFirst",
    }),
  webhookGroup: () => msg("Webhook and payload", { id: "automations.webhookGroup" }),
  wholePlace: () => msg("All collections", { id: "automations.wholePlace" }),
  window: () => msg("Window (values)", { id: "automations.window" }),
};
