import { msg, str } from "./localization.ts";

/** Messages of the introduction and of the help. */
export const help = {
  about: () => msg("About Hookwright", { id: "help.about" }),
  documentation: () => msg("Documentation", { id: "help.documentation" }),
  documents: () => msg("W&B's documentation of webhook automations", { id: "help.documents" }),
  example: () => msg("Example", { id: "help.example" }),
  filledBy: () => msg("Filled by", { id: "help.filledBy" }),
  everyEvent: () => msg("every event", { id: "help.everyEvent" }),
  everyEventBut: (others: string) => msg(str`every event except: ${others}`, { id: "help.everyEventBut" }),
  intro: {
    action: () => msg("Create an automation", { id: "help.intro.action" }),
    explore: () => msg("Try the examples below", { id: "help.intro.explore" }),
    title: () => msg("Test W&B webhook automations before you create them", { id: "help.intro.title" }),
    text: () =>
      msg(
        "Write a payload, see what an event would send and which automations it fires, and send it for real. Everything runs in your browser: this page never contacts W&B, and it sends a request only when you click Send.",
        { id: "help.intro.text" },
      ),
  },
  keys: {
    arrows: () =>
      msg("On a tab: previous, next tab. On a divider: resize the pane", { id: "help.keys.arrows" }),
    editor: () => msg("In the template editor", { id: "help.keys.editor" }),
    everywhere: () => msg("Everywhere", { id: "help.keys.everywhere" }),
    find: () => msg("Find", { id: "help.keys.find" }),
    fix: () => msg("Apply the fix at the cursor", { id: "help.keys.fix" }),
    hover: () => msg("Explain the variable at the cursor", { id: "help.keys.hover" }),
    indent: () => msg("Indent less, more", { id: "help.keys.indent" }),
    leave: () => msg("Leave the editor", { id: "help.keys.leave" }),
    redo: () => msg("Redo", { id: "help.keys.redo" }),
    undo: () => msg("Undo the last change, in any view", { id: "help.keys.undo" }),
    variable: () => msg("Insert a variable", { id: "help.keys.variable" }),
  },
  licences: () => msg("Licences of the packages in this page", { id: "help.licences" }),
  meaning: () => msg("Meaning", { id: "help.meaning" }),
  noVariable: () => msg("No variable matches.", { id: "help.noVariable" }),
  privacy: () => msg("Privacy", { id: "help.privacy" }),
  privacyPoints: () => [
    msg("This page has no server of its own and no analytics. It never contacts W&B.", {
      id: "help.privacy.noServer",
    }),
    msg(
      "A request leaves your browser only when you click Send, and goes only to the address shown beside the button.",
      {
        id: "help.privacy.send",
      },
    ),
    msg("The workspace is stored in this browser (localStorage). Export it to keep a copy.", {
      id: "help.privacy.workspace",
    }),
    msg(
      "The values of secrets stay in this tab and are forgotten when it closes. They are never exported, never on disk unencrypted, and masked wherever they are shown.",
      {
        id: "help.privacy.secrets",
      },
    ),
    msg("The list of sends is in this tab's memory only.", { id: "help.privacy.sends" }),
  ],
  shortcuts: () => msg("Keyboard shortcuts", { id: "help.shortcuts" }),
  showIntro: () => msg("Show the introduction", { id: "help.showIntro" }),
  searchVariables: () => msg("Search variables", { id: "help.searchVariables" }),
  title: () => msg("Help", { id: "help.title" }),
  variable: () => msg("Variable", { id: "help.variable" }),
  variables: () => msg("Payload variables", { id: "help.variables" }),
  version: (version: string) => msg(str`Version ${version}, MIT or Apache-2.0`, { id: "help.version" }),
};
