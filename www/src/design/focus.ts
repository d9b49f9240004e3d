import { LitElement } from "lit";

/** Gives a control the focus once it is drawn: before, Web Awesome's have nothing that could take it. */
export async function focusDrawn(control: HTMLElement | null | undefined) {
  if (control instanceof LitElement) await control.updateComplete;
  control?.focus();
}
