import { msg, str } from "@lit/localize";

/** Words that stand in several views. */
export const shared = {
  cancel: () => msg("Cancel", { id: "shared.cancel" }),
  close: () => msg("Close", { id: "shared.close" }),
  copied: () => msg("Copied", { id: "shared.copied" }),
  copy: () => msg("Copy", { id: "shared.copy" }),
  copyRefused: () => msg("The browser did not let this page copy.", { id: "shared.copyRefused" }),
  delete: () => msg("Delete", { id: "shared.delete" }),
  discard: () => msg("Discard", { id: "shared.discard" }),
  draftKept: () => msg("This goes on with what you left here unsaved.", { id: "shared.draftKept" }),
  edit: () => msg("Edit", { id: "shared.edit" }),
  keptAs: (number: string) => msg(str`Kept as ${number}.`, { id: "shared.keptAs" }),
  moreFor: (name: string) => msg(str`More for ${name}`, { id: "shared.moreFor" }),
  nameBlank: () => msg("A name is more than blanks.", { id: "shared.nameBlank" }),
  name: () => msg("Name", { id: "shared.name" }),
  none: () => msg("None", { id: "shared.none" }),
  numberCount: (most: string) => msg(str`A whole number from 1 to ${most}.`, { id: "shared.numberCount" }),
  numberMissing: () => msg("Enter a number.", { id: "shared.numberMissing" }),
  numberNegative: () => msg("A number that is not negative.", { id: "shared.numberNegative" }),
  numberNone: () => msg("This is not a number yet, like 0.25 or -3e-4.", { id: "shared.numberNone" }),
  numberTooLarge: () => msg("This number is too large.", { id: "shared.numberTooLarge" }),
  optional: () => msg("optional", { id: "shared.optional" }),
  save: () => msg("Save", { id: "shared.save" }),
  severity: {
    error: () => msg("Error:", { id: "shared.severity.error" }),
    hint: () => msg("Note:", { id: "shared.severity.hint" }),
    warning: () => msg("Warning:", { id: "shared.severity.warning" }),
  },
};
