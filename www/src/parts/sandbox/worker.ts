import { sandboxErrors } from "../../messages/sandbox.ts";
import { browserLanguage } from "../../platform/language.ts";
import {
  type FetchEvent,
  type LifeEvent,
  type Sender,
  workerScope as scope,
} from "../../platform/worker-scope.ts";
import { type Expectation, PROVES_AT, RECEIVES_AT, SANDBOX, type WorkerMessage } from "./expectation.ts";

/** How long the key of a tab's secret values is kept for the tab's next page. */
const KEY_MS = 30_000;

/** The expectation of each tab, by the tab's id, because several tabs may send at the same time. */
const expectations = new Map<string, Expectation>();
/** The keys that pages left for the next page of their tab, with the pages' paths. They are in memory only, and not exportable. */
const keys = new Map<string, KeptKey>();

interface KeptKey {
  readonly key: CryptoKey;
  readonly path: string;
  /** Ends the time for which the key is kept. */
  readonly forget: () => void;
}

scope.addEventListener("message", (event) => {
  const { data, ports, source } = event as MessageEvent<WorkerMessage>;
  if (source === null || !("url" in source)) return;
  const handled = handle(data, source as unknown as Sender, ports[0]);
  (event as MessageEvent & LifeEvent).waitUntil(handled);
});

async function handle(message: WorkerMessage, sender: Sender, port: MessagePort | undefined): Promise<void> {
  const path = new URL(sender.url).pathname;
  switch (message.type) {
    case "expect":
      expectations.set(sender.id, message.expectation);
      await scope.clients.claim();
      port?.postMessage("ready");
      return;
    case "keepKey":
      // Until then, the browser neither stops this worker nor replaces it by a newer version.
      await new Promise<void>((resolve) => {
        keys.set(message.id, { key: message.key, path, forget: resolve });
        setTimeout(resolve, KEY_MS);
      });
      keys.delete(message.id);
      return;
    case "forgetKey":
      if (keys.get(message.id)?.path === path) keys.get(message.id)?.forget();
      return;
    case "takeKey": {
      const kept = keys.get(message.id);
      port?.postMessage(kept?.path === path ? kept.key : undefined);
    }
  }
}

scope.addEventListener("fetch", (event) => {
  const { request, clientId } = event as FetchEvent;
  const { href } = new URL(SANDBOX, scope.registration.scope);
  if (request.url.startsWith(href))
    (event as FetchEvent).respondWith(respond(request, expectations.get(clientId)));
});

/** Answers every request to the sandbox's folder, so that none of them reaches the web server. */
async function respond(request: Request, expectation: Expectation | undefined): Promise<Response> {
  const { pathname } = new URL(request.url);
  const pathOf = (address: string) => new URL(address, scope.registration.scope).pathname;
  if (pathname === pathOf(RECEIVES_AT)) return receive(request, expectation);
  if (pathname === pathOf(PROVES_AT)) return new Response(expectation?.proof ?? "");
  return json(404, { error: errorsFor(expectation).notTheAddress });
}

/** Answers a request as a receiving service would, and reports what arrived, without any secret's value. */
async function receive(request: Request, expectation: Expectation | undefined): Promise<Response> {
  if (expectation === undefined) return json(503, { error: errorsFor(expectation).notReady });
  const { method, accessTokenDigest, signingKey, response } = expectation;
  if (request.method !== method) return json(405, { error: errorsFor(expectation).otherMethod(method) });
  const body = await request.arrayBuffer();
  const access_token = await checkToken(request.headers.get("Authorization"), accessTokenDigest);
  const signature_header = request.headers.get("X-Wandb-Signature");
  const signature = await checkSignature(signature_header, body, signingKey);
  const accepted = accepts(access_token) && accepts(signature);
  await new Promise((resolve) => setTimeout(resolve, response.delayMs));
  if (response.drops) return Response.error();
  return json(accepted ? response.status : 401, {
    credentials: accepted ? "accepted" : "refused",
    status_from: accepted ? "picked" : "credentials",
    access_token,
    signature,
    signature_encoding: signature === "matches" ? encodingOf(signature_header ?? "") : null,
    content_type: request.headers.get("Content-Type"),
    body_bytes: body.byteLength,
    body_is_json: isJson(body),
  });
}

/** Returns the errors in the page's language; before the page told it, in the browser's. */
function errorsFor(expectation: Expectation | undefined) {
  return sandboxErrors[expectation?.language ?? browserLanguage()];
}

/** The result of comparing a credential of the request with the webhook's. */
type Verdict = "matches" | "differs" | "absent" | "unneeded" | "unexpected";

/** Checks whether the request carries the access token whose SHA-256 is `digest`. */
async function checkToken(header: string | null, digest: Uint8Array | undefined): Promise<Verdict> {
  if (header === null || digest === undefined) return missing(header, digest);
  const token = header.replace(/^Bearer /, "");
  const found = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(token));
  return header.startsWith("Bearer ") && sameBytes(new Uint8Array(found), digest) ? "matches" : "differs";
}

/** Checks whether `X-Wandb-Signature` is the body's HMAC under `key`, in base64 or in hexadecimal. */
async function checkSignature(
  header: string | null,
  body: ArrayBuffer,
  key: CryptoKey | undefined,
): Promise<Verdict> {
  if (header === null || key === undefined) return missing(header, key);
  const signature = bytesOf(header);
  const valid = signature !== undefined && (await crypto.subtle.verify("HMAC", key, signature, body));
  return valid ? "matches" : "differs";
}

/** Whether a receiver would accept a credential with this verdict. */
function accepts(verdict: Verdict): boolean {
  return verdict === "matches" || verdict === "unneeded" || verdict === "unexpected";
}

function missing(header: string | null, expected: unknown): Verdict {
  if (expected === undefined) return header === null ? "unneeded" : "unexpected";
  return "absent";
}

/** Returns the encoding of a signature: 32 bytes in base64 are never 64 hexadecimal digits. */
function encodingOf(signature: string): "base64" | "hex" {
  return /^[\da-f]{64}$/i.test(signature) ? "hex" : "base64";
}

function bytesOf(signature: string): Uint8Array<ArrayBuffer> | undefined {
  if (encodingOf(signature) === "hex")
    return Uint8Array.from(signature.match(/../g) ?? [], (digits) => Number.parseInt(digits, 16));
  try {
    return Uint8Array.from(atob(signature), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

function json(status: number, content: object): Response {
  const body = status === 204 ? null : JSON.stringify(content, null, 2);
  return new Response(body, { status, headers: { "Content-Type": "application/json" } });
}

function isJson(body: ArrayBuffer): boolean {
  try {
    JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
    return true;
  } catch {
    return false;
  }
}
