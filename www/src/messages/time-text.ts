import { replay } from "./replay.ts";

/** When something happened, in UTC as W&B's API has it; the whole page says times this way. */
export function timeText(millis: number | undefined): string {
  return millis !== undefined && Number.isFinite(millis)
    ? new Date(millis).toISOString().replace("T", " ").replace(".000", "")
    : replay.unknownTime();
}
