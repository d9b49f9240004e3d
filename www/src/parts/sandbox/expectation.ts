/** What the page tells the sandbox receiver before it sends: enough to check a request, and no secret's value. */
export interface Expectation {
  /** The method that webhooks are sent with. */
  readonly method: string;
  /** SHA-256 of the access token, where the webhook has one. */
  readonly accessTokenDigest?: Uint8Array | undefined;
  /** The webhook's secret as a key that can verify and can't be read, where it has one. */
  readonly signingKey?: CryptoKey | undefined;
  /** How the receiver answers what it accepts. */
  readonly answer: Answer;
}

/** The answer that somebody picked. */
export interface Answer {
  readonly status: number;
  readonly delayMs: number;
  /** Breaks the connection off instead of answering. */
  readonly drops: boolean;
}

/** Where the receiver listens, relative to the site. */
export const RECEIVES_AT = "sandbox/receive";
