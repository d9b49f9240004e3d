/** How many edits a mistyped name may need. */
const MAX_EDITS = 4;

/** Returns the name that needs the fewest edits to become one of the known names; undefined if all are too different. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const upper = name.toUpperCase();
  let [nearest, fewest] = [undefined as string | undefined, Math.min(MAX_EDITS, name.length - 1) + 1];
  for (const candidate of known) {
    const count = edits(upper, candidate.toUpperCase());
    if (count < fewest) [nearest, fewest] = [candidate, count];
  }
  return nearest;
}

/** Counts the characters to insert, delete or replace. */
function edits(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [position, character] of [...from].entries()) {
    const next = [position + 1];
    for (let index = 0; index < to.length; index += 1) {
      const replaced = (row[index] ?? 0) + (to[index] === character ? 0 : 1);
      next.push(Math.min(replaced, (row[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
