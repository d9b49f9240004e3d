/**
 * Turns the examples into live elements: each loads its code when it comes near the viewport, and then shows its own result
 * instead of the expected one. Where the elements can't be loaded, the page stays as it is.
 */
export function enliven(): void {
  if (document.querySelector(".example") === null) return;
  document.addEventListener("hookwright-change", ({ target }) => {
    if (target instanceof Element) target.closest(".example")?.classList.add("live");
  });
  import("hookwright/elements").catch(() => undefined);
}
