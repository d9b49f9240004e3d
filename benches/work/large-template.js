const NAMES = [
  "event_author",
  "artifact_version_string",
  "artifact_collection_name",
  "alias",
  "artifact_metadata.accuracy",
  "project_name",
];

const VARIABLES = 1_800;
const BYTES = 65_536;

/** A template of 64 KB with 1,800 variables; the last one is none, so that there is a finding behind everything. */
export function largeTemplate() {
  const lines = Array.from({ length: VARIABLES - 1 }, (_, at) => {
    return `  "field ${at}": "\${${NAMES[at % NAMES.length]}}",`;
  });
  const end = '  "last": "${nobody}"\n}';
  const spare = BYTES - lines.join("\n").length - end.length - 3;
  const filler = "-".repeat(Math.floor(spare / lines.length));
  const filled = lines.map((line) => line.replace('": "', `": "${filler}`));
  return `{\n${filled.join("\n")}\n${end}`;
}
