/** The one replacement that makes `after` of `before`, as short as can be: scrolling and cursor stay where they are. */
export function difference(before: string, after: string): { from: number; to: number; insert: string } {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let tail = 0;
  while (tail < shorter - start && before[before.length - 1 - tail] === after[after.length - 1 - tail])
    tail += 1;
  return { from: start, to: before.length - tail, insert: after.slice(start, after.length - tail) };
}
