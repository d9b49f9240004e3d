/** Returns the shortest single replacement that turns `before` into `after`, so that scroll position and cursor stay. */
export function difference(before: string, after: string): { from: number; to: number; insert: string } {
  const shorter = Math.min(before.length, after.length);
  const start = longest(shorter, (from, to) => before.slice(from, to) === after.slice(from, to));
  const [end, endAfter] = [before.length, after.length];
  const tail = longest(
    shorter - start,
    (from, to) => before.slice(end - to, end - from) === after.slice(endAfter - to, endAfter - from),
  );
  return { from: start, to: end - tail, insert: after.slice(start, endAfter - tail) };
}

/** Returns how many characters are equal, at most `most`. Engines compare slices far faster than single characters. */
function longest(most: number, equal: (from: number, to: number) => boolean): number {
  let [low, high] = [0, most];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (equal(low, middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
