import type { Evidence, VariableKind } from "hookwright";

/** A variable that a template may use, with what it would render now. */
export interface VariableOption {
  /** What stands between `${` and `}`. */
  readonly name: string;
  readonly kind: VariableKind;
  readonly meaning: string;
  /** What the sample event makes of it; a secret's is masked. */
  readonly value: string;
  readonly evidence: Evidence;
}
