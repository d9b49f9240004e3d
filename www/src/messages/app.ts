import { msg, str } from "@lit/localize";

/** Messages of the shell around the views. */
export const app = {
  automationCount: (count: number) =>
    count === 1
      ? msg("1 automation", { id: "app.automationCount.one" })
      : msg(str`${count.toLocaleString()} automations`, { id: "app.automationCount.many" }),
  automations: () => msg("Automations", { id: "app.automations" }),
  characters: (count: string) => msg(str`${count} characters`, { id: "app.characters" }),
  dark: () => msg("Dark", { id: "app.dark" }),
  dismiss: () => msg("Dismiss", { id: "app.dismiss" }),
  download: () => msg("Download", { id: "app.download" }),
  downloadStored: () => msg("Download the stored workspace", { id: "app.downloadStored" }),
  exportFile: () => msg("Export to a file", { id: "app.exportFile" }),
  deleteSetAside: () => msg("Delete", { id: "app.forget" }),
  deleteSetAsideText: () =>
    msg("This can't be undone. Download it first: a later version of Hookwright may be able to read it.", {
      id: "app.forgetText",
    }),
  deleteSetAsideTitle: () => msg("Delete the unreadable data?", { id: "app.forgetTitle" }),
  framed: () =>
    msg("Hookwright does not run inside another page: that page could make you click what you can't see.", {
      id: "app.framed",
    }),
  importFile: () => msg("Import a file", { id: "app.importFile" }),
  imported: () => msg("Workspace imported. Undo restores the previous one.", { id: "app.imported" }),
  light: () => msg("Light", { id: "app.light" }),
  mainNavigation: () => msg("Views", { id: "app.mainNavigation" }),
  notLoaded: () =>
    msg(
      "This view could not be loaded. Check your connection and try again, or reload the page if it was updated meanwhile.",
      { id: "app.notLoaded" },
    ),
  notStarted: (reason: string) =>
    msg(
      str`Hookwright could not start. Reload the page; your saved work is still there. The browser reported: ${reason}`,
      {
        id: "app.notStarted",
      },
    ),
  discardedOtherTabs: () =>
    msg(
      "Workspace restored. Changes from other tabs were discarded; undo or redo this step to get them back.",
      {
        id: "app.overOthers",
      },
    ),
  metrics: () => msg("Run metrics", { id: "app.metrics" }),
  openAutomations: () => msg("Open the list of automations", { id: "app.openAutomations" }),
  openInOwnTab: () => msg("Open Hookwright in its own tab", { id: "app.openInOwnTab" }),
  openPlayground: () => msg("Open the Playground", { id: "app.openPlayground" }),
  playground: () => msg("Playground", { id: "app.playground" }),
  redone: (change: string) =>
    change === ""
      ? msg("Redone.", { id: "app.redone" })
      : msg(str`Redone: ${change}.`, { id: "app.redone.change" }),
  redo: () => msg("Redo", { id: "app.redo" }),
  redoChange: (change: string) => msg(str`Redo: ${change}`, { id: "app.redo.change" }),
  replaceText: (automations: string, webhooks: string) =>
    msg(
      str`This deletes ${automations} and ${webhooks}. You can undo it while this tab is open, or export the workspace first to keep a copy.`,
      { id: "app.replaceText" },
    ),
  replaceTitle: () => msg("Replace the whole workspace?", { id: "app.replaceTitle" }),
  replay: () => msg("Replay", { id: "app.replay" }),
  reload: () => msg("Reload", { id: "app.reload" }),
  reset: () => msg("Reset to the examples", { id: "app.reset" }),
  resetDone: () =>
    msg("Workspace reset to the examples. Undo restores the previous one.", { id: "app.resetDone" }),
  safeAutomation: () => msg("Automation", { id: "app.safeAutomation" }),
  safeStored: () => msg("Stored workspace", { id: "app.safeStored" }),
  safeText: () =>
    msg(
      "The browser stopped this page while it was starting, for example because it ran out of memory. Nothing that you saved is lost. This is what it would have shown:",
      { id: "app.safeText" },
    ),
  safeTitle: () => msg("The last start did not finish", { id: "app.safeTitle" }),
  safeView: () => msg("View", { id: "app.safeView" }),
  setAside: (count: number) =>
    count === 1
      ? msg("A stored workspace could not be read. It was set aside unchanged.", { id: "app.setAside.one" })
      : msg(str`${count} stored workspaces could not be read. They were set aside unchanged.`, {
          id: "app.setAside.many",
        }),
  settings: () => msg("Team settings", { id: "app.settings" }),
  signature: () => msg("Signature debugger", { id: "app.signature" }),
  skip: () => msg("Skip to content", { id: "app.skip" }),
  startEmpty: () => msg("Start empty", { id: "app.startEmpty" }),
  startedEmpty: () =>
    msg("The workspace is empty. Undo restores the previous one.", { id: "app.startedEmpty" }),
  system: () => msg("Match system", { id: "app.system" }),
  theme: () => msg("Theme", { id: "app.theme" }),
  unbound: (names: string) =>
    msg(str`Imported without secrets. Select them again in: ${names}.`, {
      id: "app.unbound",
    }),
  title: (view: string) => msg(str`${view} – Hookwright`, { id: "app.title" }),
  trapped: () =>
    msg(
      "Hookwright's core stopped because of an internal error. What you typed is kept. Reload the page to continue.",
      { id: "app.trapped" },
    ),
  tryAgain: () => msg("Try again", { id: "app.tryAgain" }),
  undone: (change: string) =>
    change === ""
      ? msg("Undone.", { id: "app.undone" })
      : msg(str`Undone: ${change}.`, { id: "app.undone.change" }),
  undoChange: (change: string) => msg(str`Undo: ${change}`, { id: "app.undo.change" }),
  unknown: () => msg("Nothing here", { id: "app.unknown" }),
  unknownText: () =>
    msg("This address names no view of Hookwright. Check it for a typing mistake, or continue with:", {
      id: "app.unknownText",
    }),
  undo: () => msg("Undo", { id: "app.undo" }),
  valuesMissing: (names: string) =>
    msg(
      str`These secrets were restored without their values. Enter the values again in Team settings: ${names}.`,
      {
        id: "app.valuesGone",
      },
    ),
  webhookCount: (count: number) =>
    count === 1
      ? msg("1 webhook", { id: "app.webhookCount.one" })
      : msg(str`${count.toLocaleString()} webhooks`, { id: "app.webhookCount.many" }),
  workspace: () => msg("Workspace", { id: "app.workspace" }),
};
