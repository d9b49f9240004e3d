const KEY = "hookwright.docs.theme";

export type Theme = "system" | "light" | "dark";

const THEMES: readonly Theme[] = ["system", "light", "dark"];

/** Returns the theme that the reader chose; the system's if the browser stores none. */
export function storedTheme(): Theme {
  try {
    const stored = localStorage.getItem(KEY);
    return THEMES.find((theme) => theme === stored) ?? "system";
  } catch {
    return "system";
  }
}

/** Lets the reader choose the theme, and remembers the choice if the browser allows it. */
export function offerThemes(choice: HTMLSelectElement): void {
  choice.hidden = false;
  choice.value = storedTheme();
  choice.addEventListener("change", () => {
    document.documentElement.dataset.theme = choice.value;
    try {
      localStorage.setItem(KEY, choice.value);
    } catch {
      // The theme applies to this page only.
    }
  });
}
