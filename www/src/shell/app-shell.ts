import "@awesome.me/webawesome/dist/components/button/button.js";
import type { ChangeSummary, SecretVault, Trigger, UndoOutcome, WorkspaceStore } from "hookwright/payload";
import { css, html, LitElement } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { controls } from "../design/controls.ts";
import { app } from "../messages/app.ts";
import { changeText } from "../messages/changes.ts";
import type { SuggestEvent } from "../parts/metric-trigger.ts";
import type { ShareEvent, ShareSubject } from "../parts/share/share-event.ts";
import { type AnnounceEvent, announceNote, announceWarning } from "../platform/announcement.ts";
import { loadView, loadViewWithFullCore } from "../platform/load-view.ts";
import { href, NEW, parseRoute, type Route, RouteController, replaceAddress } from "../platform/route.ts";
import { hasStoredValues } from "../platform/sealed-values.ts";
import type { MetricsView } from "../views/metrics/metrics-view.ts";
import type { ReplayView } from "../views/replay/replay-view.ts";
import { WorkspaceController } from "../workspace/workspace-controller.ts";
import "../design/icon.ts";
import "../views/playground/playground.ts";
import "./banners.ts";
import "./display-menu.ts";
import "./help-menu.ts";
import { hideIntroduction, isIntroductionHidden } from "./introduction-memory.ts";
import "./introduction.ts";
import "./navigation.ts";
import "./notice.ts";
import type { SharedAddedEvent } from "./shared-dialog.ts";
import type { WorkspaceMenu } from "./workspace-menu.ts";
import "./workspace-menu.ts";

