import type { GroupId } from "./site/messages.ts";

/** The pages in the order of the sidebar, by the names of their files. */
export const CONTENTS: readonly { readonly group: GroupId; readonly pages: readonly string[] }[] = [
  { group: "start", pages: ["index", "first"] },
  { group: "setUp", pages: ["secrets", "webhooks", "automations", "events", "filters", "run-metrics"] },
  { group: "payloads", pages: ["variables", "payloads", "signatures"] },
  { group: "problems", pages: ["testing", "not-fired"] },
  { group: "developers", pages: ["elements", "sharing", "javascript", "rust"] },
  { group: "reference", pages: ["api", "api-payload", "api-render", "api-elements", "api-rust"] },
  { group: "facts", pages: ["evidence", "privacy"] },
];
