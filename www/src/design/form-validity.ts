import type { ReactiveController, ReactiveControllerHost } from "lit";

/** A field with an error. */
export interface InvalidField {
  readonly label: string;
  focus(): void;
}

/** A field, or a group of fields, that shows its problems and returns the fields with errors, in their order. */
export interface CheckedFields {
  invalid(): InvalidField[];
}

/** The check of a form before it is submitted: which fields have errors, until the user changes something. */
export class FormValidity implements ReactiveController {
  /** The labels of the fields that had errors when the user last tried to submit. */
  labels: readonly string[] = [];

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected() {
    this.labels = [];
  }

  /** Shows the problems of all fields. Returns whether none has an error; otherwise focuses the first that has. */
  check(fields: Iterable<CheckedFields | null | undefined>): boolean {
    const invalid = [...fields].flatMap((one) => one?.invalid() ?? []);
    this.labels = [...new Set(invalid.map(({ label }) => label))];
    this.host.requestUpdate();
    invalid[0]?.focus();
    return invalid.length === 0;
  }

  /** Forgets the errors, after the user changed a field. */
  readonly clear = () => {
    if (this.labels.length === 0) return;
    this.labels = [];
    this.host.requestUpdate();
  };
}
