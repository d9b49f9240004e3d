// Calls every exported function and method with values of the wrong type, for each of its parameters.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { runInNewContext } from "node:vm";
import * as whole from "hookwright";
import * as payload from "hookwright/payload";
import * as render from "hookwright/render";
import { broken, everyCall } from "./every-call.js";
import { refuseMany, UNREADABLE, useAnotherClassMany, useFreedMany } from "./many-errors.js";
import { standInForAPage } from "./page.js";

standInForAPage();

/** The number of errors of each kind that a module must survive; tests/page/errors.spec.ts does it in a browser. */
const MANY = 100_000;

const calls = await everyCall(whole);
const { automation, eventText, store, trigger, webhook } = calls;

function assertWorks(core) {
  const rendered = new core.Template('{"type": "${event_type}"}').render(new core.Event(eventText));
  assert.equal(rendered, '{"type": "LINK_ARTIFACT"}');
}

for (const [module, core] of Object.entries({
  hookwright: whole,
  "hookwright/payload": payload,
  "hookwright/render": render,
})) {
  const places = calls.table(core);

  test(`the table lists every parameter of ${module}`, () => {
    for (const { name, count } of calls.withParameters(core)) assert.equal(places[name]?.length, count, name);
  });

  test(`${module} throws an ArgumentError for a value of the wrong type, and keeps working`, async () => {
    for (const { name, on, call } of calls.withParameters(core)) {
      for (const [at, { fits, tellsWords }] of places[name].entries()) {
        for (const [what, value] of Object.entries(broken)) {
          if (fits.includes(what)) continue;
          const values = places[name].map(({ good }) => good());
          values[at] = value;
          const one = await on?.();
          const error = await (async () => call(one, values))().then(
            () => assert.fail(`${name} takes ${what} in place ${at}`),
            (error) => error,
          );
          const where = `${name}, place ${at}, ${what}: ${error}`;
          assert.ok(error instanceof core.ArgumentError, where);
          assert.equal(error.code, "argument/shape", where);
          if (!tellsWords)
            assert.doesNotMatch(JSON.stringify(error.diagnostic) + error.message, /hunter2|271828/, where);
        }
      }
    }
    assertWorks(core);
  });

  // The other builds read arguments with the same code; what their entries guard differs.
  for (const kind of core === whole ? UNREADABLE : []) {
    test(`${module} still works after ${MANY} errors about ${kind}`, async () => {
      assert.ok((await refuseMany(core, calls, kind, MANY)) >= MANY);
      assertWorks(core);
    });
  }

  test(`${module} still works after ${MANY} uses of freed handles`, async () => {
    assert.ok((await useFreedMany(core, calls, MANY)) >= MANY);
    assertWorks(core);
  });

  test(`${module} still works after ${MANY} handles of another class`, async () => {
    assert.ok((await useAnotherClassMany(core, calls, MANY)) >= MANY);
    assertWorks(core);
  });
}

test("a handle that its own arguments use or free again stays usable", () => {
  const template = new whole.Template("${alias}${ACCESS_TOKEN}");
  const event = new whole.Event(eventText);
  for (let times = 0; times < 20_000; times += 1) {
    const options = {
      toJSON() {
        template.render(event);
        return { accessToken: "t" };
      },
    };
    assert.equal(template.render(event, options), '"""t"');
  }
  const matcher = new whole.Matcher();
  for (let times = 0; times < 20_000; times += 1) {
    const reentrant = { toJSON: () => matcher.set(automation) };
    assert.throws(() => matcher.set(reentrant), whole.ArgumentError);
  }
  matcher.set(automation);
  assert.equal(matcher.size, 1);
});

test("arrays are read by their own length, whatever properties the caller defined", () => {
  const bytes = new TextEncoder().encode("hi");
  Object.defineProperty(bytes, "length", { value: 4e9 });
  Object.defineProperty(bytes, "byteLength", { value: 4e9 });
  assert.equal(whole.sign(bytes, "key"), whole.sign("hi", "key"));
  const buffer = new ArrayBuffer(8, { maxByteLength: 16 });
  const part = new Uint8Array(buffer, 4, 4);
  buffer.resize(2);
  const outOfBounds = (error) => error instanceof whole.ArgumentError && error.code === "argument/shape";
  assert.throws(() => whole.sign(part, "key"), outOfBounds);
  const reader = new whole.HistoryReader();
  assert.throws(() => reader.push(part), outOfBounds);
  reader.push(new TextEncoder().encode("loss\n1\n"));
  assert.equal(reader.finish().columns().length, 1);
});

