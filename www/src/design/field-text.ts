/** The text of the native control that an event comes from. */
export function fieldText(event: Event): string {
  const field = event.target;
  const typed =
    field instanceof HTMLInputElement ||
    field instanceof HTMLSelectElement ||
    field instanceof HTMLTextAreaElement;
  return typed ? field.value : "";
}
