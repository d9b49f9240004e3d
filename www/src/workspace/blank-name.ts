import { shared } from "../messages/shared.ts";

/** What is wrong with a name of nothing but blanks; an empty one is still to be typed. */
export function blankName(name: string): string | null {
  return name !== "" && name.trim() === "" ? shared.nameBlank() : null;
}
