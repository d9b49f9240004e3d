import "@awesome.me/webawesome/dist/components/icon/icon.js";
import { registerIconLibrary } from "@awesome.me/webawesome/dist/components/icon/library.js";
import sprite from "./icons.svg?url";

/** The page's icons: strokes on a 16 by 16 grid, the symbols of `icons.svg`. */
export type IconName =
  | "add"
  | "alert"
  | "bell"
  | "bolt"
  | "chart"
  | "check"
  | "close"
  | "copy"
  | "cross"
  | "done"
  | "down"
  | "download"
  | "edit"
  | "globe"
  | "help"
  | "hide"
  | "history"
  | "info"
  | "menu"
  | "minus"
  | "moon"
  | "more"
  | "play"
  | "redo"
  | "reveal"
  | "search"
  | "settings"
  | "send"
  | "share"
  | "sun"
  | "system"
  | "trash"
  | "undo"
  | "updown";

/** The icons that Web Awesome's controls show, by Web Awesome's names. */
const CONTROL_ICONS = new Map<string, IconName>([
  ["check", "check"],
  ["chevron-down", "down"],
  ["circle-xmark", "cross"],
  ["eye", "reveal"],
  ["eye-slash", "hide"],
  ["minus", "minus"],
  ["plus", "add"],
]);

/**
 * Registers a library of Web Awesome's with the page's icons, so that no icon comes from another host. It is a sprite
 * sheet, because Web Awesome parses any other icon with `innerHTML`, which the page's policy forbids.
 */
function register(library: string, symbolOf: (name: string) => string) {
  registerIconLibrary(library, {
    resolver: (name) => `${sprite}#${symbolOf(name)}`,
    mutator: (svg) => svg.setAttribute("viewBox", "0 0 16 16"),
    spriteSheet: true,
  });
}

register("default", (name) => name);
register("system", (name) => CONTROL_ICONS.get(name) ?? name);
