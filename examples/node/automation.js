// Renders a payload, checks its template, finds the automations that fire, and signs the request.
import { Event, Matcher, sampleEvent, sign, Template, verify } from "hookwright";

const template = new Template('{"text": "${event_author} set ${alias} on ${artifact_collection_name}"}');
const event = new Event(sampleEvent("ADD_ARTIFACT_ALIAS"));

const payload = template.render(event);
console.log(payload);

for (const { code, message } of new Template('{"text": "${event_autor}"}').check())
  console.log(`${code}: ${message}`);

const matcher = new Matcher([
  {
    id: "deploy",
    name: "Deploy on alias prod",
    enabled: true,
    team: "acme",
    scope: { type: "team", entity: "acme" },
    trigger: { type: "ADD_ARTIFACT_ALIAS", filter: '{"alias": {"$regex": "^prod$"}}' },
  },
]);
for (const { automation } of matcher.match(event)) console.log(`fires: ${automation}`);

const signature = sign(payload, "example signing key");
console.log(verify(payload, "example signing key", signature).outcome);
