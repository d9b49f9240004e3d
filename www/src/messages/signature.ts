import type { BodyChange, HeaderEncoding, SecretChange } from "hookwright";
import { msg, str } from "./localization.ts";

/** Messages of the signature debugger. */
export const signature = {
  body: () => msg("Body, as the receiver got it", { id: "signature.body" }),
  bodyHelp: () =>
    msg("Leave it empty for an empty body. A pasted body loses carriage returns; they are tried anyway.", {
      id: "signature.bodyHelp",
    }),
  changes: () => msg("What to change in the receiver", { id: "signature.changes" }),
  check: () => msg("Check", { id: "signature.check" }),
  header: () => msg("X-Wandb-Signature header", { id: "signature.header" }),
  headerHelp: () =>
    msg("The value that the receiver got, or computed and compared.", { id: "signature.headerHelp" }),
  intro: () =>
    msg(
      "Your receiver rejects a signature? Paste what it got and the secret that it uses. The page tries the usual differences and says which one explains the signature. Nothing is sent or stored.",
      { id: "signature.intro" },
    ),
  matches: () => msg("The signature is valid for this secret and this body.", { id: "signature.matches" }),
  matchesChanged: () =>
    msg("The signature is valid, but not for exactly what you pasted.", { id: "signature.matchesChanged" }),
  nothing: (compared: number) =>
    msg(str`No match: ${compared} combinations of secret and body were compared.`, {
      id: "signature.nothing",
    }),
  next: () => msg("What to check next", { id: "signature.next" }),
  nextSteps: (bodyIsJson: boolean) => [
    msg("Is this the secret of this webhook, with its newest value? W&B can't show a saved value.", {
      id: "signature.next.secret",
    }),
    msg("Are header and body from the same request? Another delivery has another signature.", {
      id: "signature.next.delivery",
    }),
    bodyIsJson
      ? msg(
          "Does the receiver log the raw bytes? A body that was parsed and written again can differ in ways that are not tried here, like other number formats.",
          { id: "signature.next.raw" },
        )
      : msg(
          "The pasted body is not JSON, so no other spellings were tried. Is it complete, or was it shortened or decoded by a log?",
          { id: "signature.next.notJson" },
        ),
    msg("Does a proxy or framework change the body before the receiver reads it (compression, encoding)?", {
      id: "signature.next.proxy",
    }),
  ],
  noSignature: () =>
    msg("The header is not a signature in base64 or hexadecimal.", { id: "signature.noSignature" }),
  noSignatureNext: () =>
    msg("An HMAC-SHA256 has 44 characters in base64, or 64 hexadecimal digits.", {
      id: "signature.noSignatureNext",
    }),
  secret: () => msg("Secret", { id: "signature.secret" }),
  secretHelp: () => msg("Stays in this field, and is gone when you leave.", { id: "signature.secretHelp" }),
  title: () => msg("Signature debugger", { id: "signature.title" }),
  wrongLength: (bytes: number) =>
    bytes === 20
      ? msg("The header has 20 bytes, like HMAC-SHA1. W&B signs with HMAC-SHA256, which has 32.", {
          id: "signature.wrongLength.sha1",
        })
      : msg(str`The header has ${bytes} bytes. W&B signs with HMAC-SHA256, which has 32.`, {
          id: "signature.wrongLength",
        }),
  prefix: (prefix: string) =>
    msg(str`Remove “${prefix}” before the signature, or don't expect it: W&B sends no prefix.`, {
      id: "signature.prefix",
    }),
  surrounded: () =>
    msg("Remove the whitespace or quotation marks around the header's value before comparing.", {
      id: "signature.surrounded",
    }),
};

/** The advice about each encoding of the header. */
export const encodings: Record<HeaderEncoding, () => string> = {
  base64: () =>
    msg("The header is in base64 (documented). Compare base64, or decode it and compare bytes.", {
      id: "signature.encoding.base64",
    }),
  base64Unpadded: () =>
    msg("The header is in base64 without padding. Decode it and compare bytes.", {
      id: "signature.encoding.base64Unpadded",
    }),
  base64Url: () =>
    msg("The header is in URL-safe base64 (- and _). Decode it as such and compare bytes.", {
      id: "signature.encoding.base64Url",
    }),
  hex: () =>
    msg(
      "The header is in hexadecimal (observed). Compare hexadecimal digits, or decode it and compare bytes.",
      {
        id: "signature.encoding.hex",
      },
    ),
  hexUpper: () =>
    msg("The header is in upper-case hexadecimal. Compare without regard to case, or decode it.", {
      id: "signature.encoding.hexUpper",
    }),
  base64OfHex: () =>
    msg(
      "The header is base64 of the hexadecimal digits. Encode the raw digest instead of its hexadecimal form (with openssl: -binary).",
      { id: "signature.encoding.base64OfHex" },
    ),
};

