import { replay } from "../messages/replay.ts";

/** When something happened, in UTC as events have it. */
export function timeText(millis: number): string {
  return Number.isFinite(millis)
    ? new Date(millis).toISOString().replace("T", " ").replace(".000", "")
    : replay.unknownTime();
}
