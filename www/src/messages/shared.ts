import { msg, str } from "./localization.ts";

/** Messages of several views. */
export const shared = {
  cancel: () => msg("Cancel", { id: "shared.cancel" }),
  close: () => msg("Close", { id: "shared.close" }),
  copied: () => msg("Copied", { id: "shared.copied" }),
  copy: () => msg("Copy", { id: "shared.copy" }),
  copyNotAllowed: () => msg("The browser did not allow copying.", { id: "shared.copyRefused" }),
  delete: () => msg("Delete", { id: "shared.delete" }),
  deleted: (name: string) => msg(str`Deleted “${name}”`, { id: "settings.deleted" }),
  discard: () => msg("Discard", { id: "shared.discard" }),
  draftRestored: () => msg("Your unsaved draft was restored.", { id: "shared.draftKept" }),
  edit: () => msg("Edit", { id: "shared.edit" }),
  savedAs: (number: string) => msg(str`Saved as ${number}.`, { id: "shared.keptAs" }),
  incomplete: (fields: string) => msg(str`Nothing was saved. Check: ${fields}.`, { id: "shared.incomplete" }),
  moreFor: (name: string) => msg(str`More for ${name}`, { id: "shared.moreFor" }),
  nameBlank: () => msg("Enter a name.", { id: "shared.nameBlank" }),
  name: () => msg("Name", { id: "shared.name" }),
  none: () => msg("None", { id: "shared.none" }),
  numberCount: (most: string) =>
    msg(str`Enter a whole number from 1 to ${most}.`, { id: "shared.numberCount" }),
  numberMissing: () => msg("Enter a number.", { id: "shared.numberMissing" }),
  numberNegative: () => msg("Enter zero or a positive number.", { id: "shared.numberNegative" }),
  numberInvalid: () => msg("Enter a number, for example 0.25 or -3e-4.", { id: "shared.numberNone" }),
  numberTooLarge: () => msg("This number is too large.", { id: "shared.numberTooLarge" }),
  optional: () => msg("optional", { id: "shared.optional" }),
  partShown: (shown: string, all: string) =>
    msg(str`The first ${shown} of ${all} characters are shown.`, { id: "shared.partShown" }),
  problemCount: {
    error: (count: number) =>
      count === 1
        ? msg("1 error", { id: "shared.problemCount.error.one" })
        : msg(str`${count} errors`, { id: "shared.problemCount.error.many" }),
    hint: (count: number) =>
      count === 1
        ? msg("1 note", { id: "shared.problemCount.hint.one" })
        : msg(str`${count} notes`, { id: "shared.problemCount.hint.many" }),
    warning: (count: number) =>
      count === 1
        ? msg("1 warning", { id: "shared.problemCount.warning.one" })
        : msg(str`${count} warnings`, { id: "shared.problemCount.warning.many" }),
  },
  share: () => msg("Share…", { id: "shared.share" }),
  showMore: () => msg("Show more", { id: "shared.showMore" }),
  saveChanges: () => msg("Save changes", { id: "shared.saveChanges" }),
  save: () => msg("Save", { id: "shared.save" }),
  valueMissing: () => msg("Enter a value.", { id: "shared.valueMissing" }),
  severity: {
    error: () => msg("Error:", { id: "shared.severity.error" }),
    hint: () => msg("Note:", { id: "shared.severity.hint" }),
    warning: () => msg("Warning:", { id: "shared.severity.warning" }),
  },
};
