// Calls every function and method of the package with values of the wrong type, in Node and in browsers.

/** A word that no error may repeat. */
export const MARK = "hunter2";
/** Values of the wrong type, by description. */
export const broken = {
  "a number": 271828,
  "a boolean": true,
  "an object": { [MARK]: MARK },
  "an array": [{ [MARK]: MARK }],
  "a function": () => MARK,
  undefined: undefined,
  null: null,
  "a symbol": Symbol(MARK),
  "a BigInt": 271828n,
  "a string": MARK,
  "numbers in a typed array": new Float64Array([271828]),
  "a revoked proxy": revoked(),
  "a Uint8Array whose memory was transferred": transferred(),
};

function transferred() {
  const bytes = new Uint8Array([104, 105]);
  structuredClone(bytes.buffer, { transfer: [bytes.buffer] });
  return bytes;
}

function revoked() {
  const { proxy, revoke } = Proxy.revocable([], {});
  revoke();
  return proxy;
}

/** A valid value for a parameter, and the names of the broken values that it accepts, too. */
const place = (good, ...fits) => ({ good: () => good, fits });
const optional = (one) => ({ ...one, fits: [...one.fits, "undefined", "null"] });
const text = (good) => place(good, "a string");
const bytes = place(new TextEncoder().encode("{}\n"));
const textOrBytes = place("{}", "a string");
const texts = place(["TOKEN"]);
const numbers = place(new Float64Array([1, 2]), "numbers in a typed array");
/** A structured value. Its errors name unknown keys, so they may repeat a key of the value. */
const shape = (good) => ({ ...place(good), tellsWords: true });
const list = (good) => shape([good]);
/** A number or boolean, which JavaScript converts, or a handle, which wasm-bindgen checks. */
const unheld = (good) => ({ good, fits: Object.keys(broken) });

/** Every function, constructor and method: its name in the table, its number of parameters, and a function that calls it. */
function* callables(core, instances) {
  for (const [name, exported] of Object.entries(core)) {
    if (typeof exported !== "function" || exported.prototype instanceof Error) continue;
    if (!exported.prototype?.free) {
      yield { name, count: exported.length, call: (_, values) => exported(...values) };
      continue;
    }
    yield { name: `new ${name}`, count: exported.length, call: (_, values) => new exported(...values) };
    const statics = Object.entries(Object.getOwnPropertyDescriptors(exported));
    for (const [key, { value }] of statics.filter(([key]) => !key.startsWith("__"))) {
      if (typeof value !== "function") continue;
      yield {
        name: `${name}.${key}`,
        count: value.length,
        call: (_, values) => value.apply(exported, values),
      };
    }
    const members = Object.entries(Object.getOwnPropertyDescriptors(exported.prototype));
    for (const [key, { value, set }] of members.filter(([key]) => !/^(__|constructor$)/.test(key))) {
      const member = value ?? set;
      if (typeof member !== "function") continue;
      const on = () => instances[name](core);
      yield {
        name: `${name}.${key}`,
        count: member.length,
        on,
        call: (one, values) => member.apply(one, values),
      };
    }
  }
}

/** Exports that are not part of the API: the start of the module, and what creates its errors. */
const MACHINERY = ["default", "initSync", "errorOf"];

/**
 * Creates the calls of the package's functions and methods. The whole package makes their arguments: it must have been
 * started, in a page or, in Node, after `standInForAPage`.
 */
