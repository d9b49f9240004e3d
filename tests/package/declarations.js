// The package's declarations, as TypeScript's compiler reads them.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const here = fileURLToPath(new URL(".", import.meta.url));

/** The compiler's options of the strictest consumer. */
const OPTIONS = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noPropertyAccessFromIndexSignature: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  verbatimModuleSyntax: true,
  skipLibCheck: false,
  noEmit: true,
  types: [],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts", "lib.esnext.disposable.d.ts"],
};

/**
 * Compiles programs, given as text by file name, as if they were in this folder.
 * @param {Readonly<Record<string, string>>} programs
 */
export function compile(programs) {
  const texts = new Map(Object.entries(programs).map(([name, text]) => [join(here, name), text]));
  const host = ts.createCompilerHost(OPTIONS);
  const { readFile, fileExists, getSourceFile } = host;
  host.readFile = (name) => texts.get(name) ?? readFile(name);
  host.fileExists = (name) => texts.has(name) || fileExists(name);
  host.getSourceFile = (name, ...rest) => {
    const text = texts.get(name);
    return text === undefined
      ? getSourceFile(name, ...rest)
      : ts.createSourceFile(name, text, {
          languageVersion: ts.ScriptTarget.ES2022,
          impliedNodeFormat: ts.ModuleKind.ESNext,
        });
  };
  const program = ts.createProgram([...texts.keys()], OPTIONS, host);
  const checker = program.getTypeChecker();
  const sources = [...texts.keys()].map((name) => program.getSourceFile(name));
  return { program, checker, sources };
}

/** Returns the compiler's errors in words. */
export function errorsOf({ program }) {
  return ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
    const line = file && start !== undefined ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
    return `${file?.fileName.replace(here, "")}:${line} ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
  });
}

/**
 * Returns the exports of an entry of the package, each with its symbol, from the first of the programs' imports of it.
 * @returns {Map<string, import("typescript").Symbol>}
 */
export function exportsOf({ checker, sources }, entry) {
  for (const source of sources) {
    for (const statement of source.statements) {
      if (!ts.isImportDeclaration(statement) || statement.moduleSpecifier.text !== entry) continue;
      const module = checker.getSymbolAtLocation(statement.moduleSpecifier);
      return new Map(
        checker.getExportsOfModule(module).map((symbol) => [symbol.name, resolved(checker, symbol)]),
      );
    }
  }
  throw new Error(`no program imports ${entry}`);
}

/** Returns the public members of a class or an interface that the package declares, inherited and static ones included. */
export function membersOf({ checker }, symbol) {
  if (!(symbol.flags & (ts.SymbolFlags.Class | ts.SymbolFlags.Interface))) return [];
  const members = checker.getDeclaredTypeOfSymbol(symbol).getProperties();
  return [...members, ...(symbol.exports?.values() ?? [])].filter(
    ({ flags, declarations = [] }) => !(flags & ts.SymbolFlags.Prototype) && declarations.every(isPublic),
  );
}

function isPublic(declaration) {
  return (
    declaration.getSourceFile().fileName.includes("/node_modules/hookwright/") &&
    !(ts.getCombinedModifierFlags(declaration) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected)) &&
    !(declaration.name && ts.isPrivateIdentifier(declaration.name))
  );
}

/** Whether a symbol is a class. */
export function isClass({ flags }) {
  return (flags & ts.SymbolFlags.Class) !== 0;
}

/** Returns the declarations of what programs use outside of their imports: a member's symbol is another one for each use. */
export function usedIn({ checker, sources }) {
  const used = new Set();
  const visit = (node) => {
    if (ts.isImportDeclaration(node)) return;
    if (ts.isIdentifier(node)) add(checker.getSymbolAtLocation(node));
    // A property that is destructured or written by its name is used, too.
    if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent)) {
      const name = node.propertyName ?? node.name;
      if (ts.isIdentifier(name)) add(checker.getTypeAtLocation(node.parent).getProperty(name.text));
    }
    if (ts.isElementAccessExpression(node)) add(checker.getSymbolAtLocation(node.argumentExpression));
    ts.forEachChild(node, visit);
  };
  const add = (symbol) => {
    for (const declaration of (symbol && resolved(checker, symbol).declarations) ?? []) used.add(declaration);
  };
  for (const source of sources) visit(source);
  return used;
}

/** Returns the text of a declaration's documentation. */
export function documentation({ checker }, symbol) {
  return ts.displayPartsToString(symbol.getDocumentationComment(checker)).trim();
}

/** Reads a file of the consumer. */
export function consumer(name) {
  return readFileSync(new URL(`consumer/${name}.ts`, import.meta.url), "utf8");
}

function resolved(checker, symbol) {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}