/** The whole page: the header with the navigation, and one view below it. */
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
        padding-inline: max(var(--hw-4), env(safe-area-inset-left))
          max(var(--hw-4), env(safe-area-inset-right));
        border-block-end: var(--hw-hairline) solid var(--hw-line-soft);
        background: var(--hw-surface);
      }

      .brand {
        color: inherit;
        text-decoration: none;
        font-size: var(--hw-text-l);
        font-weight: 650;
        letter-spacing: -0.01em;
      }

      /* Where the links and the buttons don't fit beside each other, in spite of the media query below, the buttons wrap. */
      hw-navigation {
        flex: 1 0 auto;
      }

      .tools {
        display: flex;
        gap: var(--hw-1);
        margin-inline-start: auto;
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

      /* On a phone, the introduction scrolls away and leaves the screen to the Playground. */
      @media (width < 40rem) {
        hw-introduction + main:has(> hw-playground) {
          min-block-size: calc(100dvh - 8rem);
        }
      }

      /* It takes the focus only so that screen readers start there; the controls inside it show their own ring. */
      main:focus-visible {
        outline: none;
      }

      main > :not(hw-playground, h1) {
        display: block;
        max-inline-size: 64rem;
        margin-inline: auto;
        /* At its end, the page can be scrolled so far that a notice covers nothing of it. */
        padding: var(--hw-6) var(--hw-4) calc(3 * var(--hw-8));
      }

      /* A view that is still loading. */
      main > :not(:defined) {
        min-block-size: 24rem;
        border-radius: var(--hw-radius);
        background: var(--hw-sunken);
      }

      /* The links have a row of their own up to the width at which everything fits into one, also with the buttons of a touch screen. */
      @media (width < 60rem) {
        header {
          padding-inline: max(var(--hw-2), env(safe-area-inset-left))
            max(var(--hw-2), env(safe-area-inset-right));
        }

        .brand {
          flex: 1;
          padding-inline-start: var(--hw-2);
        }

        hw-navigation {
          order: 1;
          flex: 1 1 100%;
          min-inline-size: 0;
        }
      }
    `,
  ];

  @property({ attribute: false }) store?: WorkspaceStore;
  @property({ attribute: false }) vault?: SecretVault;
  @state() private announcement: AnnounceEvent | undefined;
  /** The workspace at the announcement. After another change, undo would revert that change instead. */
  private announcedWorkspace: unknown;
  /** Whether the page is still the one of the announcement. A form that is saved announces it and then leads to the list. */
  private isFreshAnnouncement = false;
  /** The initial trigger of a new automation, while its form is shown. */
  @state() private suggestion: Trigger | undefined;
  /** Whether the Playground begins with the introduction: on the first visits, or because the user asked for it. */
  @state() private introduction: "none" | "first" | "requested" = "none";
  /** The subject of the dialog that makes a share link; undefined while it is closed. */
  @state() private shareSubject: ShareSubject | undefined;
  /** The id of the automation that a share link added, until the user opens another one. */
  private added: string | undefined;
  @query("main") private main?: HTMLElement;
  @query("hw-workspace-menu") private workspaceMenu?: WorkspaceMenu;
  /** The Run metrics view: kept with its history while another view is shown. */
  private metrics: MetricsView | undefined;
  /** The Replay view: kept with its results while another view is shown. */
  private replay: ReplayView | undefined;

  /** Whether this tab has had a secret value. */
  private keepsValues = false;

  private readonly controller = new WorkspaceController(this, () => {
    // A deleted secret has no value any more, and the setting may have changed.
    if (this.keepsValues || hasStoredValues()) void this.keepValues();
    this.reportRecovery();
  });
  private readonly route = new RouteController(this);
  private shownPage = pageOf(this.route.route);

  constructor() {
    super();
    window.addEventListener("hw-announce", (event) => {
      this.announcement = event;
      this.announcedWorkspace = this.store?.workspace;
      this.isFreshAnnouncement = true;
    });
    this.addEventListener("click", (event) => {
      if (event.composedPath().some(isLinkToView)) this.dismiss();
    });
    this.addEventListener("hw-share", (event) => {
      loadViewWithFullCore(this, () => import("../parts/share/share-dialog.ts"));
      this.shareSubject = event.subject;
    });
    this.addEventListener("hw-suggest", (event: SuggestEvent) => {
      this.suggestion = event.trigger;
      location.hash = href("automations", NEW);
    });
  }

  override connectedCallback() {
    super.connectedCallback();
    if (!isIntroductionHidden()) this.introduction = "first";
    for (const type of ["click", "keyup"]) this.addEventListener(type, this.endFirstIntroduction);
    // On the window: after a dialog closes, the focus may be outside this element.
    addEventListener("keydown", this.handleShortcut);
    addEventListener("hw-value-stored", this.keepValues);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("keydown", this.handleShortcut);
    removeEventListener("hw-value-stored", this.keepValues);
  }

  protected override firstUpdated() {
    this.reportRecovery();
  }

  /** Reports once that a stored workspace was replaced that was lost, damaged or older. */
  private reportRecovery() {
    const recovery = this.store?.takeRecovery();
    if (recovery === "secondCopy") announceWarning(this, app.recoveredFromCopy());
    if (recovery === "thisTab") announceWarning(this, app.recoveredFromTab());
  }

  /** Shows the introduction again, at the user's request. */
  private readonly introduce = () => {
    this.introduction = "requested";
    location.hash = href("playground");
  };

  private readonly endIntroduction = () => {
    this.introduction = "none";
    hideIntroduction();
    this.main?.focus({ preventScroll: true });
  };

  /** Removes the introduction after the user changed the workspace, but not while the user types: the view would move. */
  private readonly endFirstIntroduction = () => {
    if (this.introduction !== "first" || this.store?.isUntouched) return;
    if (isTextField(focusedElement())) return;
    this.introduction = "none";
    const hasFocus = this.renderRoot.querySelector("hw-introduction")?.matches(":focus-within");
    if (hasFocus) this.main?.focus({ preventScroll: true });
  };

  protected override willUpdate() {
    this.endFirstIntroduction();
    const route = this.route.route;
    const isCreating = route.view === "automations" && route.automation === NEW;
    // The suggestion comes from the Run metrics view, shortly before the address changes.
    if (route.view !== "metrics" && !isCreating) this.suggestion = undefined;
    const opened = route.view === "playground" ? route.automation : undefined;
    if (opened !== undefined && opened !== this.added) this.added = undefined;
  }

  protected override updated() {
    const { view } = this.route.route;
    document.title = app.title(app[view === "share" ? "playground" : view]());
    const page = pageOf(this.route.route);
    if (this.shownPage === page) return;
    this.shownPage = page;
    if (!this.isFreshAnnouncement) this.dismiss();
    this.isFreshAnnouncement = false;
    scrollTo(0, 0);
    this.main?.focus({ preventScroll: true });
  }

  override render() {
    return html`<header>
        <a class="skip" href="#main" @click=${this.skip}>${app.skip()}</a>
        <a class="brand" href=${href("playground")}>Hookwright</a>
        <hw-navigation .view=${this.route.route.view}></hw-navigation>
        <div class="tools">
          <wa-button appearance="plain" title=${stepTitle(this.store?.undoable, app.undoChange, this.store?.isUndoTruncated ? app.undoTruncated : app.undo)} ?disabled=${!this.store?.canUndo} @click=${this.undo}>
            <wa-icon name="undo" label=${app.undo()}></wa-icon>
          </wa-button>
          <wa-button appearance="plain" title=${stepTitle(this.store?.redoable, app.redoChange, app.redo)} ?disabled=${!this.store?.canRedo} @click=${this.redo}>
            <wa-icon name="redo" label=${app.redo()}></wa-icon>
          </wa-button>
          <hw-help-menu @hw-intro=${this.introduce}></hw-help-menu>
          <hw-display-menu .store=${this.store}></hw-display-menu>
          <hw-workspace-menu .store=${this.store}></hw-workspace-menu>
        </div>
      </header>
      <hw-banners .store=${this.store}></hw-banners>
      ${
        this.introduction !== "none" && this.route.route.view === "playground" && !this.isNewer
          ? html`<hw-introduction ?has-examples=${this.controller.workspace.automations.length > 0} @hw-dismiss=${this.endIntroduction} @hw-import=${() => this.workspaceMenu?.importFile()}></hw-introduction>`
          : ""
      }
      <main tabindex="-1" @hw-wandb-import=${() => this.workspaceMenu?.importFromWandb()}>${this.view()}</main>
      ${this.dialogs()}
      <hw-notice .announcement=${this.announcement} .canUndo=${this.canUndoAnnounced} @hw-undo=${this.undo}
        @hw-dismiss=${this.dismiss} @hw-focus-lost=${() => this.main?.focus({ preventScroll: true })}></hw-notice>`;
  }

  /** Renders the dialogs that make and open share links. */
  private dialogs() {
    const route = this.route.route;
    const closeShare = () => {
      this.shareSubject = undefined;
    };
    const isOpening = route.view === "share" && !this.isNewer;
    if (isOpening) loadViewWithFullCore(this, () => import("./shared-dialog.ts"));
    return html`${
      this.shareSubject
        ? html`<hw-share-dialog .store=${this.store} .vault=${this.vault} .subject=${this.shareSubject} @hw-close=${closeShare}></hw-share-dialog>`
        : ""
    }${
      isOpening
        ? html`<hw-shared-dialog .store=${this.store} .version=${route.version} .data=${route.data} @hw-added=${this.sharedAdded} @hw-close=${this.sharedClosed}></hw-shared-dialog>`
        : ""
    }`;
  }

  private readonly sharedAdded = ({ automations }: SharedAddedEvent) => {
    const [first, ...others] = automations;
    this.added = others.length === 0 ? first?.id : undefined;
    if (others.length > 0) return replaceAddress(href("automations"));
    // Without a payload, a condition is all that there is to see.
    const isMetric = first !== undefined && first.payload === undefined && "condition" in first.trigger;
    replaceAddress(isMetric ? href("metrics", first.id) : href("playground"));
  };

  /** Removes a link from the address that the user closed without adding its contents. */
  private readonly sharedClosed = () => {
    if (parseRoute(location.hash).view === "share") replaceAddress(href("playground"));
    this.main?.focus({ preventScroll: true });
  };

  private get canUndoAnnounced(): boolean {
    return (this.store?.canUndo ?? false) && this.store?.workspace === this.announcedWorkspace;
  }

  private readonly dismiss = () => {
    this.announcement = undefined;
  };

  /** Returns the current view. All views except the first are loaded when the user opens them. */
  private view() {
    const route = this.route.route;
    if (this.isNewer) return this.newer();
    switch (route.view) {
      case "playground":
      case "share":
        return this.playground(route);
      case "metrics":
        loadViewWithFullCore(this, () => import("../views/metrics/metrics-view.ts"));
        this.metrics ??= document.createElement("hw-metrics-view");
        if (this.store) this.metrics.store = this.store;
        this.metrics.automationId = route.automation;
        return this.metrics;
      case "automations":
        loadViewWithFullCore(this, () => import("../views/automations/automations-view.ts"));
        return html`<hw-automations-view .store=${this.store} .vault=${this.vault} .suggestion=${this.suggestion} .automationId=${route.automation} .target=${route.target}></hw-automations-view>`;
      case "replay":
        loadView(this, () => import("../views/replay/replay-view.ts"));
        this.replay ??= document.createElement("hw-replay-view");
        if (this.store) this.replay.store = this.store;
        return this.replay;
      case "unknown":
        return html`<div>
          <div class="panel empty">
            <h1>${app.unknown()}</h1>
            <p>${app.unknownText()}</p>
            <a href=${href("playground")}>${app.openPlayground()}</a>
            <a href=${href("automations")}>${app.openAutomations()}</a>
          </div>
        </div>`;
      case "signature":
        loadViewWithFullCore(this, () => import("../views/signature/signature-view.ts"));
        return html`<hw-signature-view></hw-signature-view>`;
      case "settings":
        loadView(this, () => import("../views/settings/team-settings.ts"));
        return html`<hw-team-settings .store=${this.store} .vault=${this.vault} .webhook=${route.webhook} .owner=${route.team} .automation=${route.automation}></hw-team-settings>`;
    }
  }

  /** Renders the Playground, which is also below the dialog that opens a share link. */
  private playground(route: Route) {
    const automation = route.view === "playground" ? (route.automation ?? this.added) : undefined;
    return html`<h1 class="visually-hidden">${app.playground()}</h1>
      <hw-playground .store=${this.store} .vault=${this.vault} .automationId=${automation}></hw-playground>`;
  }

  /** Keeps this tab's secret values for a reload, as the setting says. Without any value, this code is not loaded. */
  private readonly keepValues = async () => {
    this.keepsValues = true;
    const { keeper } = await import("../parts/secrets/value-keeper.ts");
    const { vault } = this;
    if (vault) keeper.keep(vault, () => this.controller.workspace.settings?.secret_retention ?? "tab");
  };

  /** Whether this tab knows only the examples, while code of a newer version stored the workspace. */
  private get isNewer(): boolean {
    return (this.store?.isUntouched ?? false) && this.store?.storageError?.code === "store/newer";
  }

  /** Renders a panel in place of every view: the examples would look as if they had replaced the workspace. */
  private newer() {
    return html`<div>
      <div class="panel empty">
        <h1>${app.newer()}</h1>
        <p>${app.newerText()}</p>
        <wa-button variant="brand" appearance="accent" @click=${() => location.reload()}>${app.reload()}</wa-button>
      </div>
    </div>`;
  }

  private skip(event: Event) {
    event.preventDefault();
    this.main?.focus();
  }

  private readonly undo = () =>
    this.step(
      (store) => store.undo(),
      () => app.undone(wordsFor(this.store?.undoable)),
    );
  private readonly redo = () =>
    this.step(
      (store) => store.redo(),
      () => app.redone(wordsFor(this.store?.redoable)),
    );

  /** Undoes or redoes one step, and announces it together with anything that it could not restore. */
  private step(takeStep: (store: WorkspaceStore) => Promise<UndoOutcome>, describe: () => string) {
    return this.controller.attempt(async (store) => {
      this.dismiss();
      const announcement = describe();
      const missingBefore = new Set(this.secretsWithoutValue());
      const outcome = await takeStep(store);
      const newlyMissing = this.secretsWithoutValue().filter((name) => !missingBefore.has(name));
      const warnings = [
        outcome === "overOthers" ? app.discardedOtherTabs() : "",
        newlyMissing.length > 0 ? app.valuesMissing(newlyMissing.join(", ")) : "",
      ].filter(Boolean);
      const notes = [
        outcome === "nothing" ? "" : announcement,
        store.isUndoTruncated && !store.canUndo ? app.undoTruncated() : "",
      ].filter(Boolean);
      if (warnings.length > 0) announceWarning(this, warnings.join(" "));
      else if (notes.length > 0) announceNote(this, notes.join(" "));
    });
  }

  /** Returns the secrets that have no value in this tab, each with its team. */
  private secretsWithoutValue(): string[] {
    return this.controller.workspace.teams.flatMap((team) =>
      team.secrets
        .filter((name) => !this.vault?.has(team.name, name))
        .map((name) => `${name} (${team.name})`),
    );
  }

  private readonly handleShortcut = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || isTextField(event.composedPath()[0])) return;
    const key = event.key.toLowerCase();
    const isUndo = key === "z" && !event.shiftKey;
    if (!isUndo && key !== "y" && key !== "z") return;
    event.preventDefault();
    void (isUndo ? this.undo() : this.redo());
  };
}

/** Returns a change in words; empty without one. */
function wordsFor(change: ChangeSummary | undefined): string {
  return change === undefined ? "" : changeText(change);
}

function stepTitle(
  change: ChangeSummary | undefined,
  title: (change: string) => string,
  shortTitle: () => string,
): string {
  return change === undefined ? shortTitle() : title(changeText(change));
}

/** Returns a key of the page that a route shows. The Playground is one page, whichever automation it shows. */
function pageOf(route: Route): string {
  return route.view === "playground" || route.view === "share" ? "playground" : JSON.stringify(route);
}

/** Returns the element that has the focus, in whichever shadow tree. */
function focusedElement(): Element | undefined {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused ?? undefined;
}

/** Returns whether the target of an event is a link to a view of this page. */
function isLinkToView(target: EventTarget): boolean {
  return target instanceof HTMLAnchorElement && target.getAttribute("href")?.startsWith("#/") === true;
}

/** Returns whether an element takes typed text, where undo means the browser's own. */
function isTextField(target: EventTarget | undefined): boolean {
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
  interface HTMLElementEventMap {
    "hw-share": ShareEvent;
  }
}
