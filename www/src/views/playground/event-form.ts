import "@awesome.me/webawesome/dist/components/button/button.js";
import { type Diagnostic, type EventTypeInfo, eventTypes, sampleEvent } from "hookwright/payload";
import {
  applyEdits,
  findNodeAtLocation,
  findNodeAtOffset,
  type JSONPath,
  modify,
  type Node,
  parseTree,
} from "jsonc-parser";
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { controls } from "../../design/controls.ts";
import { announceNote } from "../../platform/announcement.ts";
import "../../design/icon.ts";
import { evidenceBadge, findingStyles } from "../../design/finding.ts";
import { TextChangeEvent } from "../../editor/code-editor.ts";
import { sentences } from "../../messages/diagnostic.ts";
import { playground } from "../../messages/playground.ts";
import { eventTitle } from "../../messages/vocabulary.ts";
import { compiledEvent } from "../../parts/compiled.ts";

/** The format of values that jsonc-parser writes. */
const FORMAT = { formattingOptions: { tabSize: 2, insertSpaces: true, eol: "\n" } };

/** The fields of every event in the order of the form: what triggers an automation, then where it happened. */
const ORDER = [
  "type",
  "alias",
  "tag",
  "state",
  "metric",
  "registry",
  "project",
  "collection",
  "author",
  "entity",
  "organization",
  "time",
  "run",
  "artifact_version",
];

/** The fields with a name and an id: the form shows the name as the field, and the ids at its end. */
const CONTAINERS: readonly string[] = ["registry", "project", "collection", "entity", "organization"];

/** The depth of the fields that every event has. The user can add and remove only deeper ones. */
const FIXED_DEPTH = 2;

/** An event's JSON as a form. A change replaces only the changed value in the text. Emits `hw-type`. */
@customElement("hw-event-form")
export class EventForm extends LitElement {
  static override styles = [
    controls,
    findingStyles,
    css`
      :host {
        display: block;
        overflow: auto;
        contain: strict;
        padding: var(--hw-2) var(--hw-3);
      }

      fieldset {
        display: grid;
        gap: var(--hw-2);
        margin-block-start: var(--hw-1);
        padding-inline-start: var(--hw-3);
        border-inline-start: var(--hw-hairline) solid var(--hw-line-soft);
      }

      fieldset.whole {
        padding: 0;
        border: 0;
      }

      legend {
        margin-inline-start: calc(-1 * var(--hw-3));
        font-size: var(--hw-text-m);
      }

      label.value {
        display: grid;
        flex: 1;
        grid-template-columns: minmax(6rem, 1fr) minmax(0, 2fr);
        align-items: center;
        gap: var(--hw-2);
      }

      .value > span {
        overflow-wrap: anywhere;
      }

      .entry {
        display: flex;
        align-items: center;
        gap: var(--hw-1);
      }

      .wrong {
        color: var(--hw-error);
        font-size: var(--hw-text-s);
      }

      .add {
        justify-self: start;
      }
    `,
  ];

  @property() text = "";
  @property({ type: Boolean }) disabled = false;
  @property({ attribute: false }) problems: readonly Diagnostic[] = [];

  /** The text that the user typed in the focused field. Showing the normalized text instead would move the cursor. */
  @state() private typed: { readonly path: string; readonly shown: string } | undefined;

  #nodes: ReadonlyMap<Diagnostic, Node> = new Map();

  override render() {
    const root = parseTree(this.text);
    if (root?.type !== "object") return html`<p class="soft">${playground.formNeedsJson()}</p>`;
    this.#nodes = new Map(this.problems.map((problem) => [problem, nodeOf(problem, root)]));
    return html`${this.#problemsAt(root)}
      <fieldset class="whole" ?disabled=${this.disabled} aria-label=${playground.event()}>${this.#entries(root, [])} ${this.#ids(root)}</fieldset>`;
  }

