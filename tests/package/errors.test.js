import assert from "node:assert/strict";
import { test } from "node:test";
import {
  ArgumentError,
  BrowserError,
  buildRequest,
  Event,
  EventError,
  HookwrightError,
  RequestError,
  render,
  SecretError,
  SecretVault,
  sampleEvent,
  send,
  Template,
  TemplateError,
  WorkspaceStore,
} from "hookwright";

const webhook = { id: "w", name: "Deploy", endpoint: "https://example.com/hook" };

function thrown(call) {
  try {
    call();
  } catch (error) {
    assert.ok(error instanceof HookwrightError && error instanceof Error, String(error));
    return error;
  }
  assert.fail("nothing was thrown");
}

test("an event that is not JSON throws an EventError with the position", () => {
  const error = thrown(() => new Event('{\n"type": }'));
  assert.ok(error instanceof EventError);
  assert.equal(error.name, "EventError");
  assert.equal(error.code, "json/syntax");
  assert.equal(error.span.line, 2);
  assert.equal(error.diagnostic.severity, "error");
});

test("each area of codes has its own error class", () => {
  const event = sampleEvent("ADD_ARTIFACT_ALIAS");
  const cases = [
    [() => new Event('{"type":"NOTHING","author":"m"}'), EventError, "event/type"],
    [
      () => render('{"a":"${nothing}"}', event, { undefined: "error" }),
      TemplateError,
      "template/unknown-variable",
    ],
    [() => new Template("", "not a name"), SecretError, "secret/name"],
    [() => buildRequest({ ...webhook, access_token: "TOKEN" }, ""), RequestError, "request/token-missing"],
    [() => render("", event, { undefined: "sometimes" }), ArgumentError, "argument/shape"],
    [() => buildRequest({ ...webhook, endpoint: 3 }, ""), ArgumentError, "argument/shape"],
    [() => buildRequest(undefined, ""), ArgumentError, "argument/shape"],
  ];
  for (const [call, kind, code] of cases) {
    const error = thrown(call);
    assert.ok(error instanceof kind, `${error.name}: ${error.message}`);
    assert.equal(error.code, code);
  }
});

test("no message contains a secret value", () => {
  const error = thrown(() =>
    buildRequest({ ...webhook, access_token: "TOKEN" }, "", { accessToken: "made\nup" }),
  );
  assert.equal(error.code, "request/header-value");
  assert.ok(!JSON.stringify({ ...error, message: error.message }).includes("made"));
});

test("calls that need a browser throw a BrowserError in Node", async () => {
  const needs = (error) =>
    error instanceof BrowserError && error.code === "browser/needed" && /browser/.test(error.message);
  await assert.rejects(WorkspaceStore.open(), needs);
  await assert.rejects(send({ team: "acme", webhook }), needs);
  assert.throws(() => new SecretVault(), needs);
});
