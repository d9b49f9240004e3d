import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { elements } from "../src/messages/elements.ts";
import { shareFragment } from "../src/platform/share-link.ts";
import { icon } from "./icon.ts";
import { theme } from "./theme.ts";

/** The link below an embedded element that opens what the element shows, as the user has edited it, in a playground. */
@customElement("hw-playground-link")
export class PlaygroundLink extends LitElement {
  static override styles = [
    theme,
    css`
      a {
        display: inline-flex;
        align-items: center;
        gap: var(--hw-1);
        min-block-size: var(--hw-control-small);
        margin-inline: var(--hw-3);
        color: var(--hw-accent);
        font-size: var(--hw-text-s);
      }

      :focus-visible {
        outline: var(--hw-focus-width) solid var(--hw-focus);
        outline-offset: var(--hw-focus-width);
      }

      svg {
        inline-size: 1rem;
        block-size: 1rem;
        fill: none;
        stroke: currentColor;
        stroke-width: 1.5;
        stroke-linecap: round;
        stroke-linejoin: round;
      }
    `,
  ];

  /** The address of the playground. */
  @property() url = "";
  /** The text of the link; undefined if there is nothing that a playground can open. */
  @property({ attribute: false }) shared: string | undefined;
  /** The fragment of the text. */
  @state() private fragment: string | undefined;

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has("shared")) return;
    const { shared } = this;
    // The link never opens an earlier text.
    this.fragment = undefined;
    if (shared === undefined) return;
    void shareFragment(shared).then((fragment) => {
      if (shared === this.shared) this.fragment = fragment;
    });
  }

  override render() {
    if (this.fragment === undefined || !URL.canParse(this.url, document.baseURI)) return nothing;
    const address = new URL(this.url, document.baseURI);
    if (!address.protocol.startsWith("http")) return nothing;
    address.hash = this.fragment;
    return html`<a href=${address.href}>${icon("share")} ${elements.openInPlayground()}</a>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-playground-link": PlaygroundLink;
  }
}
