import { css } from "lit";

/** Styles for lists: each row has the item's name at the start, and its state and menu at the end. */
export const list = css`
  section {
    display: grid;
    gap: var(--hw-2);
  }

  .list > li {
    display: flex;
    align-items: center;
    gap: var(--hw-2) var(--hw-3);
    padding: var(--hw-2) var(--hw-2) var(--hw-2) var(--hw-3);
  }

  .list > li + li {
    border-block-start: var(--hw-hairline) solid var(--hw-line-soft);
  }

  .item {
    display: grid;
    flex: 1 1 auto;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .item a {
    justify-self: start;
    text-decoration: none;
  }

  .item a:first-child {
    font-weight: 500;
  }

  .item a:hover {
    text-decoration: underline;
  }

  .state {
    display: inline-flex;
    align-items: center;
    gap: var(--hw-1);
    font-size: var(--hw-text-s);
    color: var(--hw-ink-soft);
  }

  .state.good {
    color: var(--hw-good);
  }

  .state.warning {
    color: var(--hw-warning);
  }

  @media (width < 40rem) {
    .spread > .row:has(hw-search-field) {
      flex: 1 1 100%;
    }

    hw-search-field {
      flex: 1 1 8rem;
    }

    .list > li {
      display: grid;
      grid-template-columns: 1fr auto;
    }

    .list > li:has(> wa-switch) {
      grid-template-columns: auto 1fr auto;
    }

    .list > li > wa-switch {
      grid-row: 1;
      grid-column: 1;
      align-self: start;
    }

    .list > li:has(> wa-switch) > :is(.item, .state) {
      grid-column: 2;
    }

    .list > li > .state {
      grid-row: 2;
    }

    .list > li > hw-menu {
      grid-row: 1 / span 2;
      grid-column: -2;
    }
  }
`;
