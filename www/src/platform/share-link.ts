/*
 * Share links: `#/share/<version>/<data>`, where the data is a text that was compressed with raw DEFLATE and written in
 * base64url. The text is one that the core's `readShared` reads. Nothing after `#` is sent to a server.
 */

/** The version of the links that this code writes, and the only one that it reads. */
const VERSION = "1";

/** The longest link that is offered, in characters: some chat and mail programs cut longer ones, or don't make them links. */
export const MAX_LINK_LENGTH = 8_000;

/** The longest text that a link may contain, in bytes: a link of a kilobyte can be made that contains a thousand times as much. */
export const MAX_SHARED_BYTES = 4 * 1024 * 1024;

/** The reason why a link can't be read. */
export type ShareLinkFailure =
  /** Characters are missing or were changed. */
  | { readonly reason: "damaged" }
  /** A newer version of Hookwright made it. */
  | { readonly reason: "newer"; readonly version: string }
  /** It contains more than {@link MAX_SHARED_BYTES}. */
  | { readonly reason: "tooLarge" };

/** The text in a link, or the reason why the link can't be read. */
export type ShareLinkContent = { readonly text: string } | ShareLinkFailure;

/** Returns the fragment of a link with a text. */
export async function shareFragment(text: string): Promise<string> {
  const compressed = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(compressed).arrayBuffer());
  return `#/share/${VERSION}/${toBase64Url(bytes)}`;
}

/** Reads the two parts of a link after `#/share/`. It stops decompressing as soon as there is too much. */
export async function readShareLink(version: string, data: string): Promise<ShareLinkContent> {
  if (version !== VERSION) {
    const isNewer = /^\d{1,9}$/.test(version) && Number(version) > Number(VERSION);
    return isNewer ? { reason: "newer", version } : { reason: "damaged" };
  }
  const bytes = fromBase64Url(data);
  if (bytes === undefined) return { reason: "damaged" };
  return decompress(bytes);
}

async function decompress(bytes: Uint8Array<ArrayBuffer>): Promise<ShareLinkContent> {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let [length, text] = [0, ""];
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return { text: text + decoder.decode() };
      length += value.byteLength;
      if (length > MAX_SHARED_BYTES) {
        await reader.cancel();
        return { reason: "tooLarge" };
      }
      text += decoder.decode(value, { stream: true });
    }
  } catch (error) {
    // The stream and the decoder throw this for data that is truncated or damaged.
    if (error instanceof TypeError) return { reason: "damaged" };
    throw error;
  }
}

/** How many bytes are converted at once: a function takes a limited number of arguments. */
const SLICE = 0x2000;

function toBase64Url(bytes: Uint8Array): string {
  let binary = "";
  for (let start = 0; start < bytes.length; start += SLICE)
    binary += String.fromCharCode(...bytes.subarray(start, start + SLICE));
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function fromBase64Url(data: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[\w-]+$/.test(data)) return undefined;
  try {
    const binary = atob(data.replaceAll("-", "+").replaceAll("_", "/"));
    return Uint8Array.from(binary, (character) => character.charCodeAt(0));
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}
