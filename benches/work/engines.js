import Handlebars from "handlebars";
import { Environment } from "minijinja-js";
import Mustache from "mustache";
import { escaped, parts, readerOf } from "./javascript.js";

/**
 * Template engines know neither W&B's variables nor JSON's escapes, so each receives escaped values; reading them from
 * the event is part of the work.
 */
function contextOf(template) {
  const names = parts(template).filter((_, at) => at % 2 === 1);
  const getters = names.map((name) => [plain(name), readerOf(name)]);
  return (event) => Object.fromEntries(getters.map(([name, read]) => [name, escaped(read(event))]));
}

const plain = (name) => name.replaceAll(".", "_");

/** The template in an engine's syntax. */
function spelled(template, before, after) {
  return parts(template)
    .map((part, at) => (at % 2 === 0 ? part : before + plain(part) + after))
    .join("");
}

export function byHandlebars(template) {
  const compiled = Handlebars.compile(spelled(template, "{{", "}}"), { noEscape: true });
  const context = contextOf(template);
  return (event) => compiled(context(event));
}

export function byMustache(template) {
  // Mustache reads `{{` in a template's own JSON as a tag, so other tags are used here.
  const source = spelled(template, "<%&", "%>");
  const tags = ["<%", "%>"];
  Mustache.parse(source, tags);
  const context = contextOf(template);
  return (event) => Mustache.render(source, context(event), undefined, { tags });
}

export function byMinijinja(template) {
  const environment = new Environment();
  environment.addTemplate("payload.txt", spelled(template, "{{ ", " }}"));
  const context = contextOf(template);
  return (event) => environment.renderTemplate("payload.txt", context(event));
}
