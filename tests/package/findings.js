// Findings and errors of every kind that calls from JavaScript produce, without a page and with one.

import assert from "node:assert/strict";
import {
  buildRequest,
  check,
  checkEndpoint,
  checkEvent,
  checkSecretName,
  checkWebhook,
  Event,
  Filter,
  fits,
  HistoryReader,
  HookwrightError,
  previewRequest,
  probeEndpoint,
  RunMetric,
  SecretVault,
  sampleEvent,
  send,
  sign,
  Template,
  WorkspaceStore,
} from "hookwright";
import { standInForAPage } from "./page.js";

/** Returns the diagnostic of the error that a call throws. */
export function thrown(call) {
  try {
    call();
  } catch (error) {
    assert.ok(error instanceof HookwrightError, String(error));
    return [error.diagnostic];
  }
  assert.fail("nothing was thrown");
}

const alias = JSON.parse(sampleEvent("ADD_ARTIFACT_ALIAS"));
const changed = (change) => JSON.stringify({ ...alias, ...change });
/** A webhook whose access token has no value. */
export const webhook = { id: "w", name: "Deploy", endpoint: "https://example.com/", access_token: "GONE" };
const regex = (text) => new Filter(JSON.stringify({ alias: { $regex: text } })).diagnostics();

/** Findings that other callers produce, too. */
export const findings = () => [
  ...["{", '{"a": [1,]}', '{"a": "\u0001"}', '{"a": "\\q"}', "[01]", "[] []", '{"a" 1}', "nul"].flatMap(
    (text) => checkEvent(text),
  ),
  ...[
    "[]",
    "{}",
    changed({ type: "NOTHING" }),
    changed({ author: 7 }),
    changed({ entity: { name: "acme" } }),
    changed({ time: "yesterday" }),
    changed({ artifact_version: { id: "x", index: -1 } }),
    changed({ alias: null }),
  ].flatMap((text) => checkEvent(text)),
  ...[
    "",
    "no address",
    "https://",
    "ftp://x",
    "https://a:b@x/",
    "https://x:99999/",
    "https://[::/",
    "https://é/",
  ].flatMap((text) => checkEndpoint(text, true)),
  ...["", "a-b", "ab é"].flatMap((name) => checkSecretName(name)),
  ...["[1]", '{"a": 1,}', '{"a": "${alias"}', "$tag"].flatMap((text) => check(text)),
  ...thrown(() => new Template("x".repeat(16 * 1024 * 1024 + 1))),
  ...thrown(() => new Template("").render(new Event(sampleEvent("RUN_STATE")), { maxBytes: -1 })),
  ...thrown(() => {
    const template = new Template("");
    template.free();
    template.check();
  }),
  ...checkWebhook({ ...webhook, name: " " }, []),
  ...[
    "[",
    "(",
    "a{2,1}",
    "[b-a]",
    "(?z)",
    "\\",
    "*",
    "(?P<a b>c)",
    "\\x{ZZ}",
    "a{1001}",
    "[[:alfa:]]",
    "[a-\\d]",
    "[\\8]",
    "\\q",
    "(?=a)",
    "\\p{Letter}",
    ")",
  ].flatMap(regex),
  ...['{"alias": {"$in": 1}}', '{"$or": [1]}', "[]", '{"$and": {}}', '{"a": {"$size": "x"}}'].flatMap(
    (text) => new Filter(text).diagnostics(),
  ),
  ...["line\nbreak", "nul\0", " blank", "blank ", "\u001b", "é"].flatMap((accessToken) =>
    thrown(() => buildRequest(webhook, "", { accessToken })),
  ),
  ...thrown(() => sign({}, "key")),
  ...thrown(() => sign("", undefined)),
  ...thrown(() => buildRequest({ ...webhook, endpoint: "ftp://x" }, "")),
  ...thrown(() => buildRequest({ ...webhook, secret: "a b" }, "")),
  ...thrown(() => new Event(() => undefined)),
];

/** Nested deeper than the limit. */
const deep = JSON.parse(`${"[".repeat(130)}${"]".repeat(130)}`);

