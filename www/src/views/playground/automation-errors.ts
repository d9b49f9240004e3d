import { type Automation, Matcher, Template, type Workspace } from "hookwright";
import { automationContext } from "../../parts/automation-context.ts";

/** How long the errors are counted before the page handles user input, in milliseconds. */
const SLICE_MS = 8;

/** The errors of one automation, and what they were found in. */
interface Checked {
  readonly checked: string;
  readonly errors: number;
}

/** Counts the errors in automations: those of the payload, and those of the trigger. Unchanged automations are counted once. */
export class ErrorCounter {
  readonly #known = new Map<string, Checked>();

  /**
   * Returns the numbers of errors by the automation's id; without those that have none. Counts in slices, between which the
   * page handles user input.
   */
  async count({ automations, teams }: Workspace): Promise<ReadonlyMap<string, number>> {
    const counts = new Map<string, number>();
    let sliceStart = performance.now();
    for (const automation of automations) {
      if (performance.now() - sliceStart >= SLICE_MS) {
        await new Promise((resolve) => setTimeout(resolve));
        sliceStart = performance.now();
      }
      const team = teams.find(({ name }) => name === automation.team);
      const webhook = team?.webhooks.find(({ id }) => id === automation.webhook);
      const { eventType } = automationContext(automation);
      const context = {
        ...(eventType && { eventType }),
        teamSecrets: [...(team?.secrets ?? [])],
        ...(webhook && { webhook }),
      };
      const errors = this.#errors(automation, context);
      if (errors > 0) counts.set(automation.id, errors);
    }
    return counts;
  }

  #errors(automation: Automation, context: Parameters<Template["check"]>[0]): number {
    const checked = JSON.stringify([automation, context]);
    const known = this.#known.get(automation.id);
    if (known?.checked === checked) return known.errors;
    const template = new Template(automation.payload ?? "", context?.webhook?.secret);
    const matcher = new Matcher();
    const findings = [...template.check(context), ...matcher.set(automation)];
    template.free();
    matcher.free();
    const errors = findings.filter(({ severity }) => severity === "error").length;
    this.#known.set(automation.id, { checked, errors });
    return errors;
  }
}
