/** How a part of a request stands to what the webhook should send. */
export type Verdict = "matches" | "differs" | "absent" | "unneeded" | "unexpected";

/** Whether the request carries the access token whose SHA-256 is `digest`. */
export async function checkToken(header: string | null, digest: Uint8Array | undefined): Promise<Verdict> {
  if (header === null || digest === undefined) return missing(header, digest);
  const token = header.replace(/^Bearer /, "");
  const found = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(token));
  return header.startsWith("Bearer ") && sameBytes(new Uint8Array(found), digest) ? "matches" : "differs";
}

/** Whether `X-Wandb-Signature` is base64 of the body's HMAC under `key`. */
export async function checkSignature(
  header: string | null,
  body: ArrayBuffer,
  key: CryptoKey | undefined,
): Promise<Verdict> {
  if (header === null || key === undefined) return missing(header, key);
  const signature = bytesOf(header);
  const valid = signature !== undefined && (await crypto.subtle.verify("HMAC", key, signature, body));
  return valid ? "matches" : "differs";
}

/** Whether a receiver would believe who sent it; what it answers then is another matter. */
export function accepts(verdict: Verdict): boolean {
  return verdict === "matches" || verdict === "unneeded" || verdict === "unexpected";
}

function missing(header: string | null, expected: unknown): Verdict {
  if (expected === undefined) return header === null ? "unneeded" : "unexpected";
  return "absent";
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

function sameBytes(ours: Uint8Array, theirs: Uint8Array): boolean {
  return ours.length === theirs.length && ours.every((byte, at) => byte === theirs[at]);
}
