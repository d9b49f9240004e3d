import { msg, str } from "@lit/localize";

/** What the frame around the views says. */
export const app = {
  automations: () => msg("Automations", { id: "app.automations" }),
  dark: () => msg("Dark", { id: "app.dark" }),
  dismiss: () => msg("Dismiss", { id: "app.dismiss" }),
  download: () => msg("Download it", { id: "app.download" }),
  exportFile: () => msg("Export to a file", { id: "app.exportFile" }),
  forget: () => msg("Delete it", { id: "app.forget" }),
  forgetText: () =>
    msg("It can't be brought back. Download it first: a later version of this page may read it.", {
      id: "app.forgetText",
    }),
  forgetTitle: () => msg("Delete what was set aside?", { id: "app.forgetTitle" }),
  importFile: () => msg("Import a file", { id: "app.importFile" }),
  imported: () =>
    msg("The file's workspace is here. Undo brings back the one before.", { id: "app.imported" }),
  light: () => msg("Light", { id: "app.light" }),
  mainNavigation: () => msg("Views", { id: "app.mainNavigation" }),
  notLoaded: () =>
    msg("This part of the page could not be loaded. Check the connection, and go there again.", {
      id: "app.notLoaded",
    }),
  notStarted: (reason: string) =>
    msg(
      str`Hookwright could not start. Reload the page; what you saved is still there. The browser says: ${reason}`,
      {
        id: "app.notStarted",
      },
    ),
  overOthers: () =>
    msg(
      "The earlier workspace is back, without what other tabs changed since. The opposite step brings theirs back.",
      { id: "app.overOthers" },
    ),
  metrics: () => msg("Run metrics", { id: "app.metrics" }),
  playground: () => msg("Playground", { id: "app.playground" }),
  redone: () => msg("Done again.", { id: "app.redone" }),
  redo: () => msg("Redo", { id: "app.redo" }),
  replaceText: (automations: string, webhooks: string) =>
    msg(
      str`What is here goes: automations ${automations}, webhooks ${webhooks}. Undo brings it back as long as this tab is open; a file that it is exported to keeps it.`,
      { id: "app.replaceText" },
    ),
  replaceTitle: () => msg("Replace the whole workspace?", { id: "app.replaceTitle" }),
  replay: () => msg("Replay", { id: "app.replay" }),
  reset: () => msg("Reset to the examples", { id: "app.reset" }),
  resetDone: () =>
    msg("The examples are back. Undo brings back what was there before.", { id: "app.resetDone" }),
  setAside: (count: number) =>
    count === 1
      ? msg("A stored workspace could not be read and was set aside, unchanged.", { id: "app.setAside.one" })
      : msg(str`${count} stored workspaces could not be read and were set aside, unchanged.`, {
          id: "app.setAside.many",
        }),
  settings: () => msg("Team settings", { id: "app.settings" }),
  skip: () => msg("Skip to the content", { id: "app.skip" }),
  startEmpty: () => msg("Start empty", { id: "app.startEmpty" }),
  startedEmpty: () =>
    msg("The workspace is empty. Undo brings back what was there.", { id: "app.startedEmpty" }),
  system: () => msg("As the system", { id: "app.system" }),
  theme: () => msg("Theme", { id: "app.theme" }),
  unbound: (names: string) =>
    msg(str`These webhooks came without their secrets; choose them again before sending: ${names}.`, {
      id: "app.unbound",
    }),
  title: (view: string) => msg(str`${view} – Hookwright`, { id: "app.title" }),
  undone: () => msg("Undone.", { id: "app.undone" }),
  undo: () => msg("Undo", { id: "app.undo" }),
  valuesGone: (names: string) =>
    msg(str`These secrets are back without their values; enter them again in Team settings: ${names}.`, {
      id: "app.valuesGone",
    }),
  workspace: () => msg("Workspace", { id: "app.workspace" }),
};
