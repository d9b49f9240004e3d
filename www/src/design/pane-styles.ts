import { css } from "lit";

/** The host of a pane: a column that takes the height that it is given and lets its content scroll. */
export const paneStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
  }
`;
