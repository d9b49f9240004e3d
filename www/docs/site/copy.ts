import type { SiteMessages } from "./messages.ts";

/** How long a button shows that it has copied. */
const COPIED_MS = 2_000;

/** Makes the page's copy buttons work: those of code, and those of examples, which copy the current text of an input. */
export function enableCopying(messages: SiteMessages): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-copy]")) {
    const code = button.parentElement?.querySelector("pre");
    enable(button, messages, () => code?.textContent ?? "");
  }
  for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-copy-part]")) {
    const input = button.dataset.copyPart ?? "";
    const example = button.closest(".example");
    enable(button, messages, () => currentText(example, input));
  }
}

/** Returns the text of an example's input, as the reader has edited it. */
function currentText(example: Element | null, input: string): string {
  const element = [...(example?.children ?? [])].find(({ localName }) => localName.startsWith("hookwright-"));
  const edited: unknown = element && Reflect.get(element, input);
  return typeof edited === "string" && edited !== ""
    ? edited
    : (element?.querySelector(`[data-part="${input}"]`)?.textContent ?? "");
}

function enable(button: HTMLButtonElement, messages: SiteMessages, text: () => string) {
  const label = button.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text());
      button.textContent = messages.copied;
    } catch {
      button.textContent = messages.copyFailed;
    }
    setTimeout(() => {
      button.textContent = label;
    }, COPIED_MS);
  });
}
