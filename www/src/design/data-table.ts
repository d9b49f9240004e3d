import { css } from "lit";

/** Styles for tables of data, and for the panels in which wide ones scroll: a shadow marks an edge that hides columns. */
export const dataTable = css`
  .scroll {
    --edge: calc(var(--hw-4) + var(--hw-2));

    background:
      linear-gradient(to right, var(--hw-surface) 40%, transparent) left / calc(2 * var(--edge)) 100%
      no-repeat local,
      linear-gradient(to left, var(--hw-surface) 40%, transparent) right / calc(2 * var(--edge)) 100%
      no-repeat local,
      linear-gradient(to right, var(--hw-edge), transparent) left / var(--edge) 100% no-repeat,
      linear-gradient(to left, var(--hw-edge), transparent) right / var(--edge) 100% no-repeat,
      var(--hw-surface);
    overflow-x: auto;
  }

  table {
    inline-size: 100%;
    border-collapse: collapse;
  }

  th,
  td {
    padding: var(--hw-1) var(--hw-3);
    border-block-end: var(--hw-hairline) solid var(--hw-line-soft);
    text-align: start;
  }

  th {
    font-weight: 500;
  }
`;
