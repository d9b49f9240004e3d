import { css } from "lit";

/**
 * The host of a pane: a column that takes the height that it is given and lets its content scroll. At its top, panes that are
 * side by side have a heading and a line below it, each of equal height.
 */
export const paneStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
  }

  .heading,
  .subheading {
    display: flex;
    flex: none;
    align-items: center;
    gap: var(--hw-2);
    block-size: max(2.5rem, var(--hw-control) + var(--hw-2));
    padding-inline: var(--hw-3);
  }

  .heading h2 {
    font-size: var(--hw-text-m);
  }

  .heading .end {
    display: flex;
    flex: 1;
    align-items: center;
    justify-content: end;
    gap: var(--hw-2);
    min-inline-size: max-content;
  }

  .heading ::slotted(*) {
    overflow: hidden;
    min-inline-size: 0;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .subheading {
    block-size: max(2.75rem, var(--hw-control) + var(--hw-2));
    border-block-end: var(--hw-hairline) solid var(--hw-line-soft);
  }

  /* There, tabs name the panes. */
  @media (width < 60rem) {
    .heading h2 {
      position: absolute;
      clip-path: inset(50%);
    }
  }
`;
