import { random } from "./random.js";

const REGISTRY = { type: "registry", entity: "acme", registry: "model-registry" };

/**
 * Automations of one registry with an alias condition: two fifths match one alias, two fifths a prefix, one fifth a
 * substring. They share their scope, so that all of the work is in their conditions.
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

/** The regular expression of the automation with this number; at least one alias in `aliases` matches it. */
export function pattern(number) {
  const kind = number % 5;
  if (kind < 2) return `^team-${number}-prod$`;
  return kind < 4 ? `^team-${number}-` : `x${number}-candidate`;
}

/** Aliases, most of which match one of this many automations. */
export function aliases(count, automationCount) {
  const dice = random(11);
  return Array.from({ length: count }, () => {
    const number = dice.below(automationCount);
    return number % 5 < 4 ? `team-${number}-prod` : `team-x${number}-candidate-${dice.below(9)}`;
  });
}
