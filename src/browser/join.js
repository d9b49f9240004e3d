/** Joins literal texts with values, which it takes from their slots; undefined if a value is missing. */
export function join(texts, slots, values) {
  let payload = texts[0];
  for (let index = 0; index < slots.length; index += 1) {
    const value = values[slots[index]];
    if (value === undefined) return undefined;
    payload += value + texts[index + 1];
  }
  return payload;
}
