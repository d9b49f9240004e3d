import type { LitElement, ReactiveController } from "lit";

/**
 * Keeps the focus inside its host: when an update removes the control that has it, the host's element for this purpose gets
 * it, so that the Tab key continues from there.
 */
export class FocusKeeper implements ReactiveController {
  private hadFocus = false;

  constructor(
    private readonly host: LitElement,
    private readonly fallback: () => HTMLElement | null | undefined,
  ) {
    host.addController(this);
  }

  hostUpdate() {
    this.hadFocus = this.host.matches(":focus-within");
  }

  hostUpdated() {
    if (this.hadFocus && !this.host.matches(":focus-within")) this.fallback()?.focus({ preventScroll: true });
  }
}
