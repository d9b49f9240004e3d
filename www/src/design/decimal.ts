const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Whether a text is a whole decimal number, like `-1.5` or `2e-3`. */
export function isDecimal(text: string): boolean {
  return DECIMAL.test(text);
}

/** The number that a decimal text says once its point has moved to the right; never by arithmetic, which would round. */
export function moved(decimal: string, places: number): number {
  const [mantissa, exponent = "0"] = decimal.toLowerCase().split("e");
  return Number(`${mantissa}e${Number(exponent) + places}`);
}

/** Whether two decimal texts say the same number, however they are written. */
export function sayTheSame(one: string, other: string): boolean {
  return normal(one) === normal(other);
}

/** Sign, digits without outer zeros, and the exponent of the last digit. */
function normal(decimal: string): string {
  const [mantissa = "", exponent = "0"] = decimal.toLowerCase().replace(/^\+/, "").split("e");
  const [whole = "", fraction = ""] = mantissa.replace("-", "").split(".");
  const digits = (whole + fraction).replace(/^0+/, "");
  const significant = digits.replace(/0+$/, "");
  if (significant === "") return "0";
  const last = Number(exponent) - fraction.length + (digits.length - significant.length);
  return `${mantissa.startsWith("-") ? "-" : ""}${significant}e${last}`;
}
