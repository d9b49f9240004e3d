/** The page's colours as a canvas takes them: computed, for the theme that is on. */
export function colours(probe: HTMLElement) {
  const colour = (name: string) => {
    probe.style.color = `var(--hw-${name})`;
    return getComputedStyle(probe).color;
  };
  return {
    value: () => colour("line-strong"),
    line: () => colour("accent"),
    threshold: () => colour("kind-label"),
    band: () => colour("warning-soft"),
    firing: () => colour("kind-event"),
    text: () => colour("ink-soft"),
    grid: () => colour("line-soft"),
  };
}

export type Colours = ReturnType<typeof colours>;
