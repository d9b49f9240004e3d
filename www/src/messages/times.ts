// Not from "./localization.ts": a worker shows times too, and has no elements.
import { msg } from "@lit/localize";

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
