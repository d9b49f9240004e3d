import "@awesome.me/webawesome/dist/components/tab/tab.js";
import "@awesome.me/webawesome/dist/components/tab-group/tab-group.js";
import "@awesome.me/webawesome/dist/components/tab-panel/tab-panel.js";
import { css } from "lit";

/** Styles for tabs: a dense strip above a panel that fills the remaining height. */
export const tabs = css`
  wa-tab-group {
    --track-color: var(--hw-line-soft);
    --track-width: var(--hw-focus-width);
    display: flex;
    flex: 1;
    flex-direction: column;
    min-block-size: 0;
    min-inline-size: 0;
  }

  wa-tab-group::part(base),
  wa-tab-group::part(body) {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-block-size: 0;
    min-inline-size: 0;
  }

  wa-tab-group::part(nav) {
    flex: none;
  }

  wa-tab-group::part(tabs) {
    padding-inline: var(--hw-2);
  }

  wa-tab {
    color: var(--hw-ink-soft);
  }

  wa-tab[active] {
    color: var(--hw-ink);
  }

  wa-tab::part(base) {
    min-block-size: var(--hw-control);
    padding: 0 var(--hw-3);
  }

  /* Web Awesome draws the ring on the part. */
  wa-tab:focus-visible {
    outline: none;
  }

  wa-tab:focus-visible::part(base) {
    outline-offset: calc(var(--hw-focus-width) * -1);
  }

  wa-tab-panel[active] {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-block-size: 0;
    min-inline-size: 0;
  }

  wa-tab-panel::part(base) {
    display: contents;
  }
`;
