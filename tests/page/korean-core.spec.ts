// What the core says in English is shown in Korean: findings, fixes, the table of variables, the starter's samples.

import { expect, test } from "./test.ts";
import { replaceEditorText } from "./user-actions.ts";

/** How long a start may take on a busy machine, in milliseconds. */
const START_MS = 20_000;

test.use({ locale: "ko-KR" });

test("findings, the table of variables and samples are in Korean", async ({ page }) => {
  await page.goto("./");
  const samples = page.locator("hw-sample-picker");
  await expect(samples.getByRole("option", { name: "아티팩트 별칭이 추가됨" })).toBeAttached({
    timeout: START_MS,
  });
  await expect(samples.getByRole("option", { name: "An artifact alias is added" })).not.toBeAttached();

  const template = page.locator("hw-payload-editor").getByRole("textbox").first();
  await replaceEditorText(page, template, '{"a": "${nothing}", "b": 1,}');
  const problems = page.locator("hw-problem-list");
  await expect(problems).toContainText("알 수 없는 페이로드 변수입니다: “nothing”.");
  await expect(problems).toContainText(
    "페이로드의 JSON 형식이 올바르지 않습니다: 객체의 마지막 항목 뒤에 쉼표가 있습니다.",
  );

  await page.getByRole("button", { name: "도움말" }).click();
  await page.getByRole("menuitem", { name: "페이로드 변수" }).click();
  const row = page.getByRole("row").filter({ hasText: "${event_author}" });
  await expect(row).toContainText("이벤트를 일으킨 사용자입니다.");

  await page.goto("./#/automations/starter-github");
  const form = page.locator("hw-automation-form");
  await expect(form.getByRole("option", { name: "아티팩트 별칭이 추가됨" })).toBeAttached();
  await expect(form.locator(".verdict")).toContainText("아티팩트 별칭이 추가됨");
});

test("a page whose storage is blocked says so in Korean", async ({ page, pageErrors }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("Access is denied for this document.", "SecurityError");
      },
    });
  });
  await page.goto("./");
  await expect(page.getByRole("alert")).toContainText(
    "브라우저가 이 페이지의 데이터 저장을 허용하지 않습니다.",
    { timeout: START_MS },
  );
  expect(pageErrors.splice(0)).not.toEqual([]);
});
