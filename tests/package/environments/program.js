// Uses what an embedder needs: renders, checks, matches and signs. Each environment runs it and must return the same.

/** The result of `exercise` in every environment, except for the signature, which OpenSSL computes. */
export const EXPECTED = {
  payload: '{"text": "mina set prod"}',
  problem: "template/unknown-variable",
  firing: ["deploy"],
  lines: '{"text": "mina set prod"}\n',
  error: "EventError",
};

/** The key that `exercise` signs with. */
export const KEY = "example signing key";

/** Exercises the package whose exports are given. */
export function exercise({ Event, EventError, Matcher, sampleEvent, sign, Template }) {
  const template = new Template('{"text": "${event_author} set ${alias}"}');
  const sample = sampleEvent("ADD_ARTIFACT_ALIAS");
  const event = new Event(sample);
  const payload = template.render(event);
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
  const lines = template.renderLines(`${JSON.stringify(JSON.parse(sample))}\n`);
  return {
    payload,
    problem: new Template("${alis}").check()[0].code,
    firing: matcher.match(event).map(({ automation }) => automation),
    lines: new TextDecoder().decode(lines),
    error: nameOf(() => new Event("{"), EventError),
    signature: sign(payload, KEY),
  };
}

function nameOf(call, expected) {
  try {
    call();
  } catch (error) {
    return error instanceof expected ? error.name : `another error: ${error}`;
  }
  return "no error";
}
