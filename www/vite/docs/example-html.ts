import type { SiteMessages } from "../../docs/site/messages.ts";
import { coloured } from "./code.ts";
import { type Example, expectedFires, INPUTS, part } from "./example.ts";
import { escapeHtml } from "./html.ts";

/**
 * Returns an example as an element with its inputs as content, so that it is readable without JavaScript, and the expected
 * result, which the page hides as soon as the element shows its own.
 */
export function exampleHtml(example: Example, caption: string, messages: SiteMessages): string {
  const id = `example-${example.id}`;
  const tag = `hookwright-${example.element}`;
  const type = example.eventType === undefined ? "" : ` event-type="${escapeHtml(example.eventType)}"`;
  const parts = example.element === "playground" ? ' parts="template event preview problems"' : "";
  const inputs = INPUTS[example.element]
    .filter((name) => example.parts.has(name))
    .map((name) => input(name, part(example, name), messages));
  const [copied = ""] = INPUTS[example.element];
  return `<section class="example" id="${id}">
<div class="bar"><a class="permalink" href="#${id}" aria-label="${escapeHtml(`${messages.example}: ${example.id}`)}">${escapeHtml(messages.example)}</a><button type="button" data-copy-part="${copied}" hidden>${escapeHtml(messages.copyExample)}</button></div>
<${tag}${type}${parts} playground-url="../../index.html">${inputs.join("")}</${tag}>
<div class="expected"${fires(example)}><p class="label">${escapeHtml(messages.result)}</p>${result(example, messages)}</div>
<p class="caption">${caption}</p>
</section>\n`;
}

/** Returns the attribute with the expected firings, which a test compares with those that the element shows. */
function fires(example: Example): string {
  return example.parts.has("fires") ? ` data-fires="${JSON.stringify(expectedFires(example))}"` : "";
}

function input(name: string, text: string, messages: SiteMessages): string {
  return `<pre data-part="${name}" data-label="${escapeHtml(label(name, messages))}" tabindex="0">${coloured(text, "json")}</pre>`;
}

function label(name: string, messages: SiteMessages): string {
  const labels: Readonly<Record<string, string>> = {
    automation: messages.automation,
    condition: messages.condition,
    event: messages.event,
    events: messages.events,
    series: messages.series,
    template: messages.template,
  };
  return labels[name] ?? name;
}

function result(example: Example, messages: SiteMessages): string {
  if (example.element === "match") {
    const rows = expectedFires(example).map((fires) => (fires ? messages.fires : messages.doesNotFire));
    return `<ol>${rows.map((row) => `<li>${escapeHtml(row)}</li>`).join("")}</ol>`;
  }
  if (example.element === "metric") {
    return `<p>${escapeHtml(messages.firesAt(expectedFires(example).map(Number)))}</p>`;
  }
  return `<pre data-expected tabindex="0">${coloured(part(example, "payload"), "json")}</pre>`;
}
