import { readFile } from "node:fs/promises";
import { korean } from "./korean-words.ts";
import { expect, test } from "./test.ts";
import { chooseOption, replaceEditorText } from "./user-actions.ts";

test.use({ locale: "ko-KR" });

test("a Korean user creates a secret, a webhook and an automation, sends, undoes, and finds all of it in a file", async ({
  page,
}) => {
  test.setTimeout(120_000);
  const button = (english: string, id?: string) =>
    page.getByRole("button", { name: korean(english, [], id), exact: true });
  const label = (english: string, id?: string) => page.getByLabel(korean(english, [], id), { exact: true });
  const editor = page.getByRole("textbox", { name: korean("Payload template") });

  await test.step("a secret and a webhook that uses it", async () => {
    await page.goto("./#/settings");
    await button("Create secret").click();
    await label("Secret name").fill("TOKEN");
    await label("Value", "settings.value").pressSequentially("open sesame");
    await page
      .locator("hw-secret-form")
      .getByRole("button", { name: korean("Create secret") })
      .click();
    await expect(page.locator("hw-secret-list").getByText("TOKEN", { exact: true })).toBeVisible();
    await page.getByRole("link", { name: korean("Create webhook") }).click();
    await label("Name", "shared.name").fill("배포");
    await button("Use this page's sandbox").click();
    await page.getByLabel(korean("Access token", [], "settings.accessToken")).selectOption("TOKEN");
    await replaceEditorText(page, editor, '{"글": "${ACCESS_TOKEN}"}');
    await button("Send test").click();
    await expect(page.getByText(korean("Accepted"), { exact: true })).toBeVisible();
    await button("Create webhook").click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(korean("Team settings"));
    await expect(page.getByText("배포", { exact: true })).toBeVisible();
  });

  await test.step("an automation, after the field that is missing", async () => {
    await page.goto("./#/automations/new");
    await chooseOption(
      page,
      korean("Event", [], "automations.event"),
      korean("A new version is added", [], "event.CREATE_ARTIFACT"),
    );
    await label("Registry", "automations.registry").fill("datasets");
    await label("Webhook", "automations.webhook").selectOption("배포");
    await label("Name", "shared.name").fill("새 버전 배포");
    await button("Create automation", "automations.create").click();
    await expect(label("Collection", "automations.collection")).toBeFocused();
    await label("Collection", "automations.collection").fill("images");
    await replaceEditorText(page, editor, '{"글": "${event_author} ${artifact_version_string}"}');
    await button("Create automation", "automations.create").click();
    await expect(page.getByRole("link", { name: "새 버전 배포" })).toBeVisible();
  });

  await test.step("its preview, a problem with its fix, and a test that the sandbox accepts", async () => {
    await page
      .locator("hw-notice")
      .getByRole("link", { name: korean("Open in Playground", [], "automations.editPayload") })
      .click();
    const payload = page.getByLabel(korean("Payload", [], "playground.payload"), { exact: true }).first();
    await replaceEditorText(page, editor, '{"글": "${event_autor}"}');
    const fix = page.getByRole("button", { name: korean("Fix", [], "playground.fix") }).first();
    await fix.click();
    await expect(editor).toHaveText('{"글": "${event_author}"}');
    await expect(payload).toContainText('{"글": "training-bot"}');
    await page
      .locator("hw-result-pane")
      .getByRole("tab", { name: korean("Send", [], "playground.send"), exact: true })
      .click();
    await button("Send test").click();
    await expect(page.getByText(korean("Accepted"), { exact: true })).toBeVisible();
  });

  await test.step("undo", async () => {
    await page.goto("./#/automations");
    await page.getByRole("button", { name: korean("More for {0}", ["새 버전 배포"]), exact: true }).click();
    await page.getByRole("menuitem", { name: korean("Delete", [], "shared.delete"), exact: true }).click();
    await page
      .locator("hw-confirm-dialog")
      .getByRole("button", { name: korean("Delete", [], "shared.delete") })
      .click();
    await expect(page.getByRole("link", { name: "새 버전 배포" })).toHaveCount(0);
    await page
      .locator("header")
      .getByRole("button", { name: korean("Undo") })
      .click();
    await expect(page.getByRole("link", { name: "새 버전 배포" })).toBeVisible();
  });

  await test.step("a run metric and a replay", async () => {
    await page.goto("./#/metrics");
    await button("Load the sample run").click();
    await expect(page.getByText(/이 조건의 자동화는 .+ 실행됩니다\./)).toBeVisible();
    await page.goto("./#/replay");
    await button("Try with a sample").click();
    await expect(page.getByText(/이벤트 [\d,]+개를 리플레이했습니다/)).toBeVisible();
  });

  await test.step("a file without the secret's value, and back", async () => {
    await page.goto("./#/automations");
    await button("Workspace", "app.workspace").click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("menuitem", { name: korean("Export to a file") }).click(),
    ]);
    const text = await readFile(await download.path(), "utf8");
    expect(text).toContain("새 버전 배포");
    expect(text).not.toContain("open sesame");
    await button("Workspace", "app.workspace").click();
    await page.getByRole("menuitem", { name: korean("Start empty") }).click();
    // The dialog says what is deleted.
    await expect(page.locator("hw-confirm-dialog")).toContainText("자동화 4개");
    await page
      .locator("hw-confirm-dialog")
      .getByRole("button", { name: korean("Start empty") })
      .click();
    await expect(
      page.getByText(
        korean("No automations yet. An automation sends a payload to a webhook when something happens."),
      ),
    ).toBeVisible();
    await button("Workspace", "app.workspace").click();
    const [chooser] = await Promise.all([
      page.waitForEvent("filechooser"),
      page.getByRole("menuitem", { name: korean("Import a file") }).click(),
    ]);
    await chooser.setFiles(await download.path());
    await expect(page.getByRole("link", { name: "새 버전 배포" })).toBeVisible();
  });
});