  /** Returns the ids of the containers, which few people edit. */
  #ids(root: Node) {
    const ids = ordered(entriesOf(root)).flatMap(({ key, value }) => {
      if (!CONTAINERS.includes(key)) return [];
      const id = entriesOf(value).find((inner) => inner.key === "id");
      return id ? [{ key, id: id.value }] : [];
    });
    if (ids.length === 0) return nothing;
    return html`<fieldset>
      <legend>${playground.ids()}</legend>
      ${ids.map(({ key, id }) => this.#entry(labelOf([key], key), id, [key, "id"]))}
    </fieldset>`;
  }

  #entries(object: Node, path: JSONPath): TemplateResult {
    const entries = entriesOf(object);
    return html`${repeat(
      path.length === 0 ? ordered(entries) : entries,
      ({ key }) => key,
      ({ key, value }) => this.#labelledEntry(key, value, [...path, key]),
    )}
    ${path.length < FIXED_DEPTH ? nothing : this.#adder(path)}`;
  }

  /** Returns an entry with its label in words; of a container only the name. */
  #labelledEntry(key: string, node: Node, path: JSONPath): TemplateResult {
    const label = labelOf(path, key);
    const name = entriesOf(node).find((inner) => inner.key === "name");
    if (path.length > 1 || !CONTAINERS.includes(key) || !name) return this.#entry(label, node, path);
    return html`${this.#entry(label, name.value, [...path, "name"])} ${this.#problemsAt(node)}`;
  }

  #entry(name: string, node: Node, path: JSONPath): TemplateResult {
    if (node.type === "object" || node.type === "array") {
      return html`<fieldset data-path=${JSON.stringify(path)}>
        <legend>${name}</legend>
        ${node.type === "object" ? this.#entries(node, path) : this.#items(node, path)} ${this.#problemsAt(node)}
      </fieldset>`;
    }
    return html`<div data-path=${JSON.stringify(path)}>
      <div class="entry">
        <label class="value"><span>${name}</span>${this.#control(node, path)}</label>
        ${path.length > FIXED_DEPTH ? this.#remover(name, path) : nothing}
      </div>
      ${this.#problemsAt(node)}
    </div>`;
  }

  #items(array: Node, path: JSONPath): TemplateResult {
    return html`${array.children?.map((node, index) => this.#entry(String(index + 1), node, [...path, index]))}
      <wa-button size="s" appearance="plain" class="add" @click=${() => this.#set([...path, array.children?.length ?? 0], "")}>
        <wa-icon slot="start" name="add"></wa-icon>${playground.addItem()}
      </wa-button>`;
  }

  #control(node: Node, path: JSONPath): TemplateResult {
    if (path.length === 1 && path[0] === "type") return this.#types(node);
    if (node.type === "boolean") {
      return html`<input
        type="checkbox"
        .checked=${node.value === true}
        @change=${(event: Event) => this.#replace(node, String(checked(event)))}
      />`;
    }
    if (node.type === "string") {
      return html`<input
        class="data"
        autocomplete="off"
        spellcheck="false"
        .value=${this.#fieldText(String(node.value), path)}
        @input=${(event: Event) => {
          this.typed = { path: JSON.stringify(path), shown: value(event) };
          this.#replace(node, JSON.stringify(unescapeLines(value(event))));
        }}
        @blur=${() => {
          this.typed = undefined;
        }}
      />`;
    }
    return html`<input
      class="data"
      autocomplete="off"
      .value=${this.text.slice(node.offset, node.offset + node.length)}
      @change=${(event: Event) => this.#replace(node, jsonOf(value(event)))}
    />`;
  }

  #fieldText(text: string, path: JSONPath): string {
    const { typed } = this;
    const isTyped = typed?.path === JSON.stringify(path) && unescapeLines(typed.shown) === text;
    return isTyped ? typed.shown : escapeLines(text);
  }

  #types(node: Node): TemplateResult {
    const choose = (event: Event) => {
      const infos = eventTypes();
      const to = infos.find(({ rendered }) => rendered === value(event));
      if (!to) return;
      const from = infos.find(({ rendered }) => rendered === node.value);
      this.#type(eventOfType(this.text, from, to));
      // A note, without an undo button: the change is stored a moment later, so undo would revert an earlier step.
      announceNote(this, playground.typeChanged(eventTitle(to.eventType)));
    };
    return html`<select @change=${choose}>
      ${eventTypes().map(
        (info) =>
          html`<option value=${info.rendered} .selected=${info.rendered === node.value}>${eventTitle(info.eventType)}</option>`,
      )}
    </select>`;
  }

  #adder(path: JSONPath): TemplateResult {
    const add = (event: SubmitEvent) => {
      event.preventDefault();
      const form = event.currentTarget;
      const key = form instanceof HTMLFormElement ? String(new FormData(form).get("key")) : "";
      if (key === "" || !(form instanceof HTMLFormElement)) return;
      form.reset();
      const root = parseTree(this.text);
      if (root && findNodeAtLocation(root, [...path, key])) this.#focusValue([...path, key]);
      else this.#set([...path, key], "");
    };
    return html`<form class="entry" @submit=${add}>
      <input name="key" class="data" autocomplete="off" placeholder=${playground.keyName()} aria-label=${playground.keyName()} />
      <wa-button type="submit" appearance="plain"><wa-icon slot="start" name="add"></wa-icon>${playground.addKey()}</wa-button>
    </form>`;
  }

  /** Focuses a value that exists already. */
  #focusValue(path: JSONPath) {
    const entry = this.renderRoot.querySelector(`[data-path="${CSS.escape(JSON.stringify(path))}"]`);
    entry?.querySelector<HTMLElement>("input, select, wa-button")?.focus();
    announceNote(this, playground.keyExists(String(path.at(-1))));
  }

  #remover(name: string, path: JSONPath): TemplateResult {
    return html`<wa-button appearance="plain" title=${playground.remove(name)} @click=${() => this.#set(path, undefined)}>
      <wa-icon name="close" label=${playground.remove(name)}></wa-icon>
    </wa-button>`;
  }

  #problemsAt(node: Node) {
    const problems = this.problems.filter((problem) => this.#nodes.get(problem) === node);
    return problems.map((problem) => {
      const { message, expected } = sentences(problem);
      return html`<p class="wrong" role="status">${message} ${expected} ${evidenceBadge(problem.evidence, problem.code)}</p>`;
    });
  }

  #replace(node: Node, json: string) {
    this.#type(this.text.slice(0, node.offset) + json + this.text.slice(node.offset + node.length));
  }

  #set(path: JSONPath, value: string | undefined) {
    this.#type(applyEdits(this.text, modify(this.text, path, value, FORMAT)));
  }

  #type(text: string) {
    this.text = text;
    this.dispatchEvent(new TextChangeEvent(text));
  }
}

