/**
 * The same rendering by hand, as fast as we could make JavaScript do it: the template is cut into its constant parts
 * once, and a text is escaped only where it has to be.
 */

const VARIABLE = /\$\{([^}]+)\}/u;

const nameOf = (place) => (typeof place === "string" ? place : place.name);
const project = (event) => nameOf(event.registry ?? event.project);
const metadata = "artifact_metadata.";

const values = {
  project_name: project,
  entity_name: (event) => nameOf(event.entity),
  event_type: (event) => event.type,
  event_author: (event) => event.author,
  alias: (event) => (event.type === "ADD_ARTIFACT_ALIAS" ? event.alias : ""),
  tag: (event) => (event.type === "ADD_ARTIFACT_TAG" ? event.tag : ""),
  artifact_collection_name: (event) => nameOf(event.collection),
  artifact_version: (event) => `wandb-artifact://_id/${event.artifact_version.id}`,
  artifact_version_string: (event) => {
    const { aliases, index } = event.artifact_version;
    const label = event.type === "ADD_ARTIFACT_ALIAS" ? event.alias : (aliases[0] ?? `v${index}`);
    return `${nameOf(event.entity)}/${project(event)}/${nameOf(event.collection)}:${label}`;
  },
};

/** How one variable is read from an event. */
export function readerOf(name) {
  if (!name.startsWith(metadata)) return values[name];
  const key = name.slice(metadata.length);
  return (event) => {
    const value = event.artifact_version.metadata[key];
    return typeof value === "string" ? value : JSON.stringify(value);
  };
}

/** A text as the inside of a JSON string; most texts of events are short and need no escape. */
export function escaped(text) {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 32 || code === 34 || code === 92) return JSON.stringify(text).slice(1, -1);
  }
  return text;
}

/** Constant text and variables' names, in turn; the first and the last are text. */
export function parts(template) {
  return template.split(VARIABLE);
}

/** A renderer that steps through the parts. */
export function bySegments(template) {
  const all = parts(template);
  const last = all.pop();
  const segments = all.filter((_, at) => at % 2 === 0);
  const getters = all.filter((_, at) => at % 2 === 1).map(readerOf);
  return (event) => {
    let payload = "";
    for (let at = 0; at < segments.length; at += 1) payload += segments[at] + escaped(getters[at](event));
    return payload + last;
  };
}

/** The same with `JSON.stringify` for every value. */
export function byStringify(template) {
  const all = parts(template);
  const last = all.pop();
  const segments = all.filter((_, at) => at % 2 === 0);
  const getters = all.filter((_, at) => at % 2 === 1).map(readerOf);
  return (event) => {
    let payload = "";
    for (let at = 0; at < segments.length; at += 1)
      payload += segments[at] + JSON.stringify(getters[at](event)).slice(1, -1);
    return payload + last;
  };
}

/** A renderer whose source is written for this one template. */
export function bySource(template) {
  const getters = [];
  const terms = parts(template).map((part, at) => {
    if (at % 2 === 0) return JSON.stringify(part);
    getters.push(readerOf(part));
    return `escaped(value${getters.length - 1}(event))`;
  });
  const names = getters.map((_, at) => `value${at}`);
  const make = new Function("escaped", ...names, `return (event) => ${terms.join(" + ")};`);
  return make(escaped, ...getters);
}

/** The two forms that are fastest: which one wins depends on the engine. */
export const BY_HAND = {
  "JavaScript, a source for each template": bySource,
  "JavaScript, a loop over segments": bySegments,
};
