/** Calls a function once the page is loaded and has nothing else to do: what it loads delays nothing that the user waits for. */
export function whenIdle(call: () => void): void {
  const wait = () => {
    // Safari has no idle callbacks.
    if (typeof requestIdleCallback === "function") requestIdleCallback(call);
    else setTimeout(call, 1000);
  };
  if (document.readyState === "complete") wait();
  else addEventListener("load", wait, { once: true });
}
