import { msg } from "@lit/localize";
import type { Evidence } from "hookwright/payload";

/** How a rule is known: in one word, and in a sentence. */
export const evidence: Record<Evidence, { readonly word: () => string; readonly sentence: () => string }> = {
  assumed: {
    word: () => msg("assumed", { id: "evidence.assumed.word" }),
    sentence: () => msg("Assumed: nobody documents it", { id: "evidence.assumed.sentence" }),
  },
  documented: {
    word: () => msg("documented", { id: "evidence.documented.word" }),
    sentence: () => msg("Documented by W&B", { id: "evidence.documented.sentence" }),
  },
  observed: {
    word: () => msg("seen in use", { id: "evidence.observed.word" }),
    sentence: () => msg("Seen in use, in no documentation", { id: "evidence.observed.sentence" }),
  },
  sdk: {
    word: () => msg("from the SDK", { id: "evidence.sdk.word" }),
    sentence: () => msg("From W&B's Python SDK", { id: "evidence.sdk.sentence" }),
  },
  standard: {
    word: () => msg("standard", { id: "evidence.standard.word" }),
    sentence: () => msg("A public standard", { id: "evidence.standard.sentence" }),
  },
};
