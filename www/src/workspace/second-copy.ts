import { type DBSchema, type IDBPDatabase, openDB } from "idb";

/** The key of the workspace. Code that stores the workspace in another version takes another key. */
const WORKSPACE = "workspace.1";
const DRAFTS = "drafts.";

interface Schema extends DBSchema {
  texts: { key: string; value: string };
  revisions: { key: string; value: number };
}

/** The contents of the second copy. */
export interface SecondCopyContents {
  /** The stored text of the workspace. */
  readonly workspace: string | undefined;
  /** The JSON of each tab's drafts. */
  readonly drafts: ReadonlyMap<string, string>;
}

/** A change that a tab writes into the second copy. */
export interface SecondCopyChange {
  readonly workspace?: { readonly revision: number; readonly text: string } | undefined;
  readonly drafts: { readonly tab: string; readonly json: string };
  /** The tabs whose drafts are deleted. */
  readonly ended: Iterable<string>;
}

/**
 * A copy of the stored workspace and of all drafts in IndexedDB, which writes to the disk before it reports success.
 * Browsers write localStorage to the disk up to a minute later, so that a browser that is killed loses it.
 */
export class SecondCopy {
  /** The revision of the copy that this tab read when it opened. */
  #readRevision: number | undefined;

  private constructor(private readonly database: IDBPDatabase<Schema>) {}

  static async open(): Promise<SecondCopy> {
    const database = await openDB<Schema>("hookwright", 1, {
      upgrade(database) {
        database.createObjectStore("texts");
        database.createObjectStore("revisions");
      },
      // Another tab with newer code waits for this.
      blocking: (_current, _blocked, event) => {
        if (event.target instanceof IDBDatabase) event.target.close();
      },
    });
    return new SecondCopy(database);
  }

  /** Returns everything in the copy. */
  async read(): Promise<SecondCopyContents> {
    const transaction = this.database.transaction(["texts", "revisions"]);
    const texts = transaction.objectStore("texts");
    const [keys, values, revision] = await Promise.all([
      texts.getAllKeys(),
      texts.getAll(),
      transaction.objectStore("revisions").get(WORKSPACE),
    ]);
    this.#readRevision = revision;
    const byKey = new Map(keys.map((key, index) => [key, values[index] ?? ""]));
    const drafts = [...byKey].filter(([key]) => key.startsWith(DRAFTS));
    return {
      workspace: byKey.get(WORKSPACE),
      drafts: new Map(drafts.map(([key, json]) => [key.slice(DRAFTS.length), json])),
    };
  }

  /** Writes a change, and resolves when it is on the disk. A newer workspace of another tab is never replaced. */
  async write({ workspace, drafts, ended }: SecondCopyChange): Promise<void> {
    const transaction = this.database.transaction(["texts", "revisions"], "readwrite", {
      durability: "strict",
    });
    const [texts, revisions] = [transaction.objectStore("texts"), transaction.objectStore("revisions")];
    const requests: Promise<unknown>[] = [texts.put(drafts.json, DRAFTS + drafts.tab)];
    for (const tab of ended) requests.push(texts.delete(DRAFTS + tab));
    if (workspace) {
      const revision = await revisions.get(WORKSPACE);
      // The workspace was opened with the copy of `#readRevision`, unless that could not be read.
      if (revision === undefined || revision <= workspace.revision || revision === this.#readRevision) {
        requests.push(texts.put(workspace.text, WORKSPACE), revisions.put(workspace.revision, WORKSPACE));
        this.#readRevision = undefined;
      }
    }
    await Promise.all([...requests, transaction.done]);
  }
}
