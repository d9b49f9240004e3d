import type { Page } from "@playwright/test";

/** Elements whose texts are data or code, not sentences. */
const DATA = "code, pre, kbd, .data, .cm-content, .brand, [lang]:not(html), wa-relative-time";

/** Attributes that users see or hear. */
const ATTRIBUTES = ["aria-label", "title", "placeholder", "label", "hint", "alt", "aria-description"];

/**
 * Returns the visible texts without any Korean letter, and those that contain a whole English sentence, shadow roots
 * included. `known` are names and data, which are the same in every language.
 */
export function untranslated(
  page: Page,
  sentences: readonly string[],
  known: readonly string[],
): Promise<string[]> {
  return page.evaluate(
    ([data, attributes, sentences, known]) => {
      const found: string[] = [];
      const check = (text: string) => {
        const shown = known.reduce((rest, name) => rest.replaceAll(name, " "), text);
        const isEnglish = /[A-Za-z]{2}/.test(shown) && !/[\uAC00-\uD7A3]/.test(shown);
        if (isEnglish || sentences.some((sentence) => shown.includes(sentence))) found.push(text.trim());
      };
      const visit = (element: Element) => {
        if (!element.checkVisibility({ visibilityProperty: true }) && element.localName !== "option") return;
        for (const name of attributes) {
          const value = element.getAttribute(name);
          if (value !== null && element.closest(data) === null) check(value);
        }
        const isData = element.matches(data) || ["STYLE", "SCRIPT", "TEXTAREA"].includes(element.tagName);
        if (isData) return;
        for (const node of element.childNodes) {
          if (node instanceof Text) check(node.data);
          if (node instanceof Element) visit(node);
        }
        for (const child of element.shadowRoot?.children ?? []) visit(child);
      };
      visit(document.body);
      return [...new Set(found)];
    },
    [DATA, ATTRIBUTES, sentences, known] as const,
  );
}
