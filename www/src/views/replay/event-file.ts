import type { FailureReason } from "./replay-messages.ts";

/** How many bytes of a file are read at once. */
const CHUNK_BYTES = 1 << 20;

/** The largest size of a compressed file's contents: a few kilobytes may expand to fill the disk. */
const MAX_CONTENT_BYTES = 4 * 2 ** 30;

/** How many unpacked chunks are joined into one blob. */
const CHUNKS_PER_BLOB = 256;

/** The first bytes of the kinds of files that are recognised. */
const GZIP = [0x1f, 0x8b];
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const ZSTD = [0x28, 0xb5, 0x2f, 0xfd];

/** An error that explains why a file can't be read. */
export class FileError extends Error {
  constructor(readonly reason: FailureReason) {
    super(reason);
  }
}

/** A file of events, unpacked while it is first read if it is compressed with gzip. */
export class EventFile {
  /** The file's contents; for a compressed file, as far as it was unpacked. */
  #content: Blob;

  constructor(private readonly file: Blob) {
    this.#content = file;
  }

  /** Reads the file from its beginning. Yields its contents in parts, each with the number of bytes of the file that were read. */
  async *read(): AsyncGenerator<{ readonly bytes: Uint8Array; readonly read: number }> {
    const start = new Uint8Array(await this.file.slice(0, 4).arrayBuffer());
    const begins = (magic: readonly number[]) => magic.every((byte, index) => start[index] === byte);
    if (begins(ZIP) || begins(ZSTD)) throw new FileError("archive");
    // The contents of a compressed file are unpacked only once.
    if (begins(GZIP) && this.#content === this.file) return yield* this.#unpack();
    for (let offset = 0; offset < this.#content.size; offset += CHUNK_BYTES) {
      const bytes = await this.slice(offset, CHUNK_BYTES);
      yield { bytes, read: offset + bytes.length };
    }
  }

  /** Returns bytes of the contents. */
  async slice(start: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
    return new Uint8Array(await this.#content.slice(start, start + length).arrayBuffer());
  }

  async *#unpack() {
    let read = 0;
    const counter = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        read += chunk.length;
        controller.enqueue(chunk);
      },
    });
    const unpacked = this.file.stream().pipeThrough(counter).pipeThrough(new DecompressionStream("gzip"));
    const reader = unpacked.getReader();
    const blobs: Blob[] = [];
    let chunks: Uint8Array<ArrayBuffer>[] = [];
    let size = 0;
    for (;;) {
      const { value, done } = await reader.read().catch(() => {
        throw new FileError("compressed");
      });
      if (done) break;
      chunks.push(value);
      size += value.length;
      if (size > MAX_CONTENT_BYTES) throw new FileError("large");
      // The browser may move a blob from memory to the disk.
      if (chunks.length === CHUNKS_PER_BLOB) {
        blobs.push(new Blob(chunks));
        chunks = [];
      }
      yield { bytes: value, read };
    }
    this.#content = new Blob([...blobs, ...chunks]);
  }
}
