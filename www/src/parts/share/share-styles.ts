import { css } from "lit";

/** Styles of the dialogs that make and open share links. */
export const shareStyles = css`
  .contents {
    display: grid;
    gap: var(--hw-2);
    padding: var(--hw-3);
    border-radius: var(--hw-radius);
    background: var(--hw-sunken);
  }

  .contents dt {
    color: var(--hw-ink-soft);
    font-size: var(--hw-text-s);
  }

  .contents dd {
    overflow-wrap: anywhere;
  }

  .notice {
    display: flex;
    gap: var(--hw-2);
    padding: var(--hw-2) var(--hw-3);
    border: var(--hw-hairline) solid var(--hw-line-soft);
    border-radius: var(--hw-radius);
    background: var(--hw-warning-soft);
    overflow-wrap: anywhere;
  }

  .notice wa-icon {
    margin-block-start: var(--hw-1);
  }
`;