test("text and bytes that are too long are errors that name the limit", () => {
  const tooLong = (limit) => (error) =>
    error instanceof whole.ArgumentError &&
    error.code === "argument/too-long" &&
    error.message.includes(`longer than ${limit} MiB`);
  const text = "x".repeat(16 * 1024 * 1024);
  assert.equal(new whole.Template(text).text.length, text.length);
  assert.throws(() => new whole.Template(`${text}x`), tooLong(16));
  assert.throws(() => new whole.Template("é".repeat(text.length / 2 + 1)), tooLong(16));
  assert.throws(() => new whole.Matcher().set({ ...automation, name: text }), tooLong(16));
  assert.throws(() => whole.sign(new Uint8Array(256 * 1024 * 1024 + 1), "key"), tooLong(256));
});

test("a payload that is too long is a TemplateError, whatever way it is rendered", () => {
  const long = JSON.parse(whole.sampleEvent("ADD_ARTIFACT_ALIAS"));
  long.artifact_version.metadata = { long: "x".repeat(1024 * 1024) };
  const json = JSON.stringify(long);
  const event = new whole.Event(json);
  const template = new whole.Template("${artifact_metadata.long}".repeat(2_500));
  const tooLong = (error) =>
    error instanceof whole.TemplateError && error.code === "template/payload-too-long";
  for (let times = 0; times < 3; times += 1) {
    assert.throws(() => template.render(event), tooLong);
    assert.throws(() => template.renderParts(event), tooLong);
    assert.throws(() => template.renderSpans(event), tooLong);
    assert.throws(() => template.renderJson(json), tooLong);
    assert.throws(() => whole.render(template.text, json), tooLong);
  }
  const line = JSON.parse(new TextDecoder().decode(template.renderLines(json)));
  assert.equal(line.error.code, "template/payload-too-long");

  const short = new whole.Template('"${artifact_metadata.long}"');
  assert.throws(() => short.render(event, { maxBytes: 1024 * 1024 + 1 }), tooLong);
  assert.equal(short.render(event, { maxBytes: 1024 * 1024 + 2 }).length, 1024 * 1024 + 2);
  const twenty = new whole.Template("${artifact_metadata.long}".repeat(20));
  assert.throws(() => twenty.render(event), tooLong);
  assert.ok(twenty.render(event, { maxBytes: 256 * 1024 * 1024 }).length > 20 * 1024 * 1024);
  for (const maxBytes of [-1, 1.5, 256 * 1024 * 1024 + 1, "1"]) {
    assert.throws(() => short.render(event, { maxBytes }), whole.ArgumentError);
  }
});

test("the message names the argument, the kind of its value and the expected kind", () => {
  const said = (call) => {
    try {
      call();
    } catch (error) {
      return error.message;
    }
  };
  assert.match(
    said(() => new whole.Event(7)),
    /“json”.*expected a string or an object, found a number/,
  );
  assert.match(
    said(() => whole.sign({}, "key")),
    /“body”.*expected a string or a Uint8Array, found an object/,
  );
  assert.match(
    said(() => whole.sign("", undefined)),
    /“secret”.*expected a string, found undefined/,
  );
  assert.match(
    said(() => whole.checkWebhook(webhook, ["A", 7])),
    /“teamSecrets”.*found a number/,
  );
});

test("a string is signed as its UTF-8, like OpenSSL signs it", () => {
  for (const body of ["hi", '{"who": "미나 🎉"}', ""]) {
    const openssl = execFileSync("openssl", ["dgst", "-sha256", "-binary", "-hmac", "key"], { input: body });
    const bytes = new TextEncoder().encode(body);
    const signature = openssl.toString("base64");
    assert.equal(whole.sign(body, "key"), signature);
    assert.equal(whole.sign(bytes, "key"), signature);
    assert.deepEqual(whole.verify(body, "key", signature), whole.verify(bytes, "key", signature));
    assert.notDeepEqual(whole.verify(`${body}.`, "key", signature), whole.verify(body, "key", signature));
  }
});

test("importing a file that is not JSON rejects with a StoreError that has the position", async () => {
  await assert.rejects(store.importFile('{"format": }'), (error) => {
    assert.ok(error instanceof whole.StoreError, String(error));
    assert.equal(error.code, "file/syntax");
    assert.equal(error.span.start, 11);
    return true;
  });
});

test("every handle to the workspace sees the changes of the others", async () => {
  const other = await whole.WorkspaceStore.open();
  let told = 0;
  const end = other.onChange(() => {
    told += 1;
  });
  await store.apply({ type: "add_team", team: { name: "seen by both", secrets: [], webhooks: [] } });
  assert.ok(other.workspace.teams.some(({ name }) => name === "seen by both"));
  assert.equal(told, 1);
  await other.undo();
  assert.ok(!store.workspace.teams.some(({ name }) => name === "seen by both"));
  end();
  other.free();
});

