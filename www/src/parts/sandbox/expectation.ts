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
}

/** The response that the user chose. */
export interface SandboxResponse {
  readonly status: number;
  readonly delayMs: number;
  /** Whether to break the connection instead of responding. */
  readonly drops: boolean;
}

/** The receiver's path, relative to the site. */
export const RECEIVES_AT = "sandbox/receive";
