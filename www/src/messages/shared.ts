import { msg, str } from "@lit/localize";

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

/** Returns a time as `2025-01-31 13:00:00`, in the reader's time zone. */
export function timeText(millis: number | undefined): string {
  if (!isTime(millis)) return unknownTime();
  const time = new Date(millis);
  const date = [time.getFullYear(), time.getMonth() + 1, time.getDate()].map(twoDigits).join("-");
  const clock = [time.getHours(), time.getMinutes(), time.getSeconds()].map(twoDigits).join(":");
  const fraction = time.getMilliseconds();
  return `${date} ${clock}${fraction === 0 ? "" : `.${String(fraction).padStart(3, "0")}`}`;
}

/** Returns a time as `2025-01-31 12:00:00 UTC`, the zone of W&B's API. */
export function utcText(millis: number | undefined): string {
  if (!isTime(millis)) return unknownTime();
  return new Date(millis).toISOString().replace("T", " ").replace(".000", "").replace("Z", " UTC");
}

/** The largest distance of a time from 1970 that a `Date` can have. */
const MAX_MILLIS = 8.64e15;

function isTime(millis: number | undefined): millis is number {
  return millis !== undefined && Math.abs(millis) <= MAX_MILLIS;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}

function unknownTime(): string {
  return msg("unknown", { id: "replay.unknownTime" });
}
