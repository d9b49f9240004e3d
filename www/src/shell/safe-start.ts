import { countText } from "../messages/numbers.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";
import { css, html, LitElement, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { controls } from "../design/controls.ts";
import { app } from "../messages/app.ts";
import { download } from "../platform/file.ts";
import { href, parseRoute, type Route } from "../platform/route.ts";

/** The key of the stored workspace. It is read as text: opening it may be what failed. */
const WORKSPACE_KEY = "hookwright.workspace";

/** Asks to start the page at this fragment of its address. */
export class ContinueEvent extends Event {
  constructor(readonly hash: string) {
    super("hw-continue");
  }
}

/**
 * Shown instead of the page after a start that never ended: lists what the page would have shown, and offers another view,
 * the stored workspace as a file, and another try. Emits `hw-continue`.
 */
@customElement("hw-safe-start")
export class SafeStart extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
        max-inline-size: 64rem;
        margin-inline: auto;
        padding: var(--hw-6) var(--hw-4);
      }

      dl {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: var(--hw-1) var(--hw-4);
      }

      dd {
        overflow-wrap: anywhere;
      }
    `,
  ];

  override render() {
    const route = parseRoute(location.hash);
    const stored = storedText();
    const id = "automation" in route ? route.automation : undefined;
    return html`<main class="stack">
      <h1 tabindex="-1">${app.safeTitle()}</h1>
      <p>${app.safeText()}</p>
      <dl>
        <dt class="soft">${app.safeView()}</dt>
        <dd>${VIEW_NAMES[route.view]()}</dd>
        ${id === undefined ? nothing : html`<dt class="soft">${app.safeAutomation()}</dt><dd>${automationName(stored, id)}</dd>`}
        <dt class="soft">${app.safeStored()}</dt>
        <dd>${app.characters(countText(stored.length))}</dd>
      </dl>
      <div class="row">
        <wa-button variant="brand" appearance="accent" @click=${() => this.#continue(href("automations"))}>${app.openAutomations()}</wa-button>
        <wa-button appearance="outlined" @click=${() => download("hookwright-stored.json", stored)}>${app.downloadStored()}</wa-button>
        <wa-button appearance="outlined" @click=${() => this.#continue(location.hash)}>${app.tryAgain()}</wa-button>
      </div>
    </main>`;
  }

  #continue(hash: string) {
    this.dispatchEvent(new ContinueEvent(hash));
  }
}

const VIEW_NAMES: Record<Route["view"], () => string> = {
  playground: app.playground,
  share: app.playground,
  automations: app.automations,
  metrics: app.metrics,
  replay: app.replay,
  settings: app.settings,
  signature: app.signature,
  unknown: app.unknown,
};

function storedText(): string {
  try {
    return localStorage.getItem(WORKSPACE_KEY) ?? "";
  } catch {
    return "";
  }
}

/** Returns the name of a stored automation; its id, if the stored text can't be read. */
function automationName(stored: string, id: string): string {
  try {
    const { workspace } = JSON.parse(stored) as {
      workspace: { automations: { id: string; name: string }[] };
    };
    return workspace.automations.find((one) => one.id === id)?.name ?? id;
  } catch {
    return id;
  }
}

declare global {
  interface HTMLElementEventMap {
    "hw-continue": ContinueEvent;
  }

  interface HTMLElementTagNameMap {
    "hw-safe-start": SafeStart;
  }
}
