/** The page's languages, as in `<html lang>`. English is in the code; the others are loaded when they are chosen. */
export const LANGUAGES = ["en", "ko"] as const;

export type Language = (typeof LANGUAGES)[number];

/** Each language's own name. */
export const LANGUAGE_NAMES: Record<Language, string> = { en: "English", ko: "한국어" };
