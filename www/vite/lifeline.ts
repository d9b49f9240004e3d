import type { Plugin } from "vite";

/**
 * Ends the server when its input ends. `cargo xtask play` holds the other end, so a server never outlives it, however
 * it was stopped. Vite watches its input too, but nobody reads it, and unread input never ends.
 */
export function lifeline(): Plugin {
  return {
    name: "hookwright:lifeline",
    apply: "serve",
    configureServer() {
      if (process.env.HOOKWRIGHT_PLAY) process.stdin.on("end", () => process.exit()).resume();
    },
  };
}
