import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const PROGRAM = fileURLToPath(new URL("../receiver/receiver.py", import.meta.url));

/** A running webhook receiver on its own origin, which checks token and signature with Python's standard library. */
export interface Receiver {
  /** Returns the address of one of its modes, like `accept` or `status/500`. */
  address(mode: string): string;
}

/** Starts the receiver. The token and secret that it expects are its arguments, so they don't come from the page. */
export async function startReceiver(
  ...options: readonly string[]
): Promise<Receiver & { close(): Promise<void> }> {
  const program = spawn("python3", [PROGRAM, ...options], { stdio: ["pipe", "pipe", "inherit"] });
  const origin = await readFirstLine(program);
  return {
    address: (mode) => `${origin}/${mode}`,
    close: async () => {
      const ended = once(program, "exit");
      program.stdin.end();
      await ended;
    },
  };
}

/** Returns an address that refuses connections: its port was free a moment ago. */
export async function unreachableAddress(): Promise<string> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return `http://127.0.0.1:${port}/hook`;
}

async function readFirstLine({ stdout }: ChildProcess): Promise<string> {
  if (stdout === null) throw new Error("the receiver has no output");
  for await (const line of createInterface({ input: stdout })) return line;
  throw new Error("the receiver ended before it printed its address");
}
