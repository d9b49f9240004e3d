import { existsSync } from "node:fs";
import { type Alias, build, type Plugin } from "vite";

const NAME = "sandbox.js";

/**
 * Serves the sandbox receiver, a service worker, as `sandbox.js` next to the page: the worker's URL decides which requests
 * it receives, so it must never change. It is one file without imports, both in development and in the build.
 */
export function sandbox(source: string, modules: Alias[]): Plugin {
  return {
    name: "hookwright:sandbox",
    configureServer(server) {
      server.middlewares.use(`/${NAME}`, async (_request, response, next) => {
        try {
          const code = await bundle(source, modules);
          if (code === undefined) return next();
          response.setHeader("Content-Type", "text/javascript");
          response.setHeader("Cache-Control", "no-cache");
          response.end(code);
        } catch (error) {
          next(error);
        }
      });
    },
    async generateBundle() {
      const code = await bundle(source, modules);
      if (code !== undefined) this.emitFile({ type: "asset", fileName: NAME, source: code });
    },
  };
}

async function bundle(source: string, modules: Alias[]): Promise<string | undefined> {
  if (!existsSync(source)) return undefined;
  const result = await build({
    configFile: false,
    logLevel: "warn",
    resolve: { alias: modules },
    build: {
      write: false,
      target: "es2022",
      modulePreload: false,
      rolldownOptions: { input: source, output: { format: "es", codeSplitting: false } },
    },
  });
  const outputs = Array.isArray(result) ? result : [result];
  const files = outputs.flatMap((output) => ("output" in output ? output.output : []));
  const [script, ...unexpected] = files;
  if (script?.type !== "chunk" || unexpected.length > 0) {
    const names = files.map((file) => file.fileName).join(", ");
    throw new Error(`the sandbox must be one script, but the build produced: ${names}`);
  }
  return script.code;
}
