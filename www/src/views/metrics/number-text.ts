/** A number with as many digits as people compare; nothing where there is none. */
export function numberText(value: number | undefined): string {
  return value === undefined ? "" : String(Number(value.toPrecision(6)));
}
