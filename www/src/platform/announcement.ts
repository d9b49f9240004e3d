/** What was said: a change that undo takes back, something else that went well, something to heed, a failure. */
export type Tone = "done" | "note" | "warning" | "error";

/** Something worth saying, on screen and to screen readers. */
export class AnnounceEvent extends Event {
  constructor(
    readonly text: string,
    readonly tone: Tone,
  ) {
    super("hw-announce", { bubbles: true, composed: true });
  }
}

/** Has the shell say that something is changed; it offers to undo that. */
export function announce(from: EventTarget, text: string): void {
  from.dispatchEvent(new AnnounceEvent(text, "done"));
}

/** Has the shell say something in passing. */
export function announceNote(from: EventTarget, text: string): void {
  from.dispatchEvent(new AnnounceEvent(text, "note"));
}

/** Has the shell say something that must not pass unnoticed. */
export function announceWarning(from: EventTarget, text: string): void {
  from.dispatchEvent(new AnnounceEvent(text, "warning"));
}

/** Has the shell say that something went wrong. */
export function announceError(from: EventTarget, text: string): void {
  from.dispatchEvent(new AnnounceEvent(text, "error"));
}

declare global {
  interface HTMLElementEventMap {
    "hw-announce": AnnounceEvent;
  }
}
