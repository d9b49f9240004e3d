import { language } from "./localization.ts";

const formats = new Map<string, Intl.NumberFormat>();

/** Returns a count as the page's language writes it, like `12,345`. */
export function countText(count: number): string {
  const locale = language();
  let format = formats.get(locale);
  if (format === undefined) {
    format = new Intl.NumberFormat(locale);
    formats.set(locale, format);
  }
  return format.format(count);
}
