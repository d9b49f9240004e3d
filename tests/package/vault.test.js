// The vault of a page: what it returns, and which requests it lets pass.

import assert from "node:assert/strict";
import { test } from "node:test";
import { previewRequest, SecretVault, sampleEvent, send } from "hookwright";
import { standInForAPage } from "./page.js";

standInForAPage();

const VALUE = "made up for this test";
const webhook = {
  id: "w",
  name: "Deploy",
  endpoint: "https://example.com/hook",
  access_token: "TOKEN",
};
const vault = new SecretVault();
const newKey = () =>
  crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);

test("a vault returns its values only encrypted, and they open only with their key", async () => {
  const [key, other] = [await newKey(), await newKey()];
  vault.clear();
  assert.equal(await vault.seal(key), undefined);
  vault.set("acme", "TOKEN", VALUE);
  vault.bind("acme", webhook);
  const [sealed, again] = [await vault.seal(key), await vault.seal(key)];
  assert.notEqual(sealed, again);
  assert.ok(!Buffer.from(sealed, "base64").includes(VALUE));

  vault.clear();
  for (const [wrongKey, text] of [
    [other, sealed],
    [key, `${sealed.slice(0, 20)}AAAA${sealed.slice(24)}`],
    [key, "AAAA"],
    [key, "not base64"],
  ]) {
    assert.equal(await vault.unseal(wrongKey, text), false);
    assert.equal(vault.has("acme", "TOKEN"), false);
  }
  assert.equal(await vault.unseal(key, sealed), true);
  assert.equal(vault.has("acme", "TOKEN"), true);
  assert.equal(vault.isBound("acme", webhook), true);
});

test("a value is not sent to an endpoint that its secret is not bound to", async () => {
  let fetched = 0;
  globalThis.fetch = async () => {
    fetched += 1;
    return new Response("");
  };
  vault.clear();
  vault.set("acme", "TOKEN", VALUE);
  const outgoing = { team: "acme", webhook };
  const codes = () => previewRequest(outgoing).obstacles.map(({ code }) => code);
  const refused = { code: "request/new-endpoint" };
  assert.deepEqual(codes(), ["request/new-endpoint"]);
  await assert.rejects(send(outgoing), refused);
  await assert.rejects(send(outgoing, { withoutSignature: true }), refused);
  assert.equal(fetched, 0);

  vault.bind("acme", webhook);
  assert.deepEqual(codes(), []);
  await send(outgoing);
  assert.equal(fetched, 1);

  vault.unbind("acme", webhook);
  await assert.rejects(send(outgoing), refused);
  await send(outgoing, { withoutCustomHeaders: true });
  await send({ team: "acme", webhook: { ...webhook, endpoint: "hookwright:sandbox" } });
  assert.equal(fetched, 3);
});

test("a token, a signature or a secret over plain http to another machine is a warning", () => {
  vault.set("acme", "KEY", VALUE);
  const { access_token: _, ...open } = webhook;
  const signing = { ...open, secret: "KEY" };
  const event = sampleEvent("LINK_ARTIFACT");
  const warned = (webhook, options, content = {}) =>
    previewRequest({ team: "acme", webhook, ...content }, options).warnings.map(({ code }) => code);
  const [none, some] = [[], ["request/not-encrypted"]];
  for (const [host, expected] of [
    ["http://hooks.test/x", some],
    ["HTTP://hooks.test:8080/x", some],
    ["http://10.0.0.1/", some],
    ["http://printer.local/", some],
    ["http://localhost:9000/", none],
    ["http://api.localhost/", none],
    ["http://127.0.0.1/", none],
    ["http://[::1]/", none],
    ["https://hooks.test/x", none],
    ["hookwright:sandbox", none],
  ]) {
    for (const one of [webhook, signing])
      assert.deepEqual(warned({ ...one, endpoint: host }), expected, `${host} ${one.secret}`);
  }
  const endpoint = "http://hooks.test/x";
  assert.deepEqual(warned({ ...open, endpoint }), none);
  assert.deepEqual(warned({ ...signing, endpoint }, { withoutSignature: true }), none);
  const payload = { payload: '{"key": "$KEY"}', event };
  assert.deepEqual(warned({ ...signing, endpoint }, { withoutSignature: true }, payload), some);
  assert.deepEqual(warned({ ...webhook, endpoint }, { withoutCustomHeaders: true }), none);
});
