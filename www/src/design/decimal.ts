const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Whether a text is a complete decimal number, like `-1.5` or `2e-3`. */
export function isDecimal(text: string): boolean {
  return DECIMAL.test(text);
}

/** Multiplies a decimal text by a power of ten, by moving its point: arithmetic would round. */
export function timesPowerOfTen(decimal: string, exponent: number): number {
  const [mantissa, own = "0"] = decimal.toLowerCase().split("e");
  return Number(`${mantissa}e${Number(own) + exponent}`);
}

/** Whether two decimal texts are the same number, written in different ways. */
export function isSameNumber(one: string, other: string): boolean {
  return canonical(one) === canonical(other);
}

/** Returns the canonical form: sign, digits without leading and trailing zeros, exponent of the last digit. */
function canonical(decimal: string): string {
  const [mantissa = "", exponent = "0"] = decimal.toLowerCase().replace(/^\+/, "").split("e");
  const [whole = "", fraction = ""] = mantissa.replace("-", "").split(".");
  const digits = (whole + fraction).replace(/^0+/, "");
  const significant = digits.replace(/0+$/, "");
  if (significant === "") return "0";
  const last = Number(exponent) - fraction.length + (digits.length - significant.length);
  return `${mantissa.startsWith("-") ? "-" : ""}${significant}e${last}`;
}
