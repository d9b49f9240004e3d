import { css, LitElement } from "lit";

/**
 * Styles for every element with controls: Web Awesome's controls where its tokens are not enough, and the native controls
 * that serve better. Native are: dialogs, forms, searches, `<details>` and `<progress>`, which need no script; `<select>`
 * for lists of any length, like automations, because it opens a phone's own picker and is fast with thousands of options;
 * the problem list and the event's form, which have a row for each item of a text and render at every key press. A field
 * that suggests values is a text field with a native datalist, because Web Awesome's free edition has no combo box. The
 * Playground has its own pane divider, because Web Awesome's split panel can't be given a name and limits; the copy button
 * is ours, because Web Awesome's has no label and does not report when the browser refuses to copy.
 */
export const controls = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  :host([hidden]),
  [hidden] {
    display: none;
  }

  h1,
  h2,
  h3,
  p,
  dl,
  dd,
  ul,
  ol,
  pre,
  fieldset {
    margin: 0;
    padding: 0;
  }

  ul,
  ol {
    list-style: none;
  }

  fieldset {
    border: 0;
    min-inline-size: 0;
  }

  h1 {
    font-size: var(--hw-text-xl);
    font-weight: 600;
    line-height: 1.3;
  }

  h2,
  legend {
    padding: 0;
    font-size: var(--hw-text-l);
    font-weight: 600;
    line-height: 1.3;
  }

  h3 {
    font-size: var(--hw-text-m);
    font-weight: 600;
  }

  a {
    color: var(--hw-accent);
  }

  :focus-visible {
    outline: var(--hw-focus-width) solid var(--hw-focus);
    outline-offset: var(--hw-focus-width);
  }

  /* Web Awesome pads buttons like fields; these buttons have their own padding. */
  wa-button {
    --wa-form-control-padding-inline: var(--hw-3);
  }

  wa-button[size="s"] {
    --wa-form-control-height: var(--hw-control-small);
    --wa-form-control-padding-inline: var(--hw-2);
  }

  wa-button::part(label) {
    display: inline-flex;
    align-items: center;
  }

  wa-icon {
    flex: none;
    inline-size: 1em;
    min-inline-size: 1em;
    font-size: 1rem;
  }

  wa-button > wa-icon[slot="start"] {
    margin-inline-end: var(--hw-1);
  }

  :is(hw-text-field, wa-textarea, wa-select, wa-switch, wa-checkbox)::part(label) {
    margin-block-end: 0;
  }

  :is(hw-text-field, wa-textarea, wa-select) {
    gap: var(--hw-1);
    min-inline-size: 0;
  }

  :is(hw-text-field, wa-textarea, wa-select)::part(hint) {
    margin-block-start: 0;
  }

  hw-text-field:is([invalid], [custom-error])::part(base) {
    border-color: var(--hw-error);
  }

  hw-text-field.data::part(input),
  wa-textarea::part(textarea) {
    font-family: var(--hw-mono);
  }

  wa-textarea::part(textarea) {
    min-block-size: 8rem;
    font-size: var(--hw-text-s);
  }

  wa-select::part(combobox) {
    font-size: var(--hw-text-field);
  }

  wa-select::part(expand-icon) {
    color: var(--hw-line-strong);
  }

  @media (pointer: coarse) {
    wa-textarea::part(textarea) {
      font-size: var(--hw-text-field);
    }
  }

  /* The current option is filled with the accent colour, which shows the focus better than a ring. */
  wa-option:focus-visible {
    outline: none;
  }

  wa-dropdown-item:focus-visible {
    outline-offset: calc(var(--hw-focus-width) * -1);
  }

  :is(wa-switch, wa-checkbox)::part(base) {
    align-items: center;
    min-block-size: var(--hw-6);
  }

  input,
  select {
    inline-size: 100%;
    min-block-size: var(--hw-control);
    padding: var(--hw-1) var(--hw-2);
    border: var(--hw-hairline) solid var(--hw-line-strong);
    border-radius: var(--hw-radius);
    background: var(--hw-surface);
    color: inherit;
    font: inherit;
    font-size: var(--hw-text-field);
  }

  /* Web Awesome's arrow, so that everything that opens has the same one. */
  select {
    padding-inline-end: var(--hw-6);
    appearance: none;
    background-image: var(--hw-chevron);
    background-repeat: no-repeat;
    background-position: right var(--hw-2) center;
    background-size: 0.875rem;
    text-overflow: ellipsis;
  }

  summary {
    padding-inline-start: 1.25rem;
    background: var(--hw-chevron) no-repeat left 0.125rem top 0.25rem / 0.875rem;
    list-style: none;
    cursor: pointer;
  }

  summary::-webkit-details-marker {
    display: none;
  }

  :where(details:not([open])) > summary {
    background-image: var(--hw-chevron-closed);
  }

  .data {
    font-family: var(--hw-mono);
    font-size: var(--hw-text-s);
  }

  input.data {
    font-size: var(--hw-text-field);
  }

  /* Only the value is data, not the label and the hint. */
  hw-text-field.data {
    font-family: var(--hw-font);
    font-size: var(--hw-text-m);
  }

  .field {
    display: grid;
    gap: var(--hw-1);
    align-content: start;
  }

  .field > label,
  .label {
    font-weight: 500;
  }

  .soft {
    color: var(--hw-ink-soft);
  }

  .small {
    font-size: var(--hw-text-s);
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--hw-2);
  }

  /* The buttons that end a form or a dialog: Cancel, then the action. */
  .actions {
    justify-content: end;
  }

  .failed {
    color: var(--hw-error);
  }

  .stack {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--hw-4);
    min-inline-size: 0;
  }

  .spread {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--hw-2) var(--hw-4);
  }

  .panel {
    border: var(--hw-hairline) solid var(--hw-line-soft);
    border-radius: var(--hw-radius);
    background: var(--hw-surface);
  }

  .empty {
    display: grid;
    justify-items: start;
    gap: var(--hw-3);
    padding: var(--hw-6) var(--hw-4);
    color: var(--hw-ink-soft);
  }

  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;

/** Returns the text of the control that dispatched an event, native or Web Awesome's. */
export function fieldText({ target }: Event): string {
  return target !== null && "value" in target && typeof target.value === "string" ? target.value : "";
}

/** Focuses a control after it has rendered: before that, Web Awesome's controls have nothing to focus. */
export async function focusDrawn(control: HTMLElement | null | undefined) {
  if (control instanceof LitElement) await control.updateComplete;
  control?.focus();
}
