import "@awesome.me/webawesome/dist/components/button/button.js";
import type { SecretVault, Step, Trigger, WorkspaceStore } from "hookwright/payload";
import { css, html, LitElement } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { controls } from "../design/controls.ts";
import { app } from "../messages/app.ts";
import "../parts/suggest-event.ts";
import { type AnnounceEvent, announceNote, announceWarning } from "../platform/announcement.ts";
import { loadMatchingView, loadView } from "../platform/load-view.ts";
import { href, NEW, type Route } from "../platform/route.ts";
import { RouteController } from "../platform/route-controller.ts";
import type { ReplayView } from "../views/replay/replay-view.ts";
import { WorkspaceController } from "../workspace/workspace-controller.ts";
import "../design/icon.ts";
import "../views/playground/playground.ts";
import "./banners.ts";
import "./navigation.ts";
import "./notice.ts";
import "./theme-menu.ts";
import "./workspace-menu.ts";

/** The whole page: the bar above, one view below. */
@customElement("hw-app-shell")
export class AppShell extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-block-size: 100dvh;
      }

      .skip {
        position: absolute;
        inset-block-start: var(--hw-2);
        inset-inline-start: var(--hw-2);
        z-index: 2;
        padding: var(--hw-2) var(--hw-3);
        border-radius: var(--hw-radius);
        background: var(--hw-raised);
      }

      .skip:not(:focus) {
        clip-path: inset(50%);
      }

      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--hw-1) var(--hw-4);
        padding: var(--hw-1) var(--hw-4);
        border-block-end: var(--hw-hairline) solid var(--hw-line-soft);
        background: var(--hw-surface);
      }

      .brand {
        font-size: var(--hw-text-l);
        font-weight: 650;
        letter-spacing: -0.01em;
      }

      hw-navigation {
        flex: 1;
        min-inline-size: 0;
      }

      .tools {
        display: flex;
        gap: var(--hw-1);
      }

      main {
        flex: 1;
        min-inline-size: 0;
        min-block-size: 0;
      }

      main:has(> hw-playground) {
        display: grid;
        flex: 1 0 0;
        grid-template: minmax(24rem, 1fr) / minmax(0, 1fr);
        block-size: 0;
        min-block-size: 24rem;
      }

      /* It takes the focus only to be read from its start; what it holds shows its own. */
      main:focus-visible {
        outline: none;
      }

      main > :not(hw-playground, h1) {
        display: block;
        max-inline-size: 64rem;
        margin-inline: auto;
        padding: var(--hw-6) var(--hw-4) var(--hw-8);
      }

      /* On its way. */
      main > :not(:defined) {
        min-block-size: 24rem;
        border-radius: var(--hw-radius);
        background: var(--hw-sunken);
      }

      main > hw-metrics-view {
        max-inline-size: 88rem;
      }

      @media (width < 40rem) {
        .brand {
          flex: 1;
        }

        hw-navigation {
          order: 1;
          flex-basis: 100%;
        }
      }
    `,
  ];

  @property({ attribute: false }) store?: WorkspaceStore;
  @property({ attribute: false }) vault?: SecretVault;
  @state() private announcement: AnnounceEvent | undefined;
  /** The workspace that it was about: after another change, undo would take back that one. */
  private announcedOn: unknown;
  /** The trigger that a new automation begins with, as long as its form is shown. */
  @state() private suggestion: Trigger | undefined;
  @query("main") private main?: HTMLElement;
  /** Kept while other views are shown, with the history that it holds. */
  private metrics: HTMLElement | undefined;
  /** Kept likewise, with what it replays or has replayed. */
  private replay: ReplayView | undefined;

  private readonly controller = new WorkspaceController(this, () => this.keepSecrets());
  private readonly route = new RouteController(this);
  private shown = place(this.route.route);

  constructor() {
    super();
    this.addEventListener("hw-announce", (event) => {
      this.announcement = event;
      this.announcedOn = this.store?.workspace;
    });
    this.addEventListener("hw-suggest", (event) => {
      this.suggestion = event.trigger;
      location.hash = href("automations", NEW);
    });
  }

  override connectedCallback() {
    super.connectedCallback();
    // Not on this element: after a dialog closes, nothing inside it may have the focus.
    addEventListener("keydown", this.pressed);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("keydown", this.pressed);
  }

  protected override firstUpdated() {
    this.keepSecrets();
  }

  protected override willUpdate() {
    const route = this.route.route;
    const making = route.view === "automations" && route.automation === NEW;
    // The address changes a moment after the suggestion was made.
    if (route.view !== "metrics" && !making) this.suggestion = undefined;
  }

  protected override updated() {
    document.title = app.title(app[this.route.route.view]());
    const now = place(this.route.route);
    if (this.shown === now) return;
    this.shown = now;
    scrollTo(0, 0);
    this.main?.focus({ preventScroll: true });
  }

  override render() {
    return html`<header>
        <a class="skip" href="#main" @click=${this.skip}>${app.skip()}</a>
        <span class="brand">Hookwright</span>
        <hw-navigation .view=${this.route.route.view}></hw-navigation>
        <div class="tools">
          <wa-button appearance="plain" title=${app.undo()} ?disabled=${!this.store?.canUndo} @click=${this.undo}>
            <wa-icon name="undo" label=${app.undo()}></wa-icon>
          </wa-button>
          <wa-button appearance="plain" title=${app.redo()} ?disabled=${!this.store?.canRedo} @click=${this.redo}>
            <wa-icon name="redo" label=${app.redo()}></wa-icon>
          </wa-button>
          <hw-theme-menu .store=${this.store}></hw-theme-menu>
          <hw-workspace-menu .store=${this.store}></hw-workspace-menu>
        </div>
      </header>
      <hw-banners .store=${this.store}></hw-banners>
      <main tabindex="-1">${this.view()}</main>
      <hw-notice .announcement=${this.announcement} .canUndo=${this.canUndoAnnounced} @hw-undo=${this.undo}
        @hw-dismiss=${this.dismiss} @hw-left=${() => this.main?.focus({ preventScroll: true })}></hw-notice>`;
  }

  private get canUndoAnnounced(): boolean {
    return (this.store?.canUndo ?? false) && this.store?.workspace === this.announcedOn;
  }

  private readonly dismiss = () => {
    this.announcement = undefined;
  };

  /** All views but the first are loaded when somebody goes to them. */
  private view() {
    const route = this.route.route;
    switch (route.view) {
      case "playground":
        return html`<h1 class="visually-hidden">${app.playground()}</h1>
        <hw-playground .store=${this.store} .vault=${this.vault} .automation=${route.automation}></hw-playground>`;
      case "metrics":
        loadMatchingView(this, () => import("../views/metrics/metrics-view.ts"));
        this.metrics ??= document.createElement("hw-metrics-view");
        return this.metrics;
      case "automations":
        loadMatchingView(this, () => import("../views/automations/automations-view.ts"));
        return html`<hw-automations-view .store=${this.store} .vault=${this.vault} .suggestion=${this.suggestion} .automation=${route.automation} .place=${route.place}></hw-automations-view>`;
      case "replay":
        loadView(this, () => import("../views/replay/replay-view.ts"));
        this.replay ??= document.createElement("hw-replay-view");
        if (this.store) this.replay.store = this.store;
        return this.replay;
      case "settings":
        loadView(this, () => import("../views/settings/team-settings.ts"));
        return html`<hw-team-settings .store=${this.store} .vault=${this.vault} .webhook=${route.webhook} .owner=${route.team}></hw-team-settings>`;
    }
  }

  /** Which values are kept, and how long, is the workspace's to say, whichever tab changed it. */
  private keepSecrets() {
    // What is shown then is not what is stored.
    if (this.store?.trouble) return;
    if (this.store) this.vault?.forgetStrangers(this.store);
    const wanted = this.controller.workspace.settings?.secret_retention ?? "tab";
    if (this.vault && this.vault.retention !== wanted) this.vault.retention = wanted;
  }

  private skip(event: Event) {
    event.preventDefault();
    this.main?.focus();
  }

  private readonly undo = () => this.step((store) => store.undo(), app.undone());
  private readonly redo = () => this.step((store) => store.redo(), app.redone());

  /** Goes one step back or forth, and says so, and what did not come along. */
  private step(go: (store: WorkspaceStore) => Promise<Step>, gone: string) {
    return this.controller.attempt(async (store) => {
      this.dismiss();
      const before = new Set(this.valueless());
      const step = await go(store);
      const lost = this.valueless().filter((name) => !before.has(name));
      const said = [
        step === "overOthers" ? app.overOthers() : "",
        lost.length > 0 ? app.valuesGone(lost.join(", ")) : "",
      ];
      if (said.some(Boolean)) announceWarning(this, said.filter(Boolean).join(" "));
      else if (step !== "nothing") announceNote(this, gone);
    });
  }

  /** The secrets that have no value in this tab, each with its team. */
  private valueless(): string[] {
    return this.controller.workspace.teams.flatMap((team) =>
      team.secrets
        .filter((name) => !this.vault?.has(team.name, name))
        .map((name) => `${name} (${team.name})`),
    );
  }

  private readonly pressed = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || isText(event.composedPath()[0])) return;
    const key = event.key.toLowerCase();
    const back = key === "z" && !event.shiftKey;
    if (!back && key !== "y" && key !== "z") return;
    event.preventDefault();
    void (back ? this.undo() : this.redo());
  };
}

/** What people take for a page of its own; which automation the Playground shows is chosen on it. */
function place(route: Route): string {
  return route.view === "playground" ? route.view : JSON.stringify(route);
}

/** Where the browser's own undo is the one that people mean. */
function isText(target: EventTarget | undefined): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches("textarea, input:not([type=checkbox], [type=radio], [readonly])"))
  );
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-app-shell": AppShell;
  }
}
