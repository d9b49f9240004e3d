import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { HookwrightPreviewResult } from "hookwright/elements";
import { compile } from "svelte/compiler";
import { expectNoViolations } from "./axe.ts";
import { type ElementPages, serveElementPages } from "./element-pages.ts";
import { expect as siteExpect, test as siteTest } from "./test.ts";

/** An element loads megabytes of wasm before it shows something. */
const expect = siteExpect.configure({ timeout: 20_000 });

const VITE = join(import.meta.dirname, "../../www/node_modules/vite/bin/vite.js");
const PACKAGES = join(import.meta.dirname, "../node_modules");

// One builds three apps, and all load megabytes of wasm.
siteTest.describe.configure({ timeout: 90_000 });

const test = siteTest.extend<{ pages: ElementPages }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's dependencies from this pattern.
  pages: async ({}, use) => {
    const pages = await serveElementPages();
    await use(pages);
    pages.close();
  },
});

/** A page with this body, which loads the elements. */
function pageOf({ script }: ElementPages, body: string, lang = "en", styles = ""): string {
  return `<!doctype html><html lang="${lang}"><meta charset="utf-8"><style nonce="page">:root { color-scheme: light dark } ${styles}</style><meta name="viewport" content="width=device-width"><title>Elements</title><script type="module" src="${script}"></script><main><h1>Elements</h1>${body}</main></html>`;
}

const PREVIEW =
  '<hookwright-preview event-type="ADD_ARTIFACT_ALIAS"><pre data-part="template">{"text": "${event_author} set ${alias}"}</pre></hookwright-preview>';

const PLAYGROUND =
  '<hookwright-playground><script type="application/json" data-part="template">{"text": "${event_autor}"}</script></hookwright-playground>';

const VERSION =
  '"author": "mina", "entity": "acme", "registry": "models", "collection": "churn", "artifact_version": {"id": "QXJ0aWZhY3Q6MQ==", "index": 3}';

const MATCH = `<hookwright-match><pre data-part="automation">
{"name": "Deploy", "scope": {"type": "registry", "entity": "acme", "registry": "models"},
 "trigger": {"type": "ADD_ARTIFACT_ALIAS", "filter": "{\\"alias\\": {\\"$regex\\": \\"^prod\\"}}"}}</pre><pre data-part="events">
{"type": "ADD_ARTIFACT_ALIAS", ${VERSION}, "alias": "prod"}
{"type": "ADD_ARTIFACT_ALIAS", ${VERSION}, "alias": "staging"}
{"type": "ADD_ARTIFACT_ALIAS"}</pre></hookwright-match>`;

const METRIC = `<hookwright-metric><pre data-part="condition">{"type": "RUN_METRIC", "condition": {"name": "loss", "window_size": 1, "cmp_op": "$gt", "threshold": 2}}</pre><pre data-part="series">
_step,_timestamp,loss
0,1795248000,1
10,1795251600,3
20,1795255200,1
30,1795341601,4</pre></hookwright-metric>`;

test("a preview from another origin works under a strict policy, follows edits and reports them", async ({
  page,
  pages,
}) => {
  await page.goto(pages.page(pageOf(pages, PREVIEW)));
  const preview = page.locator("hookwright-preview");
  const payload = preview.getByLabel("Payload", { exact: true });
  await expect(payload).toHaveText('{"text": "mina set prod"}');
  await expect(payload.locator("[data-kind=label]")).toHaveText("prod");

  await preview.evaluate((element) => {
    element.addEventListener("hookwright-change", (event) => {
      if (event instanceof CustomEvent) element.dataset.result = JSON.stringify(event.detail);
    });
  });
  await preview.getByLabel("Template").fill('{"tag": "${tag}", "typo": "${alis}",}');
  await expect(payload).toHaveText('{"tag": "", "typo": "${alis}",}');
  await expect(preview.getByRole("status").getByRole("listitem")).toHaveText([
    /Unknown payload variable “alis”/,
    /The payload is not valid JSON/,
  ]);
  await expect(preview).toContainText("Blank for this event: ${tag}");
  const result: HookwrightPreviewResult = JSON.parse((await preview.getAttribute("data-result")) ?? "");
  expect(result.payload).toBe('{"tag": "", "typo": "${alis}",}');
  expect(result.problems.map(({ code }) => code)).toEqual(["template/unknown-variable", "json/syntax"]);

  // A property replaces what was typed; so does a change of the content.
  await preview.evaluate((element) => {
    Reflect.set(element, "template", '"${alias}"');
  });
  await expect(payload).toHaveText('"prod"');
  await preview.evaluate((element) => {
    const content = element.querySelector("pre");
    if (content) content.textContent = '"${event_type}"';
  });
  await expect(payload).toHaveText('"ADD_ARTIFACT_ALIAS"');
});

