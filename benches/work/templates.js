/** One payload for each kind of service that W&B documents, and one with metadata; each is one line of JSON. */
export const templates = [
  {
    event_type: "model_changed",
    client_payload: {
      event_author: "${event_author}",
      artifact_version: "${artifact_version}",
      artifact_version_string: "${artifact_version_string}",
      artifact_collection_name: "${artifact_collection_name}",
      project_name: "${project_name}",
      entity_name: "${entity_name}",
    },
  },
  {
    "@type": "MessageCard",
    themeColor: "0076D7",
    summary: "The registry changed",
    sections: [
      {
        activityTitle: "A version of ${artifact_collection_name} is ready",
        facts: [
          { name: "By", value: "${event_author}" },
          { name: "What", value: "${event_type}" },
          { name: "Version", value: "${artifact_version_string}" },
          { name: "Alias", value: "${alias}" },
        ],
        markdown: true,
      },
    ],
  },
  {
    text: "The registry changed",
    blocks: [
      {
        type: "section",
        text: { type: "mrkdwn", text: "*${event_type}* in ${project_name} by ${event_author}" },
      },
      {
        type: "section",
        text: { type: "mrkdwn", text: "Version ${artifact_version_string}, ${alias}${tag}" },
      },
      { type: "divider" },
    ],
  },
  {
    deploy: "${artifact_metadata.image}",
    accuracy: "${artifact_metadata.accuracy}",
    framework: "${artifact_metadata.framework}",
    version: "${artifact_version_string}",
    alias: "${alias}",
    who: "${event_author}",
  },
].map((payload) => JSON.stringify(payload));
