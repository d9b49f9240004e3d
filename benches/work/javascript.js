/**
 * Hand-written JavaScript that renders the same payloads, as fast as we could make it: the template is split into constant
 * parts once, and a string is escaped only where necessary.
 */

const VARIABLE = /\$\{([^}]+)\}/u;

const nameOf = (container) => (typeof container === "string" ? container : container.name);
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

/** The function that reads a variable from an event. */
export function readerOf(name) {
  if (!name.startsWith(metadata)) return values[name];
  const key = name.slice(metadata.length);
  return (event) => {
    const value = event.artifact_version.metadata[key];
    return typeof value === "string" ? value : JSON.stringify(value);
  };
}

/** A string escaped for the inside of a JSON string; most strings in events are short and need no escape. */
export function escaped(text) {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 32 || code === 34 || code === 92) return JSON.stringify(text).slice(1, -1);
  }
  return text;
}

/** Constant strings and variable names, alternating; the first and the last are constant. */
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

/** A renderer that steps through the parts and escapes every value with `JSON.stringify`. */
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

/** A renderer whose source is generated for this one template. */
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

/** The two fastest forms; which one wins depends on the engine. */
export const BY_HAND = {
  "JavaScript, generated source": bySource,
  "JavaScript, a loop over segments": bySegments,
};