test("nothing is loaded before an element comes near the viewport, and all instances share one wasm", async ({
  page,
  pages,
}) => {
  await page.goto(
    pages.page(
      pageOf(pages, `<div id="far"></div>${PREVIEW.repeat(3)}`, "en", "#far { block-size: 5000px }"),
    ),
  );
  await page.evaluate(() => customElements.whenDefined("hookwright-preview"));
  // Two frames later, what observes the viewport has been called.
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
  expect(pages.takeRequests().filter((path) => path !== "/elements.js")).toEqual([]);
  await page.locator("hookwright-preview").last().scrollIntoViewIfNeeded();
  await expect(page.getByLabel("Payload", { exact: true })).toHaveText(Array(3).fill(/mina set prod/));
  const requests = pages.takeRequests();
  expect(requests.filter((path) => path.endsWith(".wasm"))).toEqual(["/hookwright_render_bg.wasm"]);
  expect(requests.filter((path, index) => requests.indexOf(path) !== index)).toEqual([]);
});

test("the content of an element is readable without JavaScript", async ({ browser, pages }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(pages.page(pageOf(pages, PREVIEW)));
  await expect(page.getByText('{"text": "${event_author} set ${alias}"}')).toBeVisible();
  await context.close();
});

test("a playground checks its template and applies quick fixes, by keyboard only", async ({
  page,
  pages,
}) => {
  await page.goto(pages.page(pageOf(pages, PLAYGROUND)));
  const playground = page.locator("hookwright-playground");
  await expect(playground.getByRole("listitem")).toContainText("Unknown payload variable “event_autor”");
  await playground.getByRole("textbox", { name: "Payload template" }).focus();
  await expect(async () => {
    await page.keyboard.press("Tab");
    await expect(playground.getByRole("button", { name: /^Fix/ })).toBeFocused({ timeout: 100 });
  }).toPass();
  await page.keyboard.press("Enter");
  await expect(playground.getByLabel("Payload", { exact: true })).toHaveText('{"text": "mina"}');
  await expect(playground).toContainText("No problems");
});

test("a match says which events fire an automation and why, and a metric where its condition fires", async ({
  page,
  pages,
}) => {
  await page.goto(pages.page(pageOf(pages, MATCH + METRIC)));
  const match = page.locator("hookwright-match");
  await expect(match.locator(".row .verdict").filter({ visible: true })).toHaveText([
    "Fires",
    "Does not fire",
    "Event 3",
  ]);
  await expect(match).toContainText("1 of 3 events fire it.");
  await match.locator("summary").filter({ hasText: "staging" }).press("Enter");
  await expect(match).toContainText("alias: “staging” does not match the regex ^prod.");

  const metric = page.locator("hookwright-metric");
  await expect(metric).toContainText("An automation with this condition would fire 2 times.");
  await metric.getByText("Firings", { exact: true }).click();
  await expect(metric.getByRole("row")).toHaveText([/Step/, /^\s*10\s+3/, /^\s*30\s+4/]);
  expect(await metric.evaluate((element) => Reflect.get(element, "firings"))).toEqual([10, 30]);
});

test("every element is accessible, also inside a shadow root, and speaks the page's language", async ({
  page,
  pages,
}) => {
  const all = [PREVIEW, PLAYGROUND, MATCH, METRIC].join("");
  await page.goto(
    pages.page(pageOf(pages, `<div id="host"><template shadowrootmode="open">${all}</template></div>`)),
  );
  for (const name of ["preview", "playground", "match", "metric"])
    await expect(page.locator(`hookwright-${name} [part=frame]`)).toBeVisible();
  await expectNoViolations(page, "elements");
  await page.goto(pages.page(pageOf(pages, PREVIEW, "ko")));
  await expect(page.locator("hookwright-preview")).toContainText("템플릿");
});

