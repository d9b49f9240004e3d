import { eventTypes, type VariableInfo, variables } from "hookwright/payload";
import { css, html, LitElement } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { controls } from "../design/controls.ts";
import { dataTable } from "../design/data-table.ts";
import "../design/dialog.ts";
import { dialogHost } from "../design/dialog.ts";
import { evidenceBadge, findingStyles } from "../design/finding.ts";
import "../design/search-field.ts";
import { help } from "../messages/help.ts";
import { eventTitle, variableMeaning } from "../messages/vocabulary.ts";

/** A page of the help. */
export type HelpTopic = "shortcuts" | "variables" | "privacy" | "about";

/** The page of W&B's documentation on webhook automations. */
const DOCUMENTS = "https://docs.wandb.ai/guides/core/automations/create-automations/webhook/";

/** The file with the licences of all packages, beside the page. */
const LICENCES = "THIRD-PARTY-NOTICES.txt";

/** A dialog with one page of the help; emits `hw-close`. */
@customElement("hw-help-dialog")
export class HelpDialog extends LitElement {
  static override styles = [
    controls,
    dataTable,
    dialogHost,
    findingStyles,
    css`
      hw-dialog {
        --hw-dialog-width: 52rem;
      }

      .points {
        display: grid;
        gap: var(--hw-2);
        padding-inline-start: var(--hw-4);
        list-style: disc;
      }

      section {
        display: grid;
        gap: var(--hw-2);
      }

      section + section {
        margin-block-start: var(--hw-3);
      }

      .keys {
        display: grid;
        grid-template-columns: minmax(9rem, auto) 1fr;
        gap: var(--hw-2) var(--hw-4);
      }

      kbd {
        padding: 0 var(--hw-1);
        border: var(--hw-hairline) solid var(--hw-line-strong);
        border-radius: var(--hw-radius);
        font-family: var(--hw-mono);
        font-size: var(--hw-text-s);
      }

      .table {
        max-block-size: 60dvh;
        overflow: auto;
      }

      th,
      td {
        vertical-align: top;
      }

      th {
        position: sticky;
        inset-block-start: 0;
        background: var(--hw-raised);
      }

      td:first-child {
        white-space: nowrap;
      }

      code {
        font-family: var(--hw-mono);
        font-size: var(--hw-text-s);
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property() topic: HelpTopic = "about";
  @state() private search = "";

  override render() {
    return html`<hw-dialog heading=${help[this.topic]()} @hw-close=${() => this.dispatchEvent(new Event("hw-close"))}>
      ${this.page()}
    </hw-dialog>`;
  }

  private page() {
    switch (this.topic) {
      case "shortcuts":
        return shortcuts();
      case "variables":
        return this.variables();
      case "privacy":
        return html`<ul class="points">${help.privacyPoints().map((point) => html`<li>${point}</li>`)}</ul>`;
      case "about":
        return html`<div class="stack">
          <p>${help.intro.text()}</p>
          <p class="soft">${help.version(__VERSION__)}</p>
          <p><a href=${LICENCES} target="_blank" rel="noreferrer">${help.licences()}</a></p>
          <p><a href=${DOCUMENTS} target="_blank" rel="noreferrer">${help.documents()}</a></p>
        </div>`;
    }
  }

  private variables() {
    const found = variables().filter((info) => matches(info, this.search));
    return html`<div class="stack">
      <hw-search-field label=${help.searchVariables()} @hw-search=${(event: CustomEvent<string>) => {
        this.search = event.detail;
      }}></hw-search-field>
      ${
        found.length === 0
          ? html`<p class="soft" role="status">${help.noVariable()}</p>`
          : html`<div class="table" tabindex="0" role="region" aria-label=${help.variables()}>
              <table>
                <thead>
                  <tr>
                    <th scope="col">${help.variable()}</th>
                    <th scope="col">${help.meaning()}</th>
                    <th scope="col">${help.example()}</th>
                    <th scope="col">${help.filledBy()}</th>
                  </tr>
                </thead>
                <tbody>${found.map(row)}</tbody>
              </table>
            </div>`
      }
    </div>`;
  }
}

function row({ name, meaning, example, evidence, filledBy }: VariableInfo) {
  return html`<tr>
    <td><code>\${${name}}</code></td>
    <td>${variableMeaning({ variable: name, meaning })} ${evidenceBadge(evidence)}</td>
    <td><code>${example}</code></td>
    <td>${events({ filledBy })}</td>
  </tr>`;
}

/** Returns the events that fill a variable; where most do, the ones that do not. */
function events({ filledBy }: Pick<VariableInfo, "filledBy">): string {
  const others = eventTypes().filter(({ eventType }) => !filledBy.includes(eventType));
  if (others.length === 0) return help.everyEvent();
  if (others.length >= filledBy.length) return filledBy.map(eventTitle).join(", ");
  return help.everyEventBut(others.map(({ eventType }) => eventTitle(eventType)).join(", "));
}

function matches({ name, meaning, filledBy }: VariableInfo, search: string): boolean {
  const shown = variableMeaning({ variable: name, meaning });
  return `\${${name}} ${shown} ${events({ filledBy })}`.toLowerCase().includes(search);
}

function shortcuts() {
  const mod = /Mac|iP(hone|ad)/.test(navigator.platform) ? "⌘" : "Ctrl";
  const { keys } = help;
  const groups: readonly (readonly [string, readonly (readonly [string, string])[]])[] = [
    [
      keys.everywhere(),
      [
        [`${mod}+Z`, keys.undo()],
        [`${mod}+Shift+Z`, keys.redo()],
        ["← →", keys.arrows()],
      ],
    ],
    [
      keys.editor(),
      [
        ["$", keys.variable()],
        ["F1", keys.hover()],
        [`${mod}+.`, keys.fix()],
        [`${mod}+F`, keys.find()],
        [`${mod}+[  ${mod}+]`, keys.indent()],
        ["Tab", keys.leave()],
      ],
    ],
  ];
  return html`<div class="stack">${groups.map(
    ([title, rows]) => html`<section>
      <h3>${title}</h3>
      <dl class="keys">${rows.map(([key, text]) => html`<dt><kbd>${key}</kbd></dt><dd>${text}</dd>`)}</dl>
    </section>`,
  )}</div>`;
}

declare global {
  /** The version of the package, which the build fills in. */
  const __VERSION__: string;

  interface HTMLElementTagNameMap {
    "hw-help-dialog": HelpDialog;
  }
}
