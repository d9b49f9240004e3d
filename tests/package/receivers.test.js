// The receivers that the package knows, example payloads for them, and the checks of secrets and names.

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  check,
  checkCharacters,
  checkSecretValue,
  examplePayload,
  githubWorkflow,
  receivers,
  recognizeReceiver,
  sampleEvent,
} from "hookwright/payload";

const github = "https://api.github.com/repos/acme/deploy/dispatches";

test("a receiver is recognized by the endpoint, unless the user chose one", () => {
  assert.deepEqual(recognizeReceiver(github), {
    receiver: "github",
    basis: "endpoint",
    retired: false,
    browsersOmitSignature: true,
  });
  assert.equal(recognizeReceiver(github, "slack").receiver, "slack");
  assert.equal(recognizeReceiver("https://example.com/").basis, "unknown");
  assert.equal(recognizeReceiver("https://"), undefined);
  assert.throws(() => recognizeReceiver(github, "irc"), { code: "argument/shape" });
});

test("every receiver has an example that passes its checks, and those for GitHub start a workflow", () => {
  const event = sampleEvent("ADD_ARTIFACT_TAG");
  const names = receivers().map(({ receiver }) => receiver);
  assert.deepEqual(names, ["generic", "github", "github-workflow", "slack", "teams", "discord"]);
  for (const receiver of names) {
    const payload = examplePayload(receiver, "ADD_ARTIFACT_TAG");
    const webhook = { id: "w", name: "w", endpoint: "https://example.com/", receiver };
    assert.deepEqual(check(payload, { webhook, event }), [], receiver);
    const workflow = githubWorkflow(payload, event);
    const triggers = {
      github: '  repository_dispatch:\n    types: ["wandb-add-artifact-tag"]\n',
      "github-workflow": '  workflow_dispatch:\n    inputs:\n      "event":\n        type: string\n',
    };
    const trigger = triggers[receiver];
    assert.equal(workflow?.includes(trigger), trigger && true, receiver);
  }
});

test("the value of a secret and invisible characters are checked without repeating them", () => {
  const [finding] = checkSecretValue(" hunter2\n");
  assert.equal(finding.code, "secret/value-space");
  assert.deepEqual(
    finding.fix.edits.map(({ span, text }) => [span.start, span.end, text]),
    [
      [0, 1, ""],
      [8, 9, ""],
    ],
  );
  assert.ok(!JSON.stringify(finding).includes("hunter2"));
  assert.deepEqual(checkSecretValue("hunter2"), []);
  assert.equal(checkCharacters("De\u200bploy")[0].fix.code, "fix/remove-invisible");
});
