import { html } from "lit";
import { timeText, utcText } from "../messages/times.ts";

/** Renders a time in the reader's time zone; pointing at it shows the time in UTC, as W&B's API writes it. */
export function time(millis: number | undefined) {
  return html`<time title=${utcText(millis)}>${timeText(millis)}</time>`;
}
