import { contentTexts } from "./content.ts";
import type { Given } from "./given.ts";
import "./view-events.ts";
import { whenNear } from "./viewport.ts";

/** The element's class in browsers; in Node, where a module of elements may be imported but not used, an empty class. */
const BrowserElement: typeof HTMLElement =
  typeof HTMLElement === "undefined" ? (class {} as unknown as typeof HTMLElement) : HTMLElement;

/** The element that shows an embedded element's contents; its class is loaded when that element comes near the viewport. */
export interface View extends HTMLElement {
  given: Given;
}

/**
 * The base of the embedded elements: reads their inputs from attributes, properties and content, and loads what shows them
 * when the element comes near the viewport. Until then, and if that can't be loaded, the element shows its content.
 */
export abstract class LazyElement<Result> extends BrowserElement {
  static readonly observedAttributes: readonly string[] = ["parts", "playground-url", "readonly"];

  /** The names of the element's inputs. Content without `data-part` is the text of the first one. */
  protected abstract readonly inputs: readonly string[];
  /** The newest result; undefined before the first one. */
  protected result: Result | undefined;

  readonly #texts = new Map<string, string>();
  /** The link that opens the result in a playground; its code is loaded only if the attribute is there. */
  #link: HTMLElementTagNameMap["hw-playground-link"] | undefined;
  /** The texts that were read from the content last: only a change of the content replaces what the user typed. */
  #content: ReadonlyMap<string, string> = new Map();
  #view: View | undefined;
  #isLoading = false;
  readonly #contentObserver: MutationObserver | undefined;

  constructor() {
    super();
    // In Node there is nothing to show.
    if (typeof HTMLElement === "undefined") return;
    this.attachShadow({ mode: "open" }).append(document.createElement("slot"));
    this.#contentObserver = new MutationObserver(() => this.#readContent());
  }

  /** Whether the user can't edit the inputs. */
  get readonly(): boolean {
    return this.hasAttribute("readonly");
  }

  set readonly(readonly: boolean) {
    this.toggleAttribute("readonly", readonly);
  }

  /** The address of a playground, which a link below the element opens with what the element shows; empty for no link. */
  get playgroundUrl(): string {
    return this.getAttribute("playground-url") ?? "";
  }

  set playgroundUrl(url: string) {
    this.setAttribute("playground-url", url);
  }

  connectedCallback() {
    this.#adoptProperties();
    if (this.shadowRoot) this.shadowRoot.adoptedStyleSheets = [hostStyles()];
    this.#readContent();
    this.#contentObserver?.observe(this, { childList: true, characterData: true, subtree: true });
    if (this.#view === undefined && !this.#isLoading) whenNear(this, () => this.#load());
  }

  disconnectedCallback() {
    this.#contentObserver?.disconnect();
  }

  attributeChangedCallback() {
    this.#updateView();
  }

  /** Loads and creates the view. */
  protected abstract createView(): Promise<View>;

  /** Returns the text of a share link for a result; undefined if a playground can't open it. */
  protected abstract sharedText(result: Result): string | undefined;

  /** The type of the sample event; empty for elements without one. */
  protected get givenEventType(): string {
    return "";
  }

  /** Returns the current text of an input: the newest of content, property and the user's edits. */
  protected text(input: string): string {
    return this.#texts.get(input) ?? "";
  }

  /** Sets the text of an input, as its property does. */
  protected setText(input: string, text: string) {
    this.#texts.set(input, String(text));
    this.#updateView();
  }

  /** Frameworks may set properties before the element's class is defined: those would hide the accessors. */
  #adoptProperties() {
    for (const name of [...this.inputs, "readonly", "eventType", "playgroundUrl"]) {
      if (!Object.hasOwn(this, name)) continue;
      const value: unknown = Reflect.get(this, name);
      Reflect.deleteProperty(this, name);
      Reflect.set(this, name, value);
    }
  }

  #readContent() {
    const content = contentTexts(this, this.inputs[0] ?? "");
    for (const [input, text] of content) {
      if (this.inputs.includes(input) && this.#content.get(input) !== text) this.#texts.set(input, text);
    }
    this.#content = content;
    this.#updateView();
  }

  async #load() {
    this.#isLoading = true;
    try {
      const view = await this.createView();
      view.addEventListener("hw-edit", ({ input, text }) => this.setText(input, text));
      // Each element has its own kind of view, whose results have the element's type.
      view.addEventListener("hw-result", ({ result }) => this.#publish(result as Result));
      this.#view = view;
      this.#updateView();
      this.shadowRoot?.replaceChildren(view);
      this.#updateLink();
    } catch (error) {
      this.dispatchEvent(
        new CustomEvent("hookwright-error", { detail: { error }, bubbles: true, composed: true }),
      );
    } finally {
      this.#isLoading = false;
    }
  }

  #updateView() {
    const view = this.#view;
    if (view === undefined) return;
    view.given = {
      texts: new Map(this.#texts),
      contentNames: [...this.#content.keys()],
      readonly: this.readonly,
      parts: this.getAttribute("parts"),
      eventType: this.givenEventType,
    };
    this.#updateLink();
  }

  /** Shows the link to a playground, or removes it. If its code can't be loaded, there is none. */
  #updateLink() {
    if (this.playgroundUrl === "" || this.result === undefined) {
      this.#link?.remove();
      this.#link = undefined;
      return;
    }
    if (this.#link === undefined) {
      this.#link = document.createElement("hw-playground-link");
      this.#link.part.add("open");
      import("./playground-link.ts").catch(() => undefined);
    }
    this.#link.url = this.playgroundUrl;
    this.#link.shared = this.sharedText(this.result);
    if (this.#view?.parentNode === this.shadowRoot) this.#view?.after(this.#link);
  }

  #publish(result: Result) {
    this.result = result;
    this.#updateLink();
    this.dispatchEvent(
      new CustomEvent<Result>("hookwright-change", { detail: result, bubbles: true, composed: true }),
    );
  }
}

/** Defines an element, unless a module of another version has defined it already. */
export function define(name: string, element: CustomElementConstructor): void {
  if (typeof customElements !== "undefined" && customElements.get(name) === undefined)
    customElements.define(name, element);
}

let sheet: CSSStyleSheet | undefined;

function hostStyles(): CSSStyleSheet {
  if (sheet === undefined) {
    sheet = new CSSStyleSheet();
    // The height before anything is loaded, so that what follows moves less.
    sheet.replaceSync(
      ":host { display: block; min-block-size: 4rem; margin-block: 1rem } :host([hidden]) { display: none }",
    );
  }
  return sheet;
}
