import { css } from "lit";

/** Styles for tables of data. */
export const dataTable = css`
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
