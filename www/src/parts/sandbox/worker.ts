import { type Expectation, RECEIVES_AT } from "./expectation.ts";
import { accepts, checkSignature, checkToken } from "./verdict.ts";

/** The part of a service worker's global scope that the sandbox uses; the page's own types have none of it. */
interface WorkerScope extends EventTarget {
  readonly registration: ServiceWorkerRegistration;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
}

interface LifeEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface FetchEvent extends Event {
  readonly request: Request;
  /** The tab that asks. */
  readonly clientId: string;
  respondWith(answer: Promise<Response>): void;
}

const scope = self as unknown as WorkerScope;
/** What each tab told, by its id: tabs that send at the same time do not answer for each other. */
const expectations = new Map<string, Expectation>();

scope.addEventListener("install", (event) => (event as LifeEvent).waitUntil(scope.skipWaiting()));
scope.addEventListener("activate", (event) => (event as LifeEvent).waitUntil(scope.clients.claim()));

scope.addEventListener("message", (event) => {
  const { data, ports, source } = event as MessageEvent<Expectation>;
  if (source !== null && "id" in source) expectations.set(String(source.id), data);
  const ready = scope.clients.claim().then(() => ports[0]?.postMessage("ready"));
  (event as MessageEvent & LifeEvent).waitUntil(ready);
});

scope.addEventListener("fetch", (event) => {
  const { request, clientId } = event as FetchEvent;
  const here = new URL(RECEIVES_AT, scope.registration.scope);
  if (request.url === here.href)
    (event as FetchEvent).respondWith(receive(request, expectations.get(clientId)));
});

/** Takes a request as a receiving service would, and says what it saw; no secret's value is repeated. */
async function receive(request: Request, expectation: Expectation | undefined): Promise<Response> {
  if (expectation === undefined)
    return json(503, { error: "The sandbox was not told what to expect. Send again." });
  const { method, accessTokenDigest, signingKey, answer } = expectation;
  if (request.method !== method) return json(405, { error: `The sandbox takes ${method}.` });
  const body = await request.arrayBuffer();
  const access_token = await checkToken(request.headers.get("Authorization"), accessTokenDigest);
  const signature = await checkSignature(request.headers.get("X-Wandb-Signature"), body, signingKey);
  const accepted = accepts(access_token) && accepts(signature);
  await new Promise((resolve) => setTimeout(resolve, answer.delayMs));
  if (answer.drops) return Response.error();
  return json(accepted ? answer.status : 401, {
    credentials: accepted ? "accepted" : "refused",
    status_from: accepted ? "picked" : "credentials",
    access_token,
    signature,
    content_type: request.headers.get("Content-Type"),
    body_bytes: body.byteLength,
    body_is_json: isJson(body),
  });
}

function json(status: number, answer: object): Response {
  const body = status === 204 ? null : JSON.stringify(answer, null, 2);
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
