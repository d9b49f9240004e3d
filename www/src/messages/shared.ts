import { msg, str } from "@lit/localize";

/** Words that stand in several views. */
export const shared = {
  cancel: () => msg("Cancel", { id: "shared.cancel" }),
  close: () => msg("Close", { id: "shared.close" }),
  copied: () => msg("Copied", { id: "shared.copied" }),
  copy: () => msg("Copy", { id: "shared.copy" }),
  copyRefused: () => msg("The browser did not let this page copy.", { id: "shared.copyRefused" }),
  delete: () => msg("Delete", { id: "shared.delete" }),
  edit: () => msg("Edit", { id: "shared.edit" }),
  moreFor: (name: string) => msg(str`More for ${name}`, { id: "shared.moreFor" }),
  name: () => msg("Name", { id: "shared.name" }),
  none: () => msg("None", { id: "shared.none" }),
  optional: () => msg("optional", { id: "shared.optional" }),
  save: () => msg("Save", { id: "shared.save" }),
  severity: {
    error: () => msg("Error:", { id: "shared.severity.error" }),
    hint: () => msg("Note:", { id: "shared.severity.hint" }),
    warning: () => msg("Warning:", { id: "shared.severity.warning" }),
  },
};
