import { existsSync } from "node:fs";
import { type Alias, build, type Plugin } from "vite";

/** A script that is served at an address that never changes. */
export interface FixedScript {
  /** The file's name, next to the page. */
  readonly name: string;
  readonly source: string;
  readonly modules: Alias[];
  /** Whether the page runs it before everything else. */
  readonly isFirst?: boolean;
}

/** Serves a script at a fixed address. It is one file without imports, both in development and in the build. */
export function fixedScript(script: FixedScript): Plugin {
  const { name } = script;
  return {
    name: `hookwright:${name}`,
    configureServer(server) {
      server.middlewares.use(`/${name}`, async (_request, response, next) => {
        try {
          const code = await bundle(script);
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
      const code = await bundle(script);
      if (code !== undefined) this.emitFile({ type: "asset", fileName: name, source: code });
    },
    transformIndexHtml: {
      order: "post",
      handler: () =>
        script.isFirst
          ? [{ tag: "script", attrs: { src: `./${name}` }, injectTo: "head-prepend" as const }]
          : [],
    },
  };
}

async function bundle({ name, source, modules }: FixedScript): Promise<string | undefined> {
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
    throw new Error(`${name} must be one script, but the build produced: ${names}`);
  }
  return script.code;
}
