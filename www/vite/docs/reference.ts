import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The folders that the references are made from. */
export interface ReferenceSources {
  /** The folder of the npm package. */
  readonly pkg: string;
  /** The sources of the crate. */
  readonly crate: string;
}

/** The entries of the package with their declarations, by the names of their pages. */
const ENTRIES: ReadonlyMap<string, string> = new Map([
  ["api", "hookwright.d.ts"],
  ["api-payload", "hookwright_payload.d.ts"],
  ["api-render", "hookwright_render.d.ts"],
]);

/** The pages whose declarations are on the page of the whole package, too. */
export const REPEATED: readonly string[] = ["api-payload", "api-render"];

/** Returns the reference that a page ends with, as Markdown; the empty string for pages without one. */
export function reference(page: string, { pkg, crate }: ReferenceSources): string {
  const declarations = ENTRIES.get(page);
  if (declarations !== undefined) return `${ofEntry(declarationsIn(pkg, declarations))}\n${errors(pkg)}`;
  if (page === "api-elements") return ofElements(pkg);
  return page === "api-rust" ? ofCrate(crate) : "";
}

/** Returns the text of a build's declarations. A quick build has only those of the whole core, which is all of its entries. */
function declarationsIn(pkg: string, name: string): string {
  const file = join(pkg, name);
  return readFileSync(existsSync(file) ? file : join(pkg, "hookwright.d.ts"), "utf8");
}

/** Returns a section for each part of the API, with each declaration below its documentation. */
function ofEntry(declarations: string): string {
  return declarations
    .split(/^\/\/ (?=.+$)/m)
    .slice(1)
    .map((part) => {
      const [title = "", ...rest] = part.split("\n");
      return `## ${title} {#part-${slug(title)}}\n\n${declared(rest.join("\n"))}`;
    })
    .join("\n");
}

/** Returns a section for the classes of errors, which all builds share. */
function errors(pkg: string): string {
  const scripts = readdirSync(join(pkg, "snippets"), { recursive: true, encoding: "utf8" });
  const file = scripts.find((name) => name.endsWith("errors.d.ts"));
  if (file === undefined) throw new Error("the package has no errors.d.ts");
  return `## Errors {#part-errors}\n\n${declared(readFileSync(join(pkg, "snippets", file), "utf8"))}`;
}

const DECLARATION =
  /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\nexport (?:declare )?(?:default )?(?:abstract )?(class|function|interface|type) (\w+)[\s\S]*?(?:\n\}|\{\}|;)(?=\n(?:\n|$|\/\*\*|export))/g;

/** Returns declarations in their order, each with a heading, its documentation and its code. */
function declared(text: string): string {
  return [...`${text}\n`.matchAll(DECLARATION)]
    .map(([whole, docs = "", kind = "", name = ""]) => {
      const shown = name === "__wbg_init" ? "init" : name;
      // A class and a function may differ only in case.
      const id = `${kind === "function" ? "function-" : ""}${slug(shown)}`;
      const code = whole.slice(whole.indexOf("*/") + 3).replace("__wbg_init", "init");
      return `### ${shown} {#${id}}\n\n${prose(docs)}\n\n\`\`\`ts\n${code}\n\`\`\`\n`;
    })
    .join("\n");
}

/** Returns a section for each element, and one for the types of their results. */
function ofElements(pkg: string): string {
  const manifest: Manifest = JSON.parse(readFileSync(join(pkg, "custom-elements.json"), "utf8"));
  const elements = manifest.modules.flatMap(({ declarations }) => declarations).map(ofElement);
  const results = readFileSync(join(pkg, "elements/results.d.ts"), "utf8");
  return `${elements.join("\n")}\n## Types {#types}\n\n${declared(results)}`;
}

/** The part of a custom-elements manifest that the reference shows. */
interface Manifest {
  readonly modules: readonly { readonly declarations: readonly ElementDeclaration[] }[];
}

interface ElementDeclaration {
  readonly tagName: string;
  readonly description: string;
  readonly attributes?: readonly Described[];
  readonly members?: readonly Described[];
  readonly events?: readonly Described[];
  readonly cssParts?: readonly Described[];
  readonly cssProperties?: readonly Described[];
  readonly slots?: readonly Described[];
}

interface Described {
  readonly name: string;
  readonly description?: string;
  readonly type?: { readonly text: string };
}

