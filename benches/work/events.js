import { random } from "./random.js";

const AUTHORS = ["mina", "jae", "o'brien", "소연", 'the "bot"', "ci-runner", "ana\\maria"];
const PROJECTS = ["model-registry", "churn-prod", "vision", "speech-to-text"];
const COLLECTIONS = ["churn", "fraud-detector", "ranker", "text-encoder", "embeddings"];
const ALIASES = ["prod", "staging", "candidate", "europe-west", "latest"];
const KINDS = ["ADD_ARTIFACT_ALIAS", "LINK_ARTIFACT", "ADD_ARTIFACT_TAG"];

/** Events of artifact versions, about 700 bytes each as one line of JSON. */
export function events(count) {
  const dice = random(7);
  return Array.from({ length: count }, (_, at) => event(dice, at));
}

function event(dice, at) {
  const type = dice.of(KINDS);
  const collection = dice.of(COLLECTIONS);
  return {
    type,
    time: new Date(Date.UTC(2026, 9, 1) + at * 61_000).toISOString().replace(".000", ""),
    author: dice.of(AUTHORS),
    organization: { name: "acme-corp", id: "T3JnYW5pemF0aW9uOjQx" },
    entity: { name: "acme", id: "RW50aXR5OjE3" },
    registry: { name: dice.of(PROJECTS), id: `UHJvamVjdDo5${dice.below(90) + 10}` },
    collection: { name: collection, id: `QXJ0aWZhY3RDb2xsZWN0aW9uOjMw${dice.below(90) + 10}` },
    artifact_version: {
      id: btoa(`Artifact:${517_000_000 + at}`),
      index: dice.below(40),
      aliases: ["latest", `v${dice.below(40)}`],
      tags: ["approved"],
      metadata: {
        accuracy: 0.5 + dice.below(500) / 1000,
        framework: "pytorch",
        image: `registry.example.com/${collection}:${dice.below(1000)}`,
        dataset: { name: "churn-2026-q3", rows: 100_000 + dice.below(100_000) },
        labels: ["stay", "leave"],
      },
    },
    ...(type === "ADD_ARTIFACT_ALIAS" && { alias: dice.of(ALIASES) }),
    ...(type === "ADD_ARTIFACT_TAG" && { tag: "approved" }),
  };
}
