import { css } from "lit";

/** Styles for a payload editor beside the payload that it renders, one below the other where there is no room. */
export const payloadPanes = css`
  .panes {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(24rem, 100%), 1fr));
    gap: var(--hw-3);
  }

  .panes > .field {
    grid-template-columns: minmax(0, 1fr);
    grid-template-rows: auto 1fr auto;
    align-content: stretch;
  }

  /* The labels of both panes have the height of the select. */
  .heading {
    flex-wrap: nowrap;
    min-block-size: var(--hw-control);
  }

  .heading select {
    flex: 1;
    min-inline-size: 0;
    inline-size: auto;
  }

  .frame {
    display: flex;
    flex-direction: column;
    border: var(--hw-hairline) solid var(--hw-line-strong);
    border-radius: var(--hw-radius);
    overflow: hidden;
  }

  hw-payload-editor,
  hw-payload-preview {
    flex: 1;
    min-block-size: 0;
    min-inline-size: 0;
  }
`;
