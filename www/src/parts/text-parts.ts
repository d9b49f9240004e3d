import type { ReactiveControllerHost } from "lit";
import { GrowingLimit } from "../design/growing-limit.ts";
import { shared } from "../messages/shared.ts";

/** The first part of a long text in UTF-16 units: a megabyte of combining marks takes seconds to lay out. */
const FIRST_LENGTH = 20_000;

/** The average length of a line in UTF-16 units, below which a text counts as one of short lines: each takes time. */
const LINE_LENGTH = 20;

/** Shows a long text in parts: a first one at once, and more when the user asks. */
export class TextParts {
  #text = "";
  readonly #limit: GrowingLimit;

  constructor(host: ReactiveControllerHost) {
    this.#limit = new GrowingLimit(host, FIRST_LENGTH);
  }

  /** Returns the part of a text to show. Another text begins with its first part again. */
  readonly part = (text: string): string => {
    if (text !== this.#text) this.#limit.reset();
    this.#text = text;
    return firstPart(text, this.#limit.limit);
  };

  /** Renders how much of the text is shown, and a button for more; nothing if all of it is shown. */
  more() {
    return this.#limit.more(this.part(this.#text).length, this.#text.length, shared.partShown);
  }
}

/** Returns the beginning of a text of at most so many UTF-16 units; of less, if its lines are short. */
function firstPart(text: string, length: number): string {
  let end = -1;
  for (let lines = length / LINE_LENGTH; lines > 0; lines -= 1) {
    end = text.indexOf("\n", end + 1);
    if (end < 0 || end > length) break;
  }
  const cut = end < 0 ? length : Math.min(end, length);
  // An unpaired surrogate at the cut would be shown as a replacement character.
  return text.length <= cut ? text : text.slice(0, cut).replace(/[\uD800-\uDBFF]$/, "");
}
