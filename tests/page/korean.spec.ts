import type { Page } from "@playwright/test";
import { compare, type Messages, terms } from "../../www/vite/translations.ts";
import { readWorkspace } from "./app-shell.ts";
import { ENGLISH } from "./messages.ts";
import { expect, test } from "./test.ts";
import { untranslated } from "./untranslated.ts";
import { openResultTab, openView, replaceTemplate } from "./user-actions.ts";

const KOREAN = { locale: "ko-KR" };

/** Shows the page in a language by its menu, whose button has this name. */
async function chooseLanguage(page: Page, menu: string, language: string) {
  await page.getByRole("button", { name: menu, exact: true }).click();
  await page.getByRole("menuitem", { name: language, exact: true }).click();
}

function shownLanguage(page: Page): Promise<string> {
  return page.evaluate(() => document.documentElement.lang);
}

for (const [languages, language, title] of [
  ["ko-KR", "ko", "플레이그라운드 – Hookwright"],
  ["fr-FR", "en", "Playground – Hookwright"],
] as const) {
  test.describe(`in a browser whose language is ${languages}`, () => {
    test.use({ locale: languages });
    test(`the page is in ${language}`, async ({ page }) => {
      await page.goto("./");
      await expect(page).toHaveTitle(title);
      expect(await shownLanguage(page)).toBe(language);
    });
  });
}

test.describe("with a slow connection", () => {
  test.use(KOREAN);
  test("the start screen is in the browser's language before anything else is loaded", async ({ page }) => {
    let load = () => {};
    const loading = new Promise<void>((resolve) => {
      load = resolve;
    });
    await page.route(/\/assets\/.*\.js$/, async (route) => {
      await loading;
      await route.continue();
    });
    await page.goto("./", { waitUntil: "commit" });
    const sentence = page.locator("#starting main > div > p").filter({ visible: true });
    // Until the styles have arrived, the sentence of each language is in the page.
    await expect(sentence).toHaveCount(1);
    await expect(sentence).toHaveText(/^W&B 웹훅 자동화를 위한 작업대입니다/);
    load();
    await expect(page).toHaveTitle("플레이그라운드 – Hookwright");
  });
});

test("another language shows at once, keeps what the user typed, and is remembered", async ({ page }) => {
  await page.goto("./#/automations/new");
  await page.getByLabel("Name", { exact: true }).fill("Half an automation");
  const payload = page.getByRole("textbox", { name: "Payload template" });
  await payload.click();
  await page.keyboard.insertText('{"by": "${event_autor}"}');
  await chooseLanguage(page, "Theme and language", "한국어");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("자동화 만들기");
  expect(await shownLanguage(page)).toBe("ko");
  await expect(page.getByLabel("이름", { exact: true })).toHaveValue("Half an automation");
  await expect(page.getByRole("textbox", { name: "페이로드 템플릿" })).toHaveText('{"by": "${event_autor}"}');
  await expect(page.getByText("알 수 없는 페이로드 변수").first()).toBeVisible();

  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("자동화 만들기");
  await chooseLanguage(page, "테마와 언어", "브라우저의 언어");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Create automation");
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Half an automation");
});

/** Actions of a user in English, before the page changes to Korean. Each leaves other words on the page. */
const STATES: readonly (readonly [string, (page: Page) => Promise<unknown>])[] = [
  ["the Playground", (page) => openView(page, "Playground")],
  ["the event's form", (page) => page.getByRole("tab", { name: "Form" }).click()],
  ["the request", (page) => openResultTab(page, "Request")],
  ["the export", (page) => openResultTab(page, "Export")],
  [
    "a response",
    async (page) => {
      await openResultTab(page, "Send");
      await page.getByRole("button", { name: "Send test" }).click();
      await page.getByText("Accepted", { exact: true }).waitFor();
    },
  ],
  [
    "which automations fire",
    async (page) => {
      await page.getByRole("tab", { name: "Which automations fire?" }).click();
      await page.getByText("automations fire for this event").waitFor();
    },
  ],
  [
    "a template with problems",
    async (page) => {
      await replaceTemplate(page, '{"a": ${alias}, "b": "${event_autor} ${tag}", c}');
      await page.getByRole("button", { name: "Fix" }).first().waitFor();
    },
  ],
  ["the list of automations", (page) => openView(page, "Automations")],
  ["the details of an automation", (page) => page.goto("./#/automations/starter-github/details")],
  ["the form of an automation", (page) => page.goto("./#/automations/starter-github")],
  ["a new automation", (page) => page.goto("./#/automations/new")],
  ["Team settings", (page) => openView(page, "Team settings")],
  ["the form of a webhook", (page) => page.goto("./#/settings/starter-github")],
  [
    "Run metrics",
    async (page) => {
      await page.goto("./#/metrics");
      await page.getByRole("button", { name: "Load the sample run" }).click();
      await page.getByText("An automation with this condition").waitFor();
    },
  ],
  [
    "Replay",
    async (page) => {
      await page.goto("./#/replay");
      await page.getByRole("button", { name: "Try with a sample" }).click();
      await page.getByText("events were replayed").waitFor();
    },
  ],
  ["the signature debugger", (page) => page.goto("./#/signature")],
  ["an unknown address", (page) => page.goto("./#/nowhere")],
];

