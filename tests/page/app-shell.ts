import type { Page } from "@playwright/test";
import type { SecretVault, Workspace, WorkspaceStore } from "hookwright";

/** The page's outermost element, with the properties that tests use. */
export type AppShell = Element & { readonly store?: WorkspaceStore; readonly vault?: SecretVault };

/** The key under which the page stores its workspace in localStorage, and the name of the lock on it. */
export const WORKSPACE_KEY = "hookwright.workspace";

/** Returns the workspace that the page holds. */
export async function readWorkspace(page: Page): Promise<Workspace> {
  const workspace = await page.evaluate(
    () => document.querySelector<AppShell>("hw-app-shell")?.store?.workspace,
  );
  if (workspace === undefined) throw new Error("the page has no workspace yet");
  return workspace;
}

/** Returns the stored workspace as text, or an empty string if nothing is stored. */
export function readStoredWorkspace(page: Page): Promise<string> {
  return page.evaluate((key) => localStorage.getItem(key) ?? "", WORKSPACE_KEY);
}

/** Fills localStorage to the last byte. */
export async function fillStorage(page: Page) {
  await page.evaluate(() => {
    for (let size = 5 << 20; size >= 1; size = Math.floor(size / 2)) {
      try {
        for (let count = 0; count < 4; count += 1)
          localStorage.setItem(`filler ${size} ${count}`, "x".repeat(size));
      } catch {
        // This size no longer fits; continue with half of it.
      }
    }
  });
}

/** Removes what {@link fillStorage} stored, after the page's pending attempts to save have failed. */
export async function freeStorage(page: Page) {
  // The page saves while it holds this lock.
  await page.evaluate(
    (lock) =>
      navigator.locks.request(lock, () => {
        for (const key of Object.keys(localStorage))
          if (key.startsWith("filler")) localStorage.removeItem(key);
      }),
    WORKSPACE_KEY,
  );
}
