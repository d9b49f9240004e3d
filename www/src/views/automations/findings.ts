import { type Automation, type Diagnostic, HookwrightError, Matcher } from "hookwright";

/** Compiled once for each object: a list asks for all of them at every change. */
const known = new WeakMap<Automation, readonly Diagnostic[]>();

/** What keeps an automation from firing, or may; nothing while it is too unfinished to be judged. */
export function automationFindings(automation: Automation): readonly Diagnostic[] {
  const found = known.get(automation) ?? judged(automation);
  known.set(automation, found);
  return found;
}

/** Those that its scope decides. */
export function scopeFindings(automation: Automation): readonly Diagnostic[] {
  return automationFindings(automation).filter(
    ({ code }) => code === "trigger/needs-project" || code === "trigger/needs-collection",
  );
}

/** Those about conditions of its filter that its event has nothing for; what else a filter says it says itself. */
export function foreignFields(automation: Automation): readonly Diagnostic[] {
  return automationFindings(automation).filter(({ code }) => code === "filter/field-foreign");
}

function judged(automation: Automation): readonly Diagnostic[] {
  const matcher = new Matcher();
  try {
    return matcher.set(automation);
  } catch (error) {
    if (error instanceof HookwrightError) return [];
    throw error;
  } finally {
    matcher.free();
  }
}
