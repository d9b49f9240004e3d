import { timeText } from "../../messages/shared.ts";
import type { FiringPlace } from "./firing-columns.ts";

/** What somebody looks for among the firings. */
export interface Wanted {
  /** In lower case. */
  readonly text: string;
  /** For each automation what the page says of it, in lower case; nothing for those that a filter leaves out. */
  readonly said: readonly (string | undefined)[];
}

/** Reads the event of a firing: its author, and the payload that it would send. */
export type ReadEvent = (firing: FiringPlace, line: string) => readonly string[];

/**
 * The firings of one part of the file that fit: by what is said of the automation, by line and time and, only where
 * these don't, by what stands in the event. The file is read once for all of the part.
 */
export async function search(
  file: Blob,
  firings: readonly FiringPlace[],
  { text, said }: Wanted,
  read: ReadEvent,
): Promise<Uint32Array<ArrayBuffer>> {
  const candidates = firings.filter(({ automation }) => said[automation] !== undefined);
  const first = candidates[0];
  const last = candidates.at(-1);
  if (first === undefined || last === undefined) return new Uint32Array();
  const piece = new Uint8Array(await file.slice(first.start, last.start + last.length).arrayBuffer());
  const decoder = new TextDecoder();
  const fits = (firing: FiringPlace) => {
    const { automation, line, start, length, time } = firing;
    if (said[automation]?.includes(text) || String(line).includes(text)) return true;
    if (timeText(time).toLowerCase().includes(text)) return true;
    const at = start - first.start;
    const event = decoder.decode(piece.subarray(at, at + length)).trim();
    return read(firing, event).some((part) => part.toLowerCase().includes(text));
  };
  return Uint32Array.from(candidates.filter(fits), ({ index }) => index);
}
