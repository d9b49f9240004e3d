/** The user's change of one input. */
export class InputEditEvent extends Event {
  constructor(
    /** The input's name, like `template`. */
    readonly input: string,
    readonly text: string,
  ) {
    super("hw-edit");
  }
}

/** A result that differs from the one before. */
export class ResultEvent<Result> extends Event {
  constructor(readonly result: Result) {
    super("hw-result");
  }
}

declare global {
  interface HTMLElementEventMap {
    "hw-edit": InputEditEvent;
    "hw-result": ResultEvent<unknown>;
  }
}
