/**
 * Joins literal texts with values, which it takes from their slots; undefined if a value is missing, or if the payload has
 * more than `maxLength` UTF-16 code units.
 */
export function join(texts, slots, values, maxLength) {
  let payload = texts[0];
  for (let index = 0; index < slots.length; index += 1) {
    const value = values[slots[index]];
    if (value === undefined) return undefined;
    payload += value + texts[index + 1];
    if (payload.length > maxLength) return undefined;
  }
  return payload;
}
