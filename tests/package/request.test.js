import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { test } from "node:test";
import {
  ArgumentError,
  buildRequest,
  checkEndpoint,
  debugSignature,
  isSandbox,
  sandboxEndpoint,
  sign,
  verify,
} from "hookwright";

const webhook = {
  id: "w",
  name: "Deploy",
  endpoint: "https://example.com/hook",
  access_token: "TOKEN",
  secret: "SIGNING",
};
const body = '{"text":"grüße 😀"}';
const hmac = (key, text, form) => createHmac("sha256", key).update(text).digest(form);

test("a request has the documented headers, signed as Node's own HMAC signs", () => {
  const request = buildRequest(webhook, body, { accessToken: "made-up", secret: "made up" });
  assert.equal(request.method, "POST");
  assert.equal(request.url, "https://example.com/hook");
  assert.ok(request.body instanceof Uint8Array);
  assert.equal(new TextDecoder().decode(request.body), body);
  assert.deepEqual(Object.fromEntries(request.headers.map(({ name, value }) => [name, value])), {
    "Content-Type": "application/json",
    Authorization: "Bearer made-up",
    "X-Wandb-Signature": hmac("made up", body, "base64"),
  });
});

test("signing and verifying agree with Node's own HMAC, in both encodings", () => {
  const bytes = new TextEncoder().encode(body);
  assert.equal(sign(bytes, "made up"), hmac("made up", body, "base64"));
  for (const encoding of ["base64", "hex"])
    assert.equal(sign(bytes, "made up", encoding), hmac("made up", body, encoding));
  assert.deepEqual(verify(bytes, "made up", hmac("made up", body, "base64")), {
    outcome: "valid",
    encoding: "base64",
  });
  assert.deepEqual(verify(bytes, "made up", hmac("made up", body, "hex")), {
    outcome: "valid",
    encoding: "hex",
  });
  assert.deepEqual(verify(bytes, "another", hmac("made up", body, "hex")), {
    outcome: "mismatch",
    encoding: "hex",
  });
  assert.deepEqual(verify(bytes, "made up", "nonsense"), { outcome: "malformed" });
});

test("the signature debugger names the change that explains a signature", () => {
  assert.deepEqual(debugSignature(hmac("made up", body, "hex"), "made up", body), {
    header: { encoding: "hex", bytes: 32, prefix: "", surrounded: false },
    matching: { secret: "none", body: "none" },
    compared: 1,
    bodyIsJson: true,
  });
  const spaced = '{ "text": "grüße 😀" }\n';
  const { header, matching } = debugSignature(
    `sha256=${hmac("made up", body, "base64")}`,
    "made up\n",
    spaced,
  );
  assert.deepEqual([header.prefix, matching], ["sha256=", { secret: "trimmed", body: "compact" }]);
  assert.equal(debugSignature(hmac("another", body, "hex"), "made up", body).matching, undefined);
});

test("the sandbox has a name instead of an address, which no request can be sent to outside of a page", () => {
  const endpoint = sandboxEndpoint();
  assert.equal(isSandbox(endpoint), true);
  assert.equal(isSandbox("https://example.com/sandbox/receive"), false);
  assert.deepEqual(checkEndpoint(endpoint, true), []);
  assert.equal(buildRequest({ id: "w", name: "Deploy", endpoint }, "{}").url, endpoint);
});

test("a body is a string or bytes, and nothing else", () => {
  const secrets = { accessToken: "made-up", secret: "made up" };
  const bytes = new TextEncoder().encode(body);
  assert.deepEqual(buildRequest(webhook, bytes, secrets), buildRequest(webhook, body, secrets));
  const raw = new Uint8Array([0, 0xff, 0x0a]);
  assert.deepEqual(buildRequest(webhook, raw, secrets).body, raw);
  for (const neither of [undefined, 7, {}, [1, 2], new ArrayBuffer(2)]) {
    assert.throws(
      () => buildRequest(webhook, neither, secrets),
      (error) => error instanceof ArgumentError && error.diagnostic.arguments.name === "body",
    );
  }
});

test("a host in another script has a fix that writes it in ASCII", () => {
  const text = "https://예시.한국/훅?a=1";
  const [finding] = checkEndpoint(text, true);
  assert.equal(finding.code, "endpoint/url");
  assert.equal(finding.fix.title, `Write the host as ${new URL(text).host}`);
  assert.deepEqual(
    finding.fix.edits.map(({ span, text }) => [span.start, span.end, text]),
    [[0, text.length, new URL(text).href]],
  );
  assert.equal(checkEndpoint("https://example.com:x/", true)[0].fix, undefined);
});
