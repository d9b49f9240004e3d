import type { Fix } from "hookwright/payload";

/** Which repair somebody wants. */
export class FixEvent extends Event {
  constructor(readonly fix: Fix) {
    super("hw-fix");
  }
}