export async function everyCall(whole) {
  const aesKey = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, [
    "encrypt",
    "decrypt",
  ]);
  const webhook = { id: "w", name: "Deploy", endpoint: "https://example.com/hook" };
  const outgoing = { team: "acme", webhook };
  const trigger = {
    type: "RUN_METRIC",
    condition: { name: "loss", window_size: 1, cmp_op: "$gt", threshold: 2 },
  };
  const automation = {
    id: "a",
    name: "Deploy",
    enabled: true,
    scope: { type: "project", entity: "acme", project: "churn" },
    team: "acme",
    trigger: { type: "LINK_ARTIFACT" },
    webhook: "w",
  };
  const row = { field: "alias", operator: "$eq", value: "prod" };
  const eventText = whole.sampleEvent("LINK_ARTIFACT");
  const eventType = text("LINK_ARTIFACT");
  /** An event as text or as an object: not every object is an event, but that is an `EventError`. */
  const eventInput = place(
    eventText,
    "a string",
    "an object",
    "numbers in a typed array",
    "a Uint8Array whose memory was transferred",
  );
  /** An object of which every member is optional. */
  const options = optional(
    place({}, "an object", "numbers in a typed array", "a Uint8Array whose memory was transferred"),
  );
  const selection = optional({
    ...place({ samples: [] }, "a Uint8Array whose memory was transferred"),
    tellsWords: true,
  });
  const automationValues = optional({
    ...place(
      whole.automationValues("Deploy", { type: "LINK_ARTIFACT" }),
      "a Uint8Array whose memory was transferred",
    ),
    tellsWords: true,
  });

  /** One entry for each parameter of every function and method. */
  const table = (core) => {
    const event = unheld(() => new core.Event(eventText));
    return {
      "new Event": [eventInput],
      "Event.fits": [shape(trigger)],
      "Event.offeredVariables": [optional(shape(webhook)), optional(eventType), automationValues],
      "Event.parse": [eventInput],
      "new Filter": [text("")],
      "Filter.check": [shape(automation)],
      "Filter.explain": [event],
      "Filter.matches": [event],
      "Filter.matchesText": [text("alias"), text("prod")],
      "HistoryReader.push": [bytes],
      "new Matcher": [optional(list(automation))],
      "Matcher.diagnostics": [text("a")],
      "Matcher.explain": [event],
      "Matcher.explainOne": [text("a"), event],
      "Matcher.match": [event],
      "Matcher.remove": [text("a")],
      "Matcher.set": [shape(automation)],
      "Matcher.wouldFire": [event],
      "new NearestMisses": [list(automation)],
      "NearestMisses.push": [bytes],
      "new Replay": [list(automation)],
      "Replay.push": [bytes],
      "RunHistory.steps": [unheld(() => 0)],
      "RunHistory.times": [unheld(() => 0)],
      "RunHistory.values": [unheld(() => 0)],
      "new RunMetric": [shape(trigger)],
      "RunMetric.log": [unheld(() => 1), unheld(() => 1)],
      "RunMetric.run": [numbers, optional(numbers)],
      "SecretVault.bind": [text("acme"), shape(webhook)],
      "SecretVault.delete": [text("acme"), text("TOKEN")],
      "SecretVault.has": [text("acme"), text("TOKEN")],
      "SecretVault.isBound": [text("acme"), shape(webhook)],
      "SecretVault.rename": [text("acme"), text("TOKEN"), text("OTHER")],
      "SecretVault.seal": [place(aesKey)],
      "SecretVault.secretIn": [text("{}")],
      "SecretVault.set": [text("acme"), text("TOKEN"), text("value")],
      "SecretVault.unbind": [text("acme"), shape(webhook)],
      "SecretVault.unseal": [place(aesKey), text("")],
      "new Template": [text("${alias}"), optional(text("SECRET"))],
      "Template.check": [options],
      "Template.checkFor": [event, options],
      "Template.exportRequest": [shape("bash"), shape(webhook), event, optional(eventType), automationValues],
      "Template.previewRequest": [shape(outgoing), event, options],
      "Template.render": [event, options],
      "Template.renderJson": [text(eventText), options],
      "Template.renderLines": [textOrBytes, options],
      "Template.renderParts": [event, options],
      "Template.renderSpans": [event, options],
      "Template.send": [shape(outgoing), event, options, optional(place(undefined))],
      "WorkspaceStore.apply": [shape({ type: "put_webhook", team: "acme", webhook })],
      "WorkspaceStore.discardQuarantined": [text("hookwright.set-aside")],
      "WorkspaceStore.importFile": [text(store.exportFile())],
      "WorkspaceStore.onChange": [place(() => undefined, "a function")],
      "WorkspaceStore.open": [optional(text("https://example.com/sandbox")), optional(text("{}"))],
      "WorkspaceStore.reset": [shape("empty")],
      "WorkspaceStore.restoreQuarantined": [text("hookwright.set-aside")],
      automationValues: [text("Deploy"), shape(trigger)],
      buildRequest: [shape(webhook), textOrBytes, options],
      check: [text(""), options],
      checkAutomationName: [text("Deploy"), texts],
      checkCharacters: [text("Deploy")],
      checkEndpoint: [text("https://example.com/"), unheld(() => true)],
      checkEvent: [text(eventText)],
      checkSample: [shape(automation), event],
      checkSecretName: [text("TOKEN")],
      checkSecretValue: [text("value")],
      checkTeamName: [text("acme")],
      checkWebhook: [shape(webhook), texts],
      checkWebhookName: [text("Deploy"), texts],
      debugSignature: [text("header"), text("key"), textOrBytes],
      examplePayload: [shape("slack"), eventType],
      exportRequest: [shape("bash"), shape(webhook), text(""), event, optional(eventType), automationValues],
      filterFields: [eventType],
      filterFromRows: [list(row), eventType],
      filterRows: [text("")],
      fits: [shape(trigger), text(eventText)],
      fittingSample: [shape(automation)],
      githubWorkflow: [text(""), text(eventText), optional(eventType)],
      isSandbox: [text("https://example.com/")],
      metricFirings: [shape(trigger), numbers, optional(numbers)],
      newTrigger: [eventType, text("")],
      offeredScopes: [eventType],
      offeredVariables: [text(eventText), optional(shape(webhook)), optional(eventType), automationValues],
      previewRequest: [shape(outgoing), options],
      probeEndpoint: [text("https://example.com/"), options, optional(place(undefined))],
      readShared: [
        text('{"format":"hookwright","version":1,"template":"{}"}'),
        shape({ teams: [], automations: [], samples: [] }),
        shape({ id: "new", name: "Shared" }),
      ],
      readWandbAutomations: [
        text(""),
        shape({ team: "acme" }),
        shape({ teams: [], automations: [], samples: [] }),
      ],
      recognizeReceiver: [text("https://example.com/"), optional(shape("slack"))],
      render: [text(""), eventInput, options],
      sampleEvent: [eventType],
      sandboxExpectation: [text("acme"), shape(webhook)],
      sharedText: [shape({ teams: [], automations: [], samples: [] }), selection],
      send: [shape(outgoing), options, optional(place(undefined))],
      sign: [textOrBytes, text("key"), optional(shape("base64"))],
      verify: [textOrBytes, text("key"), text("header")],
      wandbExportCode: [text("acme")],
      wandbSdkCode: [shape(automation), text("Deploy")],
    };
  };

  const store = await whole.WorkspaceStore.open();

  /** Creates an instance of each class. */
  const instances = {
    MetricFirings: () => whole.metricFirings(trigger, [1]),
    ReplayPart: () => new whole.Replay([]).finish(),
    RunMetricBatch: () => new whole.RunMetric(trigger).run([1]),
    SandboxExpectation: () => whole.sandboxExpectation("acme", webhook),
    Event: (core) => new core.Event(eventText),
    Filter: () => new whole.Filter(""),
    HistoryReader: () => new whole.HistoryReader(),
    Matcher: () => new whole.Matcher(),
    NearestMisses: () => new whole.NearestMisses([]),
    Replay: () => new whole.Replay([]),
    RunHistory: () => new whole.HistoryReader().finish(),
    RunMetric: () => new whole.RunMetric(trigger),
    SecretVault: (core) => new core.SecretVault(),
    Template: (core) => new core.Template("${alias}"),
    WorkspaceStore: (core) => core.WorkspaceStore.open(),
  };

  return {
    automation,
    eventText,
    store,
    trigger,
    webhook,
    table,
    callables: (core) => [...callables(core, instances)],
    withParameters: (core) =>
      [...callables(core, instances)].filter(({ name, count }) => count > 0 && !MACHINERY.includes(name)),
  };
}
