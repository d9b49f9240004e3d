/** Texts and the values between them, by their slots; undefined where a value is not there yet. */
export function join(texts, slots, values) {
  let payload = texts[0];
  for (let at = 0; at < slots.length; at += 1) {
    const value = values[slots[at]];
    if (value === undefined) return undefined;
    payload += value + texts[at + 1];
  }
  return payload;
}