/** Elements whose attributes or content are wrong, each with the code of its problem and the sentences that say it. */
const FAULTY: Readonly<Record<string, { html: string; code: string; english: string; korean: string }>> = {
  "an event type": {
    html: '<hookwright-preview event-type="ADD_ARTFACT_ALIAS"><pre>"${alias}"</pre></hookwright-preview>',
    code: "element/event-type",
    english:
      "Unknown event type “ADD_ARTFACT_ALIAS” in the attribute “event-type”. Did you mean “ADD_ARTIFACT_ALIAS”? Use one of: LINK_ARTIFACT, ADD_ARTIFACT_ALIAS,",
    korean:
      "알 수 없는 이벤트 유형입니다(event-type 속성): “ADD_ARTFACT_ALIAS”. 가장 비슷한 이름: “ADD_ARTIFACT_ALIAS”. 다음 중 하나를 사용하세요: LINK_ARTIFACT,",
  },
  "an event type of a playground": {
    html: '<hookwright-playground event-type="nothing" parts="preview"><pre>"${alias}"</pre></hookwright-playground>',
    code: "element/event-type",
    english: "Unknown event type “nothing” in the attribute “event-type”. Use one of: LINK_ARTIFACT,",
    korean: "알 수 없는 이벤트 유형입니다(event-type 속성): “nothing”. 다음 중 하나를",
  },
  "a part": {
    html: '<hookwright-preview parts="templates preview"><pre>"${alias}"</pre></hookwright-preview>',
    code: "element/part",
    english:
      "Unknown part “templates” in the attribute “parts”. Did you mean “template”? Use one of: template, preview, problems, event.",
    korean: "알 수 없는 부분입니다(parts 속성): “templates”. 가장 비슷한 이름: “template”.",
  },
  "an input": {
    html: '<hookwright-preview><pre data-part="template">"${alias}"</pre><pre data-part="evnt">{}</pre></hookwright-preview>',
    code: "element/input",
    english: "Unknown input “evnt” in the attribute “data-part” of the content. Did you mean “event”?",
    korean: "알 수 없는 입력입니다(내용의 data-part 속성): “evnt”. 가장 비슷한 이름: “event”.",
  },
  "an event": {
    html: '<hookwright-preview><pre data-part="template">"${alias}"</pre><pre data-part="event">{"type"</pre></hookwright-preview>',
    code: "json/syntax",
    english: "Invalid JSON:",
    korean: "JSON 형식이 올바르지 않습니다",
  },
  "a preview without content": {
    html: "<hookwright-preview></hookwright-preview>",
    code: "element/empty",
    english: "The input “template” is empty.",
    korean: "비어 있는 입력: “template”.",
  },
  "a playground without content": {
    html: "<hookwright-playground></hookwright-playground>",
    code: "template/payload-empty",
    english: "template/payload-empty",
    korean: "template/payload-empty",
  },
  "a match without content": {
    html: "<hookwright-match></hookwright-match>",
    code: "element/empty",
    english: "The input “events” is empty.",
    korean: "비어 있는 입력: “events”.",
  },
  "a match without a scope": {
    html: '<hookwright-match><pre data-part="automation">{}</pre><pre data-part="events">{}</pre></hookwright-match>',
    code: "argument/shape",
    english: "The automation can't be read: Invalid argument “automation”: “scope” is missing.",
    korean: "자동화를 읽을 수 없습니다:",
  },
  "an automation": {
    html: '<hookwright-match><pre data-part="automation">{"name": </pre><pre data-part="events">{}</pre></hookwright-match>',
    code: "json/syntax",
    english: "The automation can't be read: Invalid JSON: unexpected end of the text, expected a value.",
    korean: "자동화를 읽을 수 없습니다: JSON 형식이 올바르지 않습니다",
  },
  "too many events": {
    html: MATCH.replace(/data-part="events">[^<]*/, `data-part="events">${'{"type": "X"}\n'.repeat(201)}`),
    code: "element/too-many-events",
    english: "Only the first 200 of 201 events are evaluated.",
    korean: "이벤트 201개 중 처음 200개만 계산합니다.",
  },
  "a metric without content": {
    html: "<hookwright-metric></hookwright-metric>",
    code: "element/empty",
    english: "The input “condition” is empty.",
    korean: "비어 있는 입력: “condition”.",
  },
  "a metric's name": {
    html: METRIC.replace("_timestamp,loss", "_timestamp,losses"),
    code: "element/metric",
    english: "The values have no metric “loss”. Did you mean “losses”? Use one of: losses.",
    korean: "값에 없는 메트릭입니다: “loss”. 가장 비슷한 이름: “losses”.",
  },
  "a row of values": {
    html: METRIC.replace("10,1795251600,3", "10,1795251600,three"),
    code: "element/series",
    english: "One row of the values has no number, and is skipped.",
    korean: "값의 행 1개는 숫자가 없어 건너뜁니다.",
  },
  "a condition": {
    html: METRIC.replace('{"type": "RUN_METRIC",', '{"type" "RUN_METRIC",'),
    code: "json/syntax",
    english: "The condition can't be read: Invalid JSON:",
    korean: "조건을 읽을 수 없습니다: JSON 형식이 올바르지 않습니다",
  },
};

