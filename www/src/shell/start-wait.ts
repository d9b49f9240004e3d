import { WorkspaceStore } from "hookwright/payload";
import { app } from "../messages/app.ts";
import { LockWait } from "../workspace/lock-wait.ts";

/** Shows in an element of the start screen while another tab delays the start; after a while, with a way to continue. */
export function waitVisibly(element: Element | null | undefined): LockWait {
  const wait = new LockWait();
  const notice = document.createElement("div");
  notice.role = "status";
  wait.addEventListener("change", () => {
    const sentence = document.createElement("p");
    sentence.textContent = app.busyAtStart();
    const parts: readonly Element[] = wait.state === "stuck" ? [sentence, continueButton()] : [sentence];
    notice.replaceChildren(...(wait.state === "none" ? [] : parts));
  });
  element?.append(notice);
  return wait;
}

function continueButton(): Element {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = app.continue();
  button.addEventListener("click", (event) => {
    // Other buttons of the start screen reload the page.
    event.stopPropagation();
    void WorkspaceStore.stopWaiting();
  });
  return button;
}
