import { chromium } from "playwright-core";
import { atMost } from "../harness/row.js";
import { withSite } from "../harness/site.js";
import { largeWorkspace } from "../work/large-workspace.js";

/** The limits in milliseconds by the number of automations: until the result of an action is shown, and for its longest task. */
const LIMITS = [
  { automations: 1_000, shown: 200, task: 50 },
  { automations: 10_000, shown: 200, task: 100 },
];

const WORKSPACE_KEY = "hookwright.workspace";

/**
 * The measured actions of a user. `prepare` runs before the measurement, `act` performs the action, and `shown` runs in the
 * page and returns whether the result is shown.
 */
const ACTIONS = [
  view("Automations", "li[aria-posinset]"),
  {
    what: "search, first letter",
    prepare: (page) => page.locator("hw-automation-list input").first().click(),
    act: (page) => page.keyboard.press("9"),
    shown: ({ found, before }) => found() < before,
  },
  {
    what: "search, two more letters",
    act: async (page) => {
      await page.keyboard.press("8");
      await page.keyboard.press("7");
    },
    shown: ({ all, found, before }) =>
      found() < before && all("li[aria-posinset]").every(({ textContent }) => textContent.includes("987")),
  },
  {
    what: "search, cleared",
    act: async (page) => {
      await page.keyboard.press("Control+a");
      await page.keyboard.press("Delete");
    },
    shown: ({ found, before }) => found() > before,
  },
  {
    what: "disable one",
    ...click((page) => page.locator("hw-automation-list wa-switch")),
    shown: ({ all }) => all("li[aria-posinset].disabled").length > 0,
  },
  {
    what: "undo",
    ...click((page) => page.getByRole("button", { name: /^Undo/ })),
    shown: ({ all }) => all("li[aria-posinset].disabled").length === 0,
  },
  {
    what: "redo",
    ...click((page) => page.getByRole("button", { name: /^Redo/ })),
    shown: ({ all }) => all("li[aria-posinset].disabled").length > 0,
  },
  {
    what: "open a form",
    act: (page) => page.evaluate(() => location.assign("#/automations/a-0")),
    shown: ({ all }) => all("hw-text-field").length > 0,
  },
  {
    what: "type into the form",
    prepare: (page) => page.locator("hw-automation-form hw-text-field input").first().click(),
    act: (page) => page.keyboard.press("x"),
    shown: ({ all }) => all("input").some(({ value }) => value.includes("x")),
  },
  {
    what: "save the form",
    ...click((page) => page.getByRole("button", { name: "Save" })),
    shown: ({ all }) => all("li[aria-posinset]").length > 0,
  },
  {
    what: "scroll to the end",
    act: (page) => page.keyboard.press("End"),
    shown: ({ all }) => all("li[aria-posinset]").length > 0,
  },
  view("Playground", ".cm-content"),
  {
    what: "type a payload",
    prepare: (page) => page.locator("hw-payload-editor .cm-content").first().click(),
    act: (page) => page.keyboard.press("x"),
    shown: ({ text }) => text(".cm-content").includes("x"),
  },
  {
    what: "which automations fire",
    ...click((page) => page.getByRole("tab", { name: "Which automations fire?" })),
    shown: ({ all }) => all("hw-firing-view").length > 0,
  },
  view("Team settings", "hw-team-settings"),
  view("Run metrics", "hw-metrics-view"),
  view("Replay", "hw-replay-view"),
  view("Playground", "hw-payload-editor", "again"),
  view("Automations", "li[aria-posinset]", "again"),
];

function view(name, selector, suffix = "") {
  return {
    what: `open ${name} ${suffix}`.trim(),
    ...click((page) => page.locator("hw-navigation").getByRole("link", { name })),
    shown: ({ all }, selector) => all(selector).length > 0,
    selector,
  };
}

/** Returns a click on an element. The element is found before the measurement, which would include Playwright's search. */
function click(find) {
  return {
    prepare: async (page) => {
      const element = find(page).first();
      await element.scrollIntoViewIfNeeded();
      const { x, y, width, height } = await element.boundingBox();
      await page.mouse.move(x + width / 2, y + height / 2);
    },
    act: async (page) => {
      await page.mouse.down();
      await page.mouse.up();
    },
  };
}

