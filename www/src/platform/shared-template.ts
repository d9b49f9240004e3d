/**
 * Returns the text of a template with an event, as a share link contains it. Apart from the code of links, so that an element
 * loads that code only for a link.
 */
export function templateText(template: string, event: string): string {
  return JSON.stringify({ format: "hookwright", version: 1, template, event });
}