/** The advice about each change of the secret. */
export const secretChanges: Record<Exclude<SecretChange, "none">, () => string> = {
  trimmed: () =>
    msg("Remove the whitespace around the secret, like a line break from a file or a variable.", {
      id: "signature.secret.trimmed",
    }),
  unquoted: () =>
    msg("Remove the quotation marks around the secret; they are not part of it.", {
      id: "signature.secret.unquoted",
    }),
  withLineFeed: () =>
    msg(
      "The secret in W&B ends with a line feed. Save it again in W&B without one, or add it in the receiver.",
      {
        id: "signature.secret.withLineFeed",
      },
    ),
  withCrLf: () =>
    msg("The secret in W&B ends with a line break (CR LF). Save it again in W&B without one.", {
      id: "signature.secret.withCrLf",
    }),
  hexDecoded: () =>
    msg("The key is the bytes that the secret spells in hexadecimal. Use the secret's text as the key.", {
      id: "signature.secret.hexDecoded",
    }),
  base64Decoded: () =>
    msg("The key is the bytes that the secret spells in base64. Use the secret's text as the key.", {
      id: "signature.secret.base64Decoded",
    }),
  empty: () =>
    msg("The key is empty: the secret was not set where the signature was made.", {
      id: "signature.secret.empty",
    }),
};

const rewritten = (writer: string) =>
  msg(
    str`The signed body is JSON as ${writer} writes it. Verify the raw bytes of the request, before parsing.`,
    {
      id: "signature.body.rewritten",
    },
  );

/** The advice about each change of the body. */
export const bodyChanges: Record<Exclude<BodyChange, "none">, () => string> = {
  withoutFinalLineBreak: () =>
    msg("Verify the body without the line break at its end.", { id: "signature.body.withoutFinalLineBreak" }),
  withLineFeed: () =>
    msg("The signed body ends with a line feed. Verify the raw bytes; don't trim them.", {
      id: "signature.body.withLineFeed",
    }),
  withCrLf: () =>
    msg("The signed body ends with CR LF. Verify the raw bytes; don't trim them.", {
      id: "signature.body.withCrLf",
    }),
  lineFeeds: () =>
    msg("The signed body has LF where yours has CR LF. Don't convert line breaks before verifying.", {
      id: "signature.body.lineFeeds",
    }),
  carriageReturns: () =>
    msg("The signed body has CR LF where yours has LF. Don't convert line breaks before verifying.", {
      id: "signature.body.carriageReturns",
    }),
  trimmed: () => msg("Verify the body without the whitespace around it.", { id: "signature.body.trimmed" }),
  withoutBom: () =>
    msg("Verify the body without the byte order mark at its start.", { id: "signature.body.withoutBom" }),
  withBom: () =>
    msg("The signed body starts with a byte order mark. Verify the raw bytes.", {
      id: "signature.body.withBom",
    }),
  emptyObject: () =>
    msg("The signed body is {}: the automation has no payload. Verify the raw bytes of this request.", {
      id: "signature.body.emptyObject",
    }),
  empty: () =>
    msg("The signed body is empty. The receiver probably reads the body twice, or before it has arrived.", {
      id: "signature.body.empty",
    }),
  compact: () => rewritten("JSON.stringify"),
  indented2: () => rewritten("JSON.stringify(…, null, 2)"),
  indented4: () => rewritten("JSON.stringify(…, null, 4)"),
  python: () => rewritten("json.dumps"),
  pythonUnicode: () => rewritten("json.dumps(…, ensure_ascii=False)"),
  pythonCompact: () => rewritten('json.dumps(…, separators=(",", ":"))'),
  pythonIndented2: () => rewritten("json.dumps(…, indent=2)"),
  pythonIndented4: () => rewritten("json.dumps(…, indent=4)"),
  compactSorted: () => rewritten("JSON.stringify, with sorted keys,"),
  pythonSorted: () => rewritten("json.dumps(…, sort_keys=True)"),
  pythonCompactSorted: () => rewritten('json.dumps(…, sort_keys=True, separators=(",", ":"))'),
  pythonIndented2Sorted: () => rewritten("json.dumps(…, sort_keys=True, indent=2)"),
  pythonIndented4Sorted: () => rewritten("json.dumps(…, sort_keys=True, indent=4)"),
};
