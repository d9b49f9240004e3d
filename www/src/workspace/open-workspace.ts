import { WorkspaceStore } from "hookwright/payload";
import type { LockWait } from "./lock-wait.ts";
import type { SecondCopy, SecondCopyContents } from "./second-copy.ts";
import { tabDrafts } from "./tab-drafts.ts";

/** How long the second copy may take to open: IndexedDB may be blocked, and the page works without it. */
const OPEN_LIMIT_MS = 2000;
/** The shortest time between two writes of the second copy. */
const INTERVAL_MS = 300;

const EMPTY: SecondCopyContents = { workspace: undefined, drafts: new Map() };

/** Opens the workspace, the drafts of tabs that have ended, and the second copy of both, which is then kept up to date. */
export async function openWorkspace(sandbox: string, wait: LockWait): Promise<WorkspaceStore> {
  const opening = openSecondCopy();
  const { copy, contents } = await Promise.race([opening, expired()]);
  const store = await wait.observe(WorkspaceStore.open(sandbox, contents.workspace));
  const ended = await tabDrafts.inherit(contents.drafts);
  if (copy) keepUpToDate(copy, store, ended);
  // A copy that opens too late for the comparison is only replaced by a newer workspace.
  else void opening.then(({ copy }) => copy && keepUpToDate(copy, store, new Set()));
  return store;
}

interface Opened {
  readonly copy: SecondCopy | undefined;
  readonly contents: SecondCopyContents;
}

/** Opens and reads the second copy; without one, where the browser refuses it. */
async function openSecondCopy(): Promise<Opened> {
  try {
    const { SecondCopy } = await import("./second-copy.ts");
    const copy = await SecondCopy.open();
    return { copy, contents: await copy.read() };
  } catch {
    return { copy: undefined, contents: EMPTY };
  }
}

function expired(): Promise<Opened> {
  return new Promise((resolve) => {
    setTimeout(() => resolve({ copy: undefined, contents: EMPTY }), OPEN_LIMIT_MS);
  });
}

/** Writes the second copy soon after each change of the workspace or the drafts, one write at a time. */
function keepUpToDate(copy: SecondCopy, store: WorkspaceStore, ended: ReadonlySet<string>) {
  let written: number | undefined;
  let unwritten = ended;
  let isWaiting = false;
  let isWriting = false;
  let isStale = false;

  const write = async () => {
    isWaiting = false;
    isWriting = true;
    isStale = false;
    const { revision } = store;
    // After an error, the stored text is not the workspace of this revision.
    const isUnchanged = revision === written || store.storageError !== undefined;
    const text = isUnchanged ? null : localStorage.getItem(store.storageKey);
    const drafts = { tab: tabDrafts.tab, json: tabDrafts.json };
    try {
      await copy.write({
        workspace: text === null ? undefined : { revision, text },
        drafts,
        ended: unwritten,
      });
      if (text !== null) written = revision;
      unwritten = new Set();
      tabDrafts.copied();
    } finally {
      isWriting = false;
      if (isStale) soon();
    }
  };
  const soon = () => {
    isStale = true;
    if (isWaiting || isWriting) return;
    isWaiting = true;
    // A failed write, of a full disk for example, is repeated with the next change.
    setTimeout(() => write().catch(() => undefined), INTERVAL_MS);
  };

  store.onChange(soon);
  tabDrafts.onStored = soon;
  soon();
}
