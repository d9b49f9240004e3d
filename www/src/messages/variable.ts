import { msg } from "@lit/localize";
import type { OfferedVariable } from "hookwright/payload";

/** What a payload variable renders, in the page's language: the core's words by the variable's name in its table. */
export function variableMeaning({ variable, meaning }: OfferedVariable): string {
  return msg(meaning, { id: `variable.${variable}` });
}
