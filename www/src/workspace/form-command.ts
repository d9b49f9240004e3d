import { type Command, type Diagnostic, HookwrightError } from "hookwright/payload";
import type { ReactiveController, ReactiveControllerHost } from "lit";
import { sentences } from "../messages/diagnostic.ts";
import type { WorkspaceController } from "./workspace-controller.ts";

/** Applies a form's commands and holds the reasons why one was refused. The form shows them itself, because a dialog would cover a notice. */
export class FormCommand implements ReactiveController {
  findings: readonly Diagnostic[] = [];

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostDisconnected() {
    this.findings = [];
  }

  /** The reason as a field's error, or null. */
  get message(): string | null {
    const [first] = this.findings;
    return first ? sentences(first).message : null;
  }

  /** Applies a command; returns false if it failed, and keeps the core's reason in `findings`. */
  async apply(workspace: WorkspaceController, command: Command): Promise<boolean> {
    let refusal: Diagnostic | undefined;
    const applied = await workspace.attempt(async (store) => {
      try {
        await store.apply(command);
      } catch (error) {
        if (!(error instanceof HookwrightError)) throw error;
        refusal = error.diagnostic;
      }
    });
    this.findings = refusal ? [refusal] : [];
    this.host.requestUpdate();
    return applied && refusal === undefined;
  }

  /** Clears the findings, after the user changed the refused value. */
  readonly clear = () => {
    if (this.findings.length === 0) return;
    this.findings = [];
    this.host.requestUpdate();
  };
}
