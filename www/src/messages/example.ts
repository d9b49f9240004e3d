import { msg, str } from "./localization.ts";

/** Messages of the menu of example payloads. */
export const example = {
  generic: () => msg("Generic JSON", { id: "example.generic" }),
  insert: () => msg("Insert example", { id: "example.insert" }),
  inserted: (receiver: string) =>
    msg(str`Inserted the example for ${receiver}. Undo in the editor brings your text back.`, {
      id: "example.inserted",
    }),
  noWorkflow: () =>
    msg(
      "This payload starts no GitHub workflow: it is not a JSON object with an event_type or a ref. Insert a GitHub example first.",
      { id: "example.noWorkflow" },
    ),
  workflow: () => msg("GitHub workflow for this payload…", { id: "example.workflow" }),
  workflowHeading: () => msg("GitHub workflow", { id: "example.workflowHeading" }),
  workflowHelp: () =>
    msg(
      "GitHub starts this workflow when the payload arrives: a repository_dispatch by its event_type, a workflow_dispatch by the file's name in the address. Save it in the repository whose address the webhook calls.",
      { id: "example.workflowHelp" },
    ),
};