test("render takes the name and the value of the secret", () => {
  const options = { secretName: "KEY", secret: "k", accessToken: "t" };
  assert.equal(whole.render('"$KEY ${KEY} ${ACCESS_TOKEN}"', eventText, options), '"k k t"');
});

test("an error's name survives a minifier that renames its class", () => {
  class Renamed extends whole.StoreError {}
  assert.equal(new Renamed({ code: "store/full", message: "", expected: "" }).name, "StoreError");
});

test("renderLines renders a string like its UTF-8 bytes", () => {
  const template = new whole.Template("${event_author}\n");
  const lines = `${new whole.Event(eventText)}\nnone\n`;
  assert.deepEqual(template.renderLines(lines), template.renderLines(new TextEncoder().encode(lines)));
});

test("a Uint8Array of another realm is accepted as bytes", () => {
  const foreign = runInNewContext("new Uint8Array([104, 105])");
  assert.ok(!(foreign instanceof Uint8Array));
  assert.equal(whole.sign(foreign, "key"), whole.sign("hi", "key"));
});

test("handles preview and send the same request as their texts", async () => {
  const text = '{"who":"${event_author}","type":"${event_type}"}';
  const [template, event] = [new whole.Template(text), new whole.Event(eventText)];
  const target = { team: "acme", webhook, eventType: "LINK_ARTIFACT" };
  const preview = whole.previewRequest({ ...target, payload: text, event: eventText });
  assert.deepEqual(template.previewRequest(target, event), preview);

  const bodies = [];
  const { fetch } = globalThis;
  globalThis.fetch = async (_, { body }) => {
    bodies.push(new TextDecoder().decode(body));
    return new Response("ok");
  };
  try {
    await whole.send({ ...target, payload: text, event: eventText });
    const sending = template.send(target, event);
    template.free();
    event.free();
    assert.equal((await sending).outcome, "answered");
  } finally {
    globalThis.fetch = fetch;
  }
  assert.deepEqual(bodies, [preview.body.text, preview.body.text]);
});

test("an unknown key of an argument is an error that names the key and the known ones", () => {
  const template = new whole.Template("");
  const options = { acessToken: "value" };
  assert.throws(
    () => template.render(new whole.Event(eventText), options),
    (error) => /acessToken.*accessToken/.test(error.message) && !error.message.includes("value"),
  );
});

test("the error for an argument names the path inside of it, and repeats no value", () => {
  const wrong = { ...automation, scope: { ...automation.scope, project: 271828 } };
  const wrongItem = [automation, { ...automation, enabled: "hunter2" }];
  for (const [call, path] of [
    [() => new whole.Matcher().set(wrong), "scope"],
    [() => new whole.Matcher(wrongItem), "enabled"],
    [
      () => whole.previewRequest({ team: "acme", webhook: { ...webhook, access_token: ["hunter2"] } }),
      "access_token",
    ],
  ]) {
    assert.throws(call, (error) => {
      assert.equal(error.code, "argument/shape");
      assert.match(error.message, new RegExp(path));
      assert.doesNotMatch(JSON.stringify(error.diagnostic), /hunter2|271828/);
      return true;
    });
  }
});

test("a value that runs the caller's code, is cyclic or too deep is an ArgumentError, however often", () => {
  const cyclic = {};
  cyclic.accessToken = cyclic;
  let deep = [];
  for (let level = 0; level < 10_000; level += 1) deep = [deep];
  const throwing = {
    get accessToken() {
      throw new Error("hunter2");
    },
  };
  const template = new whole.Template("${alias}");
  const event = new whole.Event(eventText);
  for (const options of [cyclic, { accessToken: deep }, throwing, new Proxy(throwing, {})]) {
    for (let times = 0; times < 2_000; times += 1) {
      assert.throws(() => template.render(event, options), whole.ArgumentError);
    }
  }
  for (const trigger of [cyclic, { type: "LINK_ARTIFACT", filter: deep }]) {
    assert.throws(() => whole.fits(trigger, eventText), whole.ArgumentError);
  }
  const reactive = new Proxy({ accessToken: "made up" }, {});
  assert.equal(new whole.Template("${ACCESS_TOKEN}").render(event, reactive), '"made up"');
});

test("members without a JSON form are left out, and numbers that are not finite are errors", () => {
  const event = new whole.Event(eventText);
  const options = { accessToken: undefined, secret: () => "" };
  assert.equal(new whole.Template("").render(event, options), "");
  for (const threshold of [Number.NaN, Number.POSITIVE_INFINITY]) {
    const wrong = { ...trigger, condition: { ...trigger.condition, threshold } };
    assert.throws(() => new whole.RunMetric(wrong), whole.ArgumentError);
  }
});
