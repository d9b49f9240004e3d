// A consumer that uses every export of the package, under the strictest options of the compiler.

import assert from "node:assert/strict";
import { test } from "node:test";
import { compile, consumer, errorsOf, exportsOf, isClass, membersOf, usedIn } from "./declarations.js";

/** The files of the consumer by entry: each build has the exports of the smaller ones, too. */
const ENTRIES = {
  "hookwright/render": ["render"],
  "hookwright/payload": ["render", "payload"],
  hookwright: ["render", "payload", "hookwright"],
  "hookwright/elements": ["elements"],
};

/** The members that a consumer does not call: those that free a handle, and those of elements that the browser calls. */
const NOT_CALLED = /^(free|__@dispose.*|\w+Callback)$/;

for (const [entry, files] of Object.entries(ENTRIES)) {
  test(`a strict consumer uses every export of ${entry}, and every member of its classes`, () => {
    const programs = files.map((file) => [
      `consumer/${file}-of-${entry.replace("/", "-")}.ts`,
      consumer(file).replace(/from "hookwright[\w/]*"/, `from "${entry}"`),
    ]);
    const compiled = compile(Object.fromEntries(programs));
    assert.deepEqual(errorsOf(compiled), []);

    const declarations = usedIn(compiled);
    const isUsed = (symbol) => symbol.declarations.some((declaration) => declarations.has(declaration));
    const exported = exportsOf(compiled, entry);
    assert.ok(exported.size > 5, `${exported.size} exports`);
    const unused = [...exported].flatMap(([name, symbol]) => [
      ...(isUsed(symbol) ? [] : [name]),
      ...unusedMembers(compiled, name, symbol, isUsed),
    ]);
    assert.deepEqual(
      unused,
      [],
      `the consumer in tests/package/consumer does not use these exports of ${entry}`,
    );
  });
}

function unusedMembers(compiled, name, symbol, isUsed) {
  if (!isClass(symbol)) return [];
  return membersOf(compiled, symbol)
    .filter((member) => !isUsed(member) && !NOT_CALLED.test(member.name))
    .map((member) => `${name}.${member.name}`);
}
