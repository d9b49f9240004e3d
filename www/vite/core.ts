import { join } from "node:path";
import type { Plugin } from "vite";

/** Reloads the page once after the core was rebuilt, when its last file is written. */
export function core(pkg: string): Plugin {
  const lastWritten = join(pkg, ".stamp");
  return {
    name: "hookwright:core",
    apply: "serve",
    configureServer(server) {
      server.watcher.add(lastWritten);
      const reload = (file: string) => {
        if (file === lastWritten) {
          server.moduleGraph.invalidateAll();
          server.ws.send({ type: "full-reload" });
        }
      };
      server.watcher.on("add", reload).on("change", reload);
    },
    hotUpdate({ file }) {
      return file.startsWith(pkg) ? [] : undefined;
    },
  };
}
