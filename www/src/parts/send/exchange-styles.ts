import { css } from "lit";

/** Styles for a request or a response: its body and its headers. */
export const exchange = css`
  :host {
    display: grid;
    gap: var(--hw-3);
    min-inline-size: 0;
  }

  dl {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0 var(--hw-3);
    overflow-wrap: anywhere;
  }

  pre {
    max-block-size: 20rem;
    margin-block-start: var(--hw-1);
    padding: var(--hw-2) var(--hw-3);
    border: var(--hw-hairline) solid var(--hw-line-soft);
    border-radius: var(--hw-radius);
    background: var(--hw-sunken);
    overflow: auto;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }

  .address {
    overflow-wrap: anywhere;
  }
`;
