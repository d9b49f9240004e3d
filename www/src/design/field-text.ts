/** The text of the control that an event comes from, native or Web Awesome's. */
export function fieldText({ target }: Event): string {
  return target !== null && "value" in target && typeof target.value === "string" ? target.value : "";
}