test("an element says what is wrong with its attributes and content, in both languages and in its events", async ({
  page,
  pages,
}) => {
  const faults = Object.entries(FAULTY);
  for (const language of ["english", "korean"] as const) {
    const body = faults.map(([, { html }], index) => `<div id="fault-${index}">${html}</div>`).join("");
    await page.goto(pages.page(pageOf(pages, body, language === "korean" ? "ko" : "en")));
    for (const [index, [what, fault]] of faults.entries()) {
      const element = page.locator(`#fault-${index} > *`);
      await element.scrollIntoViewIfNeeded();
      await expect(element, what).toContainText(fault[language]);
      const codes = await element.evaluate((found) => {
        const problems: readonly { readonly code: string }[] = Reflect.get(found, "problems");
        return problems.map(({ code }) => code);
      });
      expect(codes, what).toContain(fault.code);
    }
    // No sample replaces a wrong input: neither a payload of another event nor a plot of another metric is shown.
    await expect(
      page.locator("#fault-0").getByLabel(language === "english" ? "Payload" : "페이로드", { exact: true }),
    ).toHaveCount(0);
    expect(
      await page.locator("#fault-0 > *").evaluate((found) => Reflect.get(found, "payload")),
    ).toBeUndefined();
    await expect(page.locator("#fault-12 [part=plot]")).toHaveCount(0);
  }
});

test("a corrected attribute of an element takes effect, and the change is reported", async ({
  page,
  pages,
}) => {
  await page.goto(pages.page(pageOf(pages, FAULTY["an event type"]?.html ?? "")));
  const preview = page.locator("hookwright-preview");
  await expect(preview).toContainText("There is no event, so there is no payload.");
  const change = preview.evaluate(
    (element) =>
      new Promise<HookwrightPreviewResult>((resolve) => {
        element.addEventListener("hookwright-change", (event) => {
          if (event instanceof CustomEvent) resolve(event.detail);
        });
        element.setAttribute("event-type", "ADD_ARTIFACT_TAG");
        element.setAttribute("parts", "preview problem");
      }),
  );
  expect((await change).problems.map(({ code }) => code)).toEqual(["element/part"]);
  await expect(preview.getByLabel("Payload", { exact: true })).toHaveText('""');
  await expect(preview).toContainText(
    "Unknown part “problem” in the attribute “parts”. Did you mean “problems”?",
  );
});

/** A page in each of three frameworks: a preview whose template and event type are state, and the payload that it reports. */
const REACT = `
import { createElement as h, useState } from "react";
import { createRoot } from "react-dom/client";
import "hookwright/elements";

function App() {
  const [alias, setAlias] = useState("\${alias}");
  const [payload, setPayload] = useState("");
  return [
    h("button", { key: 1, onClick: () => setAlias("\${tag}") }, "Use the tag"),
    h("hookwright-preview", { key: 2, template: alias, "event-type": "ADD_ARTIFACT_TAG", "onhookwright-change": (event) => setPayload(event.detail.payload) }),
    h("output", { key: 3 }, payload),
  ];
}
createRoot(document.querySelector("#app")).render(h(App));
`;

const VUE = `
import { createApp, h, ref } from "vue";
import "hookwright/elements";

createApp({
  setup() {
    const [alias, payload] = [ref("\${alias}"), ref("")];
    return () => [
      h("button", { onClick: () => { alias.value = "\${tag}"; } }, "Use the tag"),
      h("hookwright-preview", { template: alias.value, "event-type": "ADD_ARTIFACT_TAG", "onHookwright-change": (event) => { payload.value = event.detail.payload; } }),
      h("output", payload.value),
    ];
  },
}).mount("#app");
`;

const SVELTE = `
<script>
  import "hookwright/elements";
  let alias = $state("\${alias}");
  let payload = $state("");
</script>

<button onclick={() => { alias = "\${tag}"; }}>Use the tag</button>
<hookwright-preview template={alias} event-type="ADD_ARTIFACT_TAG" onhookwright-change={(event) => { payload = event.detail.payload; }}></hookwright-preview>
<output>{payload}</output>
`;

const PROGRAMS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  react: { "main.js": REACT },
  vue: { "main.js": VUE },
  svelte: {
    "App.js": compile(SVELTE, { generate: "client", name: "App" }).js.code,
    "main.js":
      'import { mount } from "svelte"; import App from "./App.js"; mount(App, { target: document.querySelector("#app") });',
  },
};

test("React, Vue and Svelte set the properties of an element and hear its changes, after bundling", async ({
  page,
  pages,
}, info) => {
  const root = info.outputPath("apps");
  for (const [framework, files] of Object.entries(PROGRAMS)) {
    const app = join(root, framework);
    mkdirSync(app, { recursive: true });
    for (const [name, text] of Object.entries(files)) writeFileSync(join(app, name), text);
    writeFileSync(
      join(app, "index.html"),
      '<!doctype html><title>App</title><div id="app"></div><script type="module" src="main.js"></script>',
    );
    symlinkSync(PACKAGES, join(app, "node_modules"));
    execFileSync("node", [VITE, "build", "--base=./", "--logLevel=error"], { cwd: app });
    await page.goto(pages.folder(join(app, "dist")));
    await expect(page.getByRole("status").last(), framework).toHaveText("");
    await page.getByRole("button", { name: "Use the tag" }).click();
    await expect(page.locator("output"), framework).toHaveText('"approved"');
  }
});
