import type { Command, Workspace, WorkspaceStore } from "hookwright/payload";
import type { ReactiveController, ReactiveControllerHost } from "lit";
import { errorText } from "../messages/diagnostic.ts";
import { announceError } from "../platform/announcement.ts";

/** Updates an element when the store changes, and applies its commands to the store. */
export class WorkspaceController implements ReactiveController {
  private store: WorkspaceStore | undefined;
  private stop: (() => void) | undefined;

  /** Creates a controller that reads the host's `store` at every update, because it is a property. */
  constructor(
    private readonly host: ReactiveControllerHost & EventTarget & { store?: WorkspaceStore },
    private readonly changed: () => void = () => undefined,
  ) {
    host.addController(this);
  }

  hostUpdate() {
    if (this.host.store !== this.store) this.follow(this.host.store);
  }

  hostConnected() {
    this.follow(this.host.store);
  }

  hostDisconnected() {
    this.follow(undefined);
  }

  /** The newest workspace that this tab knows. */
  get workspace(): Workspace {
    return this.store?.workspace ?? EMPTY;
  }

  /** Applies a command. If that fails, nothing has changed: shows the error and returns false. */
  apply(command: Command): Promise<boolean> {
    return this.attempt((store) => store.apply(command));
  }

  /** Does something else with the store; shows an error in the same way. */
  async attempt(work: (store: WorkspaceStore) => Promise<unknown>): Promise<boolean> {
    if (this.store === undefined) return false;
    try {
      await work(this.store);
      return true;
    } catch (error) {
      announceError(this.host, errorText(error));
      return false;
    }
  }

  private follow(store: WorkspaceStore | undefined) {
    this.stop?.();
    this.store = store;
    this.stop = store?.onChange(() => {
      this.changed();
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
