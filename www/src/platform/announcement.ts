/** The tone of a notice: a change that can be undone, another success, a warning, an error. */
export type Tone = "done" | "note" | "warning" | "error";

/** A link in a notice, to what the user probably wants next. */
export interface NoticeLink {
  readonly label: string;
  readonly href: string;
}

/** A button in a notice. */
export interface NoticeAction {
  readonly label: string;
  readonly run: () => void;
}

/** A request to show a notice, which screen readers announce too. */
export class AnnounceEvent extends Event {
  constructor(
    readonly text: string,
    readonly tone: Tone,
    readonly link?: NoticeLink,
    readonly action?: NoticeAction,
  ) {
    super("hw-announce", { bubbles: true, composed: true });
  }
}

/** Shows a notice about a change, with an undo button. */
export function announce(from: EventTarget, text: string, link?: NoticeLink): void {
  show(from, new AnnounceEvent(text, "done", link));
}

/** Shows a notice without an undo button. */
export function announceNote(from: EventTarget, text: string): void {
  show(from, new AnnounceEvent(text, "note"));
}

/** Shows a notice with a button, until the user dismisses it. */
export function announceOffer(from: EventTarget, text: string, action: NoticeAction): void {
  show(from, new AnnounceEvent(text, "note", undefined, action));
}

/** Shows a warning, with a button if there is something to do. */
export function announceWarning(from: EventTarget, text: string, action?: NoticeAction): void {
  show(from, new AnnounceEvent(text, "warning", undefined, action));
}

/** Shows an error. */
export function announceError(from: EventTarget, text: string): void {
  show(from, new AnnounceEvent(text, "error"));
}

/** The sender may have left the page while it waited for what it announces. */
function show(from: EventTarget, event: AnnounceEvent) {
  const isGone = from instanceof Node && !from.isConnected;
  (isGone ? window : from).dispatchEvent(event);
}

declare global {
  interface WindowEventMap {
    "hw-announce": AnnounceEvent;
  }
}
