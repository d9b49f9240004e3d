import type { Language } from "../../messages/languages.ts";

/** The expected request, which the page posts to the sandbox before it sends. Contains no secret's value. */
export interface Expectation {
  /** The HTTP method. */
  readonly method: string;
  /** The SHA-256 digest of the access token, if the webhook has one. */
  readonly accessTokenDigest?: Uint8Array | undefined;
  /** The webhook's secret, if it has one, as a key that can only verify. */
  readonly signingKey?: CryptoKey | undefined;
  /** The response to a request with valid credentials. */
  readonly response: SandboxResponse;
  /** A random text that the sandbox returns to a probe: no web server knows it. */
  readonly proof: string;
  /** The page's language, for the sandbox's errors. */
  readonly language: Language;
}

/** The response that the user chose. */
export interface SandboxResponse {
  readonly status: number;
  readonly delayMs: number;
  /** Whether to break the connection instead of responding. */
  readonly drops: boolean;
}

/** A message from a page to the service worker. */
export type WorkerMessage =
  | { readonly type: "expect"; readonly expectation: Expectation }
  /** Keeps the key of this tab's secret values for the next page of this tab. */
  | { readonly type: "keepKey"; readonly id: string; readonly key: CryptoKey }
  /** Asks for the key that the tab's previous page left; the answer has it, if it is still there. */
  | { readonly type: "takeKey"; readonly id: string }
  /** Says that the key is not needed any more, because the page restored the values. */
  | { readonly type: "forgetKey"; readonly id: string };

/** The folder of the receiver, relative to the site. The service worker answers every request to it. */
export const SANDBOX = "sandbox/";

/** The receiver's path, relative to the site. */
export const RECEIVES_AT = `${SANDBOX}receive`;

/** The path at which the receiver proves that it, and not a web server, answers. */
export const PROVES_AT = `${SANDBOX}probe`;
