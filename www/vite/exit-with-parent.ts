import type { Plugin } from "vite";

/**
 * Exits the development server when its standard input ends. `cargo xtask play` holds the other end of the pipe, so the
 * server never outlives it, however it was stopped. Vite listens for the end too, but does not read the input, and unread
 * input never ends.
 */
export function exitWithParent(): Plugin {
  return {
    name: "hookwright:exit-with-parent",
    apply: "serve",
    configureServer() {
      if (process.env.HOOKWRIGHT_PLAY) process.stdin.on("end", () => process.exit()).resume();
    },
  };
}