/** @type {import("../harness/row.js").Row} */
const actions = {
  id: "page-large",
  what: "until an action is shown, and the longest task, in a workspace with many automations, in Chromium",
  run: async () => {
    const figures = [];
    const verdicts = [];
    for (const { automations, shown, task } of LIMITS) {
      const taken = await withSite((url) => measure(url, automations));
      for (const { what, shownMs, longestMs } of taken)
        figures.push(
          figure(`${what}, ${automations} automations`, shownMs),
          figure(`${what}, ${automations} automations, longest task`, longestMs),
        );
      const most = (key) => Math.max(...taken.map((one) => one[key]));
      verdicts.push(
        atMost(shown, most("shownMs"), "ms", `every action with ${automations} automations`),
        atMost(task, most("longestMs"), "ms", `the longest task with ${automations} automations`),
      );
    }
    return { figures, verdicts };
  },
};

export const rows = [actions];

function figure(name, value) {
  return { name, unit: "ms", value: { median: value, low: value, high: value } };
}

async function measure(url, automations) {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.addInitScript(watchActions);
    await page.addInitScript(
      ([key, text]) => localStorage.getItem(key) ?? localStorage.setItem(key, text),
      [WORKSPACE_KEY, largeWorkspace(automations)],
    );
    await page.goto(url);
    await page.locator("hw-payload-editor .cm-content").first().waitFor();
    await page.evaluate(() => globalThis.benchActions.settled());
    const taken = [];
    for (const { what, prepare, act, shown, selector } of ACTIONS) {
      await prepare?.(page);
      await page.evaluate(() => globalThis.benchActions.settled());
      // As an expression, because the page's policy does not allow functions that are created from strings.
      await page.evaluate(`benchActions.begin(${shown}, ${JSON.stringify(selector)})`);
      await act(page);
      const { shownMs, longestMs } = await page.evaluate((name) => globalThis.benchActions.end(name), what);
      taken.push({ what, shownMs, longestMs });
    }
    return taken;
  } finally {
    await browser.close();
  }
}

/** Runs in the page: measures one action after another. */
function watchActions() {
  /** An action has ended when nothing has happened for this long, so that delayed work counts as part of it. */
  const QUIET_MS = 1_500;
  /** The row fails if the result of an action is not shown within this time. */
  const GIVE_UP_MS = 30_000;
  let tasks = [];
  let last;
  let shownAt;
  new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({
    type: "longtask",
    buffered: true,
  });
  for (const type of ["pointerdown", "click", "keydown", "hashchange"])
    addEventListener(
      type,
      ({ timeStamp }) => {
        last = timeStamp;
      },
      true,
    );
  // In all shadow trees.
  const all = (selector, root = document) => [
    ...root.querySelectorAll(selector),
    ...[...root.querySelectorAll(":not(option)")].flatMap(({ shadowRoot }) =>
      shadowRoot ? all(selector, shadowRoot) : [],
    ),
  ];
  const text = (selector) =>
    all(selector)
      .map(({ textContent }) => textContent)
      .join("\n");
  /** The number of automations that the list shows. */
  const found = () => all("hw-automation-list")[0]?.found.length;
  const settled = async () => {
    let quietSince = performance.now();
    while (performance.now() - quietSince < QUIET_MS) {
      const before = tasks.length;
      await new Promise((resolve) => setTimeout(resolve, 100));
      if (tasks.length > before) quietSince = performance.now();
    }
  };
  globalThis.benchActions = {
    settled,
    begin(shown, selector) {
      tasks = [];
      last = shownAt = undefined;
      const before = found();
      const check = () => {
        if (last !== undefined && shown({ all, text, found, before }, selector)) shownAt = performance.now();
        else requestAnimationFrame(check);
      };
      requestAnimationFrame(check);
    },
    async end(what) {
      const begun = performance.now();
      while (shownAt === undefined) {
        if (performance.now() - begun > GIVE_UP_MS)
          throw new Error(`${what} was not shown in ${GIVE_UP_MS} ms`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      await settled();
      return { shownMs: shownAt - last, longestMs: Math.max(0, ...tasks.map(({ duration }) => duration)) };
    },
  };
}
