import type { Command, Workspace, WorkspaceStore } from "hookwright/payload";
import type { ReactiveController, ReactiveControllerHost } from "lit";
import { errorText } from "../messages/diagnostic.ts";
import { announceError } from "../platform/announcement.ts";
import { lockWait } from "./lock-wait.ts";

/** The result of storing a text. */
export interface SavedText {
  readonly isStored: boolean;
  /** The text that another tab had stored meanwhile and that was replaced. */
  readonly replaced?: string | undefined;
}

/** Updates an element when the store changes, and applies its commands to the store. */
export class WorkspaceController implements ReactiveController {
  private store: WorkspaceStore | undefined;
  private unsubscribe: (() => void) | undefined;

  /** Creates a controller that reads the host's `store` at every update, because the host's `store` is set after construction. */
  constructor(
    private readonly host: ReactiveControllerHost & EventTarget & { store?: WorkspaceStore },
    private readonly onChange: () => void = () => undefined,
  ) {
    host.addController(this);
  }

  hostUpdate() {
    if (this.host.store !== this.store) this.subscribe(this.host.store);
  }

  hostConnected() {
    this.subscribe(this.host.store);
  }

  hostDisconnected() {
    this.subscribe(undefined);
  }

  /** The newest workspace that this tab knows. */
  get workspace(): Workspace {
    return this.store?.workspace ?? EMPTY;
  }

  /** Applies a command. If that fails, nothing has changed: shows the error and returns false. */
  apply(command: Command): Promise<boolean> {
    return this.attempt((store) => store.apply(command));
  }

  /** Applies a command that stores a text with the text that it was edited from. Like {@link apply} otherwise. */
  async applyEdit(command: Command): Promise<SavedText> {
    let replaced: string | undefined;
    const isStored = await this.attempt(async (store) => {
      replaced = await store.apply(command);
    });
    return { isStored, replaced };
  }

  /** Runs `work` with the store; on an error, shows it and returns false. */
  async attempt(work: (store: WorkspaceStore) => Promise<unknown>): Promise<boolean> {
    if (this.store === undefined) return false;
    try {
      await lockWait.observe(work(this.store));
      return true;
    } catch (error) {
      announceError(this.host, errorText(error));
      return false;
    }
  }

  private subscribe(store: WorkspaceStore | undefined) {
    this.unsubscribe?.();
    this.store = store;
    this.unsubscribe = store?.onChange(() => {
      this.onChange();
      this.host.requestUpdate();
    });
  }
}

const EMPTY: Workspace = {
  teams: [],
  automations: [],
  samples: [],
  settings: { secret_retention: "tab", theme: "system" },
};
