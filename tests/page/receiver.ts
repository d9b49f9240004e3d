import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const PROGRAM = fileURLToPath(new URL("../receiver/receiver.py", import.meta.url));

/** A receiver on an origin of its own that checks token and signature with Python's code, not with ours. */
export interface Receiver {
  /** The address of one of its modes, like `accept` or `status/500`. */
  at(mode: string): string;
}

/** Starts the receiver; what it must see goes to it as arguments, so the page has no part in it. */
export async function startReceiver(
  ...options: readonly string[]
): Promise<Receiver & { close(): Promise<void> }> {
  const program = spawn("python3", [PROGRAM, ...options], { stdio: ["pipe", "pipe", "inherit"] });
  const address = await firstLine(program);
  return {
    at: (mode) => `${address}/${mode}`,
    close: async () => {
      const ended = once(program, "exit");
      program.stdin.end();
      await ended;
    },
  };
}

/** An address where nobody listens: its port was free a moment ago. */
export async function deadAddress(): Promise<string> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return `http://127.0.0.1:${port}/hook`;
}

async function firstLine({ stdout }: ChildProcess): Promise<string> {
  if (stdout === null) throw new Error("the receiver has no output");
  for await (const line of createInterface({ input: stdout })) return line;
  throw new Error("the receiver ended before it said its address");
}
