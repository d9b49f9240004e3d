import { msg, str } from "./localization.ts";
import { countText } from "./numbers.ts";

/** Messages of the shell around the views. */
export const app = {
  automationCount: (count: number) =>
    count === 1
      ? msg("1 automation", { id: "app.automationCount.one" })
      : msg(str`${countText(count)} automations`, { id: "app.automationCount.many" }),
  automations: () => msg("Automations", { id: "app.automations" }),
  busy: () => msg("Another tab is busy. Your changes are saved as soon as it is done.", { id: "app.busy" }),
  busyAtStart: () =>
    msg("Another tab of Hookwright is busy. This one opens as soon as it is done.", {
      id: "app.busyAtStart",
    }),
  continue: () => msg("Continue without it", { id: "app.continue" }),
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
  importFromWandb: () => msg("Import from W&B", { id: "app.importFromWandb" }),
  imported: () => msg("Workspace imported. Undo restores the previous one.", { id: "app.imported" }),
  display: () => msg("Theme and language", { id: "app.display" }),
  languageOfBrowser: () => msg("Language of the browser", { id: "app.languageOfBrowser" }),
  languageNotLoaded: () =>
    msg("The language could not be loaded. Check your connection and try again.", {
      id: "app.languageNotLoaded",
    }),
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
  deleteDraft: () => msg("Delete", { id: "app.deleteDraft" }),
  deletedDraft: () =>
    msg("Text that was typed before its automation or sample was deleted was not saved.", {
      id: "app.deletedDraft",
    }),
  discardedOtherTabs: () =>
    msg(
      "Workspace restored. Changes from other tabs were discarded; undo or redo this step to get them back.",
      {
        id: "app.overOthers",
      },
    ),
  newer: () => msg("A newer version saved this workspace", { id: "app.newer" }),
  newerText: () =>
    msg("Nothing was changed. Reload the page to get that version.", {
      id: "app.newerText",
    }),
  otherCopies: (count: number) =>
    count === 1
      ? msg("Another copy of the workspace was set aside: an older one, or one from another tab.", {
          id: "app.otherCopies.one",
        })
      : msg(
          str`${count} other copies of the workspace were set aside: older ones, or ones from other tabs.`,
          {
            id: "app.otherCopies.many",
          },
        ),
  otherCopyUsed: () =>
    msg("The workspace was replaced by the other copy. Undo restores the previous one.", {
      id: "app.otherCopyUsed",
    }),
  metrics: () => msg("Run metrics", { id: "app.metrics" }),
  openAutomations: () => msg("Open the list of automations", { id: "app.openAutomations" }),
  openInOwnTab: () => msg("Open Hookwright in its own tab", { id: "app.openInOwnTab" }),
  openPlayground: () => msg("Open the Playground", { id: "app.openPlayground" }),
  playground: () => msg("Playground", { id: "app.playground" }),
  recoveredFromCopy: () =>
    msg("The browser ended before it had saved everything. Hookwright restored its newer copy.", {
      id: "app.recovered.secondCopy",
    }),
  recoveredFromTab: () =>
    msg(
      "The saved workspace had been deleted, damaged or replaced by an older one. This tab saved its copy again.",
      { id: "app.recovered.thisTab" },
    ),
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
      ? msg("A stored workspace could not be read. It was kept unchanged.", { id: "app.setAside.one" })
      : msg(str`${count} stored workspaces could not be read. They were kept unchanged.`, {
          id: "app.setAside.many",
        }),
  settings: () => msg("Team settings", { id: "app.settings" }),
  signature: () => msg("Signature debugger", { id: "app.signature" }),
  skip: () => msg("Skip to content", { id: "app.skip" }),
  startEmpty: () => msg("Start empty", { id: "app.startEmpty" }),
  startedEmpty: () =>
    msg("The workspace is empty. Undo restores the previous one.", { id: "app.startedEmpty" }),
  system: () => msg("Match system", { id: "app.system" }),
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
  undoTruncated: () =>
    msg("Earlier changes can't be undone: only the last 500, or the last 32 MB of them, are kept.", {
      id: "app.undoTruncated",
    }),
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
  update: () => msg("A new version is available. What you typed is kept.", { id: "app.update" }),
  updateNow: () => msg("Update now", { id: "app.updateNow" }),
  useCopy: () => msg("Use this copy", { id: "app.useCopy" }),
  webhookCount: (count: number) =>
    count === 1
      ? msg("1 webhook", { id: "app.webhookCount.one" })
      : msg(str`${countText(count)} webhooks`, { id: "app.webhookCount.many" }),
  workspace: () => msg("Workspace", { id: "app.workspace" }),
};
