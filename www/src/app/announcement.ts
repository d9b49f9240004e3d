/** Something worth saying, on screen and to screen readers. */
export class AnnounceEvent extends Event {
  constructor(
    readonly text: string,
    readonly tone: "done" | "error",
  ) {
    super("hw-announce", { bubbles: true, composed: true });
  }
}

/** Has the shell say that something is done. */
export function announce(from: EventTarget, text: string): void {
  from.dispatchEvent(new AnnounceEvent(text, "done"));
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