/** Findings that only calls from JavaScript produce, without a page. */
export const javascriptFindings = () => [
  ...thrown(() => buildRequest(undefined, "")),
  ...thrown(() => fits({ type: "LINK_ARTIFACT", filter: deep }, "")),
  ...thrown(() => checkWebhook(webhook, ["A", 7])),
  ...thrown(() => new HistoryReader().push(7)),
  ...thrown(() => new RunMetric({ type: "LINK_ARTIFACT" })),
  ...thrown(() => new RunMetric(loss).run(["0"])),
  ...thrown(() => new SecretVault()),
  ...checkEndpoint("https://é/", true),
];

const loss = {
  type: "RUN_METRIC",
  condition: { name: "loss", window_size: 1, cmp_op: "$gt", threshold: 1 },
};

async function rejected(promise) {
  try {
    await promise;
  } catch (error) {
    assert.ok(error instanceof HookwrightError, String(error));
    return error.diagnostic;
  }
  assert.fail("nothing was thrown");
}

const typed = (type) => Object.defineProperty(new Response(""), "type", { value: type });
const broken = () =>
  new Response(
    new ReadableStream({
      pull(controller) {
        controller.error(new TypeError("terminated"));
      },
    }),
  );
const aborted = (_url, { signal }) =>
  new Promise((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    else signal.addEventListener("abort", () => reject(signal.reason));
  });

/** Findings that only a page produces: a minimal one in Node, with its own `fetch`. */
export async function pageFindings() {
  standInForAPage();
  const outgoing = { team: "acme", webhook: { id: "w", name: "Deploy", endpoint: "https://example.com/" } };
  /** The explanation of what became of a request, where `fetch` gives this response. */
  const explained = async (respond, options, signal, changes) => {
    globalThis.fetch = async (...sent) => respond(...sent);
    return (await send({ ...outgoing, ...changes }, options, signal)).explanation;
  };
  const probed = (respond) => {
    globalThis.fetch = async (...sent) => respond(...sent);
    return probeEndpoint(outgoing.webhook.endpoint);
  };
  const vault = new SecretVault();
  vault.set("acme", "TOKEN", "made up");
  const authorized = { webhook: { ...outgoing.webhook, access_token: "TOKEN" } };
  vault.bind("acme", authorized.webhook);
  const unreachable = () => Promise.reject(new TypeError("Failed to fetch"));
  const insecure = { webhook: { ...outgoing.webhook, endpoint: "http://example.com/" } };
  const found = [];
  // A timeout alone does not keep Node running.
  const running = setInterval(() => undefined, 60_000);
  try {
    for (const status of [401, 422, 429, 500]) {
      found.push(await explained(() => new Response("", { status })));
    }
    found.push(
      await explained(() => new Response("", { status: 401 }), {}, undefined, authorized),
      await explained(() => typed("opaqueredirect")),
      await explained(() => typed("opaque"), { withoutCustomHeaders: true }),
      await explained(broken),
      await explained(() => new Response("too long"), { maxBytes: 1 }),
      await explained(aborted, { timeoutMs: 1 }),
      await explained(aborted, {}, AbortSignal.abort()),
      await explained(unreachable),
      await explained(() => new Response(""), undefined, undefined, { payload: "not JSON" }),
      await explained(unreachable, {}, undefined, insecure),
      await probed(() => typed("opaque")),
      await probed(unreachable),
      await rejected(send(outgoing, {}, {})),
    );
  } finally {
    clearInterval(running);
  }

  const leaking = {
    ...outgoing,
    webhook: { ...outgoing.webhook, access_token: "TOKEN" },
    payload: "$ACCESS_TOKEN",
    event: sampleEvent("ADD_ARTIFACT_ALIAS"),
  };
  found.push(await rejected(send(leaking, { withoutCustomHeaders: true })));
  found.push(await rejected(vault.seal({})));
  const open = { ...outgoing, webhook: { ...authorized.webhook, endpoint: insecure.webhook.endpoint } };
  found.push(...previewRequest(open).warnings);

  const { request } = navigator.locks;
  navigator.locks.request = () => Promise.reject(new DOMException("", "AbortError"));
  found.push(await rejected(WorkspaceStore.open()));
  navigator.locks.request = request;
  const store = await WorkspaceStore.open();
  found.push(...thrown(() => store.onChange(7)));
  return found;
}