function ofElement({ tagName, description, ...element }: ElementDeclaration): string {
  const tables = [
    ["Attributes", element.attributes],
    ["Properties", element.members],
    ["Events", element.events],
    ["Content", element.slots],
    ["CSS parts", element.cssParts],
    ["CSS custom properties", element.cssProperties],
  ] as const;
  const sections = tables.map(([title, rows]) => (rows === undefined ? "" : table(title, rows)));
  return `## <${tagName}> {#${tagName}}\n\n${prose(description)}\n\n${sections.filter(Boolean).join("\n\n")}\n`;
}

function table(title: string, rows: readonly Described[]): string {
  const lines = rows.map(({ name, type, description = "" }) => {
    const code = name === "" ? "" : `\`${name}\``;
    const of = type === undefined ? "" : `\`${type.text.replaceAll("|", "\\|")}\``;
    return `| ${code} | ${of} | ${prose(description).replace(/\s+/g, " ").replaceAll("|", "\\|")} |`;
  });
  return `| ${title} | type | meaning |\n| --- | --- | --- |\n${lines.join("\n")}`;
}

/** Returns a section for each public module of the crate, with the first sentence of each of its public items. */
function ofCrate(crate: string): string {
  const modules = [...readFileSync(join(crate, "lib.rs"), "utf8").matchAll(/^pub mod (\w+);/gm)];
  return modules
    .flatMap(([, name = ""]) => {
      // The JavaScript API has pages of its own.
      if (name === "browser") return [];
      const api = readFileSync(join(crate, name, "mod.rs"), "utf8");
      const docs = [...api.matchAll(/^\/\/! ?(.*)$/gm)].map(([, line]) => line).join("\n");
      const items = publicItems(api, join(crate, name));
      return [`## ${name} {#${slug(name)}}\n\n${firstParagraph(docs)}\n\n${items}\n`];
    })
    .join("\n");
}

/** A public item of Rust with its documentation. */
const ITEM =
  /((?:^\/\/\/.*\n)+)(?:^#\[.*(?:\n[ )].*)*\n)*^pub (?:const (?=fn))?(struct|enum|trait|fn|type|const) (\w+)/gm;

function publicItems(api: string, folder: string): string {
  const exported = new Set(
    [...api.matchAll(/^pub use (?!crate|super)[\w:]+::(?:\{([^}]*)\}|(\w+));/gm)].flatMap(
      ([, several = "", one]) => (one === undefined ? several.split(",").map((name) => name.trim()) : [one]),
    ),
  );
  const items = sourcesIn(folder).flatMap(({ name: file, text }) =>
    [...text.matchAll(ITEM)]
      .filter(([, , , name = ""]) => (file.endsWith("/mod.rs") && text === api ? true : exported.has(name)))
      .map(([, docs = "", kind = "", name = ""]) => ({ kind, name, docs })),
  );
  const unique = [...new Map(items.map((item) => [item.name, item])).values()];
  if (unique.length === 0) return "";
  const rows = unique
    .sort((one, other) => one.name.localeCompare(other.name))
    .map(({ kind, name, docs }) => {
      const sentence = firstSentence(docs.replace(/^[ ]*\/\/\/ ?/gm, ""));
      return `| \`${kind} ${name}\` | ${sentence.replaceAll("|", "\\|")} |`;
    });
  return `| item | description |\n| --- | --- |\n${rows.join("\n")}`;
}

function sourcesIn(folder: string): { readonly name: string; readonly text: string }[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".rs") && !/(^|\/)tests?(\/|\.rs$)/.test(name))
    .map((name) => ({ name: join(folder, name), text: readFileSync(join(folder, name), "utf8") }));
}

function firstParagraph(docs: string): string {
  return prose(docs.split(/\n\s*\n/)[0] ?? "");
}

function firstSentence(docs: string): string {
  const text = prose(docs.split(/\n\s*\n/)[0] ?? "").replace(/\s+/g, " ");
  return /^.*?\.(?=\s|$)/.exec(text)?.[0] ?? text;
}

/** Returns the text of a documentation comment as Markdown: without stars, and with names instead of rustdoc's links. */
function prose(docs: string): string {
  return docs
    .replace(/^[ \t]*\*[ ]?/gm, "")
    .replace(/\[(`[^`\]]+`)\](?:\([^)]*\))?/g, "$1")
    .trim();
}

/** Returns the id of a heading, like `render-options`. */
function slug(title: string): string {
  return title
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}