/** A button of W&B's app, which the steps for it name in English. */
const WANDB_LABEL = "Create automation";

/** English sentences and labels of at least two words, none of which may be on the Korean page. */
const SENTENCES = [...ENGLISH].flatMap(([id, { text, isTemplate }]) =>
  isTemplate || id.startsWith("receiver.") || text === WANDB_LABEL || !text.trim().includes(" ")
    ? []
    : [text],
);

/** Names of services, formats and programs, which are the same in Korean, and of the samples' metadata and metrics. */
const NAMES = [
  ...["accuracy", "framework", "image", "dataset", "name", "rows", "labels"],
  ...["train/loss", "val/accuracy", "system/gpu.0.gpu"],
  ...["ID", "fetch(Node)", "model-registry", "OK", "ms"],
  ...["Hookwright", "English", "JSON", "GitHub", "Slack", "Microsoft Teams", "Discord", "curl", "Python"],
  ...["PowerShell", "GitHub workflow_dispatch", "W&B", "z-score", "run", "NDJSON", "UTC"],
];

/** Returns the names in the page's workspace and the others, the longest first, because some are parts of others. */
async function namesIn(page: Page): Promise<string[]> {
  await page.locator("hw-app-shell").waitFor();
  const { automations, samples, teams } = await readWorkspace(page);
  const records = [
    ...automations,
    ...(samples ?? []),
    ...teams,
    ...teams.flatMap(({ webhooks }) => webhooks),
  ];
  const texts = records.flatMap((record) => [
    record.name,
    "description" in record ? (record.description ?? "") : "",
  ]);
  return [...NAMES, ...texts]
    .filter((name) => name !== "")
    .toSorted((one, other) => other.length - one.length);
}

test("no English is left in any view when the language changes", async ({ page }) => {
  test.slow();
  await page.goto("./");
  const names = await namesIn(page);
  for (const [state, reach] of STATES)
    await test.step(state, async () => {
      await reach(page);
      await chooseLanguage(page, "Theme and language", "한국어");
      await page.getByRole("button", { name: "테마와 언어" }).waitFor();
      await expect.soft.poll(() => untranslated(page, SENTENCES, names), { message: state }).toEqual([]);
      await chooseLanguage(page, "테마와 언어", "English");
    });
});

test.describe("in Korean", () => {
  test.use(KOREAN);
  test("no English is left in menus, dialogs and help", async ({ page }) => {
    await page.goto("./");
    const names = await namesIn(page);
    const check = (state: string) =>
      expect.soft.poll(() => untranslated(page, SENTENCES, names), { message: state }).toEqual([]);
    for (const topic of ["키보드 단축키", "페이로드 변수", "개인정보 보호", "Hookwright 정보"]) {
      await page.getByRole("button", { name: "도움말", exact: true }).click();
      await check("the help menu");
      await page.getByRole("menuitem", { name: topic, exact: true }).click();
      await page.getByRole("dialog").getByRole("heading", { name: topic }).waitFor();
      await check(topic);
      await page.keyboard.press("Escape");
    }
    await page.goto("./#/automations");
    await page.getByRole("button", { name: "Deploy on prod alias 더 보기" }).click();
    await page.getByRole("menuitem", { name: "삭제" }).click();
    await page.getByRole("dialog").getByText("“Deploy on prod alias” 자동화를 삭제할까요?").waitFor();
    await check("the question before an automation is deleted");
    await page.keyboard.press("Escape");
    await page.goto("./#/settings");
    await page.getByRole("button", { name: "시크릿 만들기" }).click();
    await page.getByLabel("시크릿 이름").fill("not a name");
    await check("the form of a secret");
  });
});

const message = (text: string, isTemplate = false) => ({ text, isTemplate });

test("the build finds a Korean message that is missing, unused, different in its placeholders or not in the glossary", () => {
  const english: Messages = new Map([
    ["a", message("Saved {name}")],
    ["b", message("{0} of {1}", true)],
    ["c", message("Webhook")],
  ]);
  const glossary = terms(
    "| term | Korean | source | forbidden |\n| --- | --- | --- | --- |\n| webhook | 웹훅 | docs | 웹후크 |",
  );
  const faults = (...korean: [string, string, boolean?][]) =>
    compare(
      english,
      new Map(korean.map(([id, text, isTemplate]) => [id, message(text, isTemplate)])),
      glossary,
    );
  const complete: [string, string, boolean?][] = [
    ["a", "{name} 저장됨"],
    ["b", "{1}개 중 {0}개", true],
    ["c", "웹훅"],
  ];
  expect(faults(...complete)).toEqual([]);
  expect(faults(...complete.slice(1))).toEqual(["a: no Korean message"]);
  expect(faults(...complete, ["d", "남는 문장"])).toEqual(["d: the Korean message is unused"]);
  expect(faults(["a", "저장됨"], ...complete.slice(1))).toEqual([
    "a: the placeholders differ from the English message's",
  ]);
  expect(faults(...complete.slice(0, 2), ["c", "웹후크"])).toEqual([
    "c: “웹후크” is not in the glossary; write “웹훅”",
  ]);
});
