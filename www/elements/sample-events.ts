/** The core's sample events as JSON, by the path of their file. */
const samples = import.meta.glob<string>("../../src/model/event/samples/*.json", {
  eager: true,
  import: "default",
  query: "?raw",
});

/** Returns a sample event of a type as JSON; of an added alias, if there is none of this type. */
export function sampleEventText(type: string): string {
  return (sample(type) ?? sample("ADD_ARTIFACT_ALIAS") ?? "").trimEnd();
}

function sample(type: string): string | undefined {
  return samples[`../../src/model/event/samples/${type.toLowerCase()}.json`];
}
