import { type Command, type Diagnostic, HookwrightError } from "hookwright/payload";
import type { ReactiveController, ReactiveControllerHost } from "lit";
import { sentences } from "../messages/diagnostic.ts";
import type { WorkspaceController } from "./workspace-controller.ts";

/** Why a form's command was refused, for the form itself: a notice would stand behind a dialog. */
export class RefusedCommand implements ReactiveController {
  findings: readonly Diagnostic[] = [];

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostDisconnected() {
    this.findings = [];
  }

  /** The refusal for a field to say; none where nothing was refused. */
  get message(): string | null {
    const [first] = this.findings;
    return first ? sentences(first).message : null;
  }

  /** Applies a command; a refusal of the core's is kept here, and answered as `false`. */
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

  /** Forgets the refusal: what was refused is another text now. */
  readonly forget = () => {
    if (this.findings.length === 0) return;
    this.findings = [];
    this.host.requestUpdate();
  };
}
