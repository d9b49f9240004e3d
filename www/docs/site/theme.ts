/*
 * Applies the theme that the reader chose, before the page is drawn. A script of its own, because the page's policy forbids
 * inline scripts.
 */

import { storedTheme } from "./theme-choice.ts";

document.documentElement.dataset.theme = storedTheme();