function value(event: Event): string {
  const { target } = event;
  return target instanceof HTMLInputElement || target instanceof HTMLSelectElement ? target.value : "";
}

function checked(event: Event): boolean {
  return event.target instanceof HTMLInputElement && event.target.checked;
}

/** A member of an object. */
interface Entry {
  readonly key: string;
  readonly value: Node;
}

/** Returns the members of an object; none for another value. */
function entriesOf(object: Node): Entry[] {
  if (object.type !== "object") return [];
  const members: readonly Node[] = object.children ?? [];
  return members.flatMap(({ children }) => {
    const [key, value] = children ?? [];
    return key && value ? [{ key: String(key.value), value }] : [];
  });
}

/** Returns the fields of an event in the order of the form, unknown ones last. */
function ordered(entries: readonly Entry[]): Entry[] {
  const rank = ({ key }: Entry) => (ORDER.includes(key) ? ORDER.indexOf(key) : ORDER.length);
  return [...entries].sort((one, other) => rank(one) - rank(other));
}

/** Returns a field's label in words; the key itself where the user chose it. */
function labelOf(path: JSONPath, key: string): string {
  const labels: Record<string, (() => string) | undefined> = playground.fields;
  return labels[path.join(".")]?.() ?? key;
}

/** Returns typed text as a JSON value: unchanged if it is JSON, so that numbers stay exact, else as a string. */
function jsonOf(typed: string): string {
  try {
    JSON.parse(typed);
    return typed;
  } catch {
    return JSON.stringify(typed);
  }
}

/** Returns text for a field of one line: line breaks and backslashes become escape sequences. */
function escapeLines(text: string): string {
  return text.replace(/[\\\n\r]/g, (found) => ({ "\\": "\\\\", "\n": "\\n", "\r": "\\r" })[found] ?? found);
}

/** Returns the text of a single-line field: the inverse of `escapeLines`. */
function unescapeLines(typed: string): string {
  return typed.replace(
    /\\([\\nr])/g,
    (_, letter: string) => ({ "\\": "\\", n: "\n", r: "\r" })[letter] ?? letter,
  );
}

/** Returns the value that a problem is about: the innermost one that contains its start, or the root. */
function nodeOf(problem: Diagnostic, root: Node): Node {
  const node = problem.span && findNodeAtOffset(root, problem.span.start);
  const [key, value] = node?.parent?.children ?? [];
  return (node === key && node?.parent?.type === "property" ? value : node) ?? root;
}

/**
 * Returns the event with another type. The fields that only the old type has are removed, and those that only the new
 * type has are added, as the core's sample events of the two types show; all other fields stay. If the result is not a
 * valid event, the sample also provides the other fields that are missing.
 */
function eventOfType(event: string, from: EventTypeInfo | undefined, to: EventTypeInfo): string {
  const oldKeys = new Set(from ? keys(sampleEvent(from.eventType)) : []);
  const sample = sampleEvent(to.eventType);
  const newKeys = keys(sample);
  const removed = [...oldKeys].filter((key) => !newKeys.includes(key));
  const retyped = setField(event, "type", to.rendered);
  const reduced = removed.reduce((text, key) => setField(text, key, undefined), retyped);
  const added = newKeys.filter((key) => !oldKeys.has(key));
  const changed = addMissing(reduced, sample, added);
  return compiledEvent(changed).event ? changed : addMissing(changed, sample, newKeys);
}

/** Returns the event with those of the keys that it lacks, with the sample's values. */
function addMissing(event: string, sample: string, wanted: readonly string[]): string {
  const existing = keys(event);
  const values = new Map<string, unknown>(Object.entries(JSON.parse(sample)));
  return wanted
    .filter((key) => !existing.includes(key))
    .reduce((text, key) => setField(text, key, values.get(key)), event);
}

function setField(event: string, key: string, value: unknown): string {
  return applyEdits(event, modify(event, [key], value, FORMAT));
}

function keys(event: string): string[] {
  const properties: readonly Node[] = parseTree(event)?.children ?? [];
  return properties.map(({ children }) => String(children?.[0]?.value));
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-event-form": EventForm;
  }
}
