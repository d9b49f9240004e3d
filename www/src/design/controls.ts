import { css } from "lit";

/**
 * How controls look, for every element that shows some: Web Awesome's, in so far as its tokens don't say it, and native
 * ones where they serve better. Native stay dialogs and forms; `<select>` for lists that people make as long as they
 * like, since a phone's own picker and typing ahead serve these best; `<input list>`, since only a native field can have
 * a datalist; `<details>` and `<progress>`, which need no script; the rows of the list of problems, which is redrawn at
 * every key.
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

  /* Web Awesome's buttons are as wide as its fields are padded; ours have their own padding. */
  wa-button {
    --wa-form-control-padding-inline: var(--hw-3);
  }

  wa-button[size="s"] {
    --wa-form-control-height: var(--hw-6);
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

  input:not([type="checkbox"], [type="radio"]),
  select,
  textarea {
    inline-size: 100%;
    min-block-size: var(--hw-control);
    padding: var(--hw-1) var(--hw-2);
    border: var(--hw-hairline) solid var(--hw-line-strong);
    border-radius: var(--hw-radius);
    background: var(--hw-surface);
    color: inherit;
    font: inherit;
  }

  input[type="checkbox"],
  input[type="radio"] {
    inline-size: var(--hw-4);
    block-size: var(--hw-4);
    margin: 0;
    accent-color: var(--hw-accent);
  }

  textarea {
    resize: vertical;
    min-block-size: 8rem;
  }

  textarea,
  .data {
    font-family: var(--hw-mono);
    font-size: var(--hw-text-s);
  }

  input.data {
    font-size: var(--hw-text-m);
  }

  :is(input, textarea)[aria-invalid="true"] {
    border-color: var(--hw-error);
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

  .check {
    display: flex;
    align-items: center;
    gap: var(--hw-2);
    min-block-size: var(--hw-6);
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

  .stack {
    display: grid;
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
