/** The names of variables that the sample event fills. */
export const FILLED = [
  "event_author",
  "artifact_version_string",
  "artifact_collection_name",
  "alias",
  "artifact_metadata.accuracy",
  "project_name",
];

/** A key that the sample event's version lacks: a diagnostic at each use. */
export const MISSING = ["artifact_metadata.f1"];

const BYTES = 65_536;

/** A template of 64 KB with so many variables; the last one is unknown, so that there is always one diagnostic. */
export function largeTemplate(names, variables) {
  const fields = Array.from(
    { length: variables - 1 },
    (_, at) => ` "${at}": "\${${names[at % names.length]}}",`,
  );
  const start = '{\n "rest": "';
  const end = `",\n${fields.join("\n")}\n "last": "\${absent}"\n}`;
  return start + "-".repeat(BYTES - start.length - end.length) + end;
}
