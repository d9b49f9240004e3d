import { random } from "./random.js";

const REGISTRY = { type: "registry", entity: "acme", registry: "model-registry" };

/**
 * Automations of one registry that wait for aliases: two fifths for one alias, two fifths for a beginning, one fifth
 * for something inside. That they share their scope leaves all of the work to their conditions.
 */
export function automations(count) {
  return Array.from({ length: count }, (_, number) => ({
    id: `a${number}`,
    name: `a${number}`,
    enabled: true,
    team: "acme",
    scope: REGISTRY,
    trigger: {
      type: "ADD_ARTIFACT_ALIAS",
      filter: JSON.stringify({ alias: { $regex: pattern(number) } }),
    },
  }));
}

/** The expression of the automation of this number, which one alias in `aliases` meets. */
export function pattern(number) {
  const kind = number % 5;
  if (kind < 2) return `^team-${number}-prod$`;
  return kind < 4 ? `^team-${number}-` : `x${number}-candidate`;
}

/** Aliases of which most meet one of this many automations. */
export function aliases(count, automationCount) {
  const dice = random(11);
  return Array.from({ length: count }, () => {
    const number = dice.below(automationCount);
    return number % 5 < 4 ? `team-${number}-prod` : `team-x${number}-candidate-${dice.below(9)}`;
  });
}
