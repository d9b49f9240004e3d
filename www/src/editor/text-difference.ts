/** The one replacement that makes `after` of `before`, as short as can be: scrolling and cursor stay where they are. */
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

/** How many characters agree, of at most so many. Engines compare slices far faster than single characters. */
function longest(most: number, agree: (from: number, to: number) => boolean): number {
  let [low, high] = [0, most];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (agree(low, middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
