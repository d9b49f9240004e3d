import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { linkPreview } from "../../www/vite/social.ts";
import { startBrowser } from "./profile.ts";
import { expect, test } from "./test.ts";

const WWW = fileURLToPath(new URL("../../www/", import.meta.url));

/** The pictures that are drawn from `www/icon.svg`; `scale` is the icon's size in the picture, on its own background. */
const PICTURES = [
  { name: "icon-192.png", width: 192, height: 192, scale: 1 },
  { name: "icon-512.png", width: 512, height: 512, scale: 1 },
  // Systems cut a circle of 80 % out of it, or round its corners themselves.
  { name: "maskable-512.png", width: 512, height: 512, scale: 0.8 },
  { name: "touch-180.png", width: 180, height: 180, scale: 0.9 },
  { name: "social.png", width: 1200, height: 630, scale: 0.8 },
];

/** Draws the icon into the middle of a picture, and returns the picture as PNG in base64. */
function draw(page: Page, svg: string, picture: (typeof PICTURES)[number]): Promise<string> {
  return page.evaluate(
    async ({ svg, width, height, scale }) => {
      const icon = new Image();
      icon.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
      await icon.decode();
      const canvas = document.createElement("canvas");
      Object.assign(canvas, { width, height });
      const context = canvas.getContext("2d");
      if (context === null) throw new Error("no canvas");
      const size = Math.min(width, height) * scale;
      if (scale < 1) {
        const background = /<rect[^>]*fill="([^"]*)"/.exec(svg)?.[1];
        if (background === undefined) throw new Error("the icon has no background");
        context.fillStyle = background;
        context.fillRect(0, 0, width, height);
      }
      context.drawImage(icon, (width - size) / 2, (height - size) / 2, size, size);
      return canvas.toDataURL("image/png").replace(/^[^,]*,/, "");
    },
    { svg, ...picture },
  );
}

/** Returns the largest difference between two pictures, in steps of a colour channel. */
function difference(page: Page, one: string, other: string): Promise<number> {
  return page.evaluate(
    async (pictures) => {
      const pixels: Uint8ClampedArray[] = [];
      for (const picture of pictures) {
        const image = new Image();
        image.src = `data:image/png;base64,${picture}`;
        await image.decode();
        const canvas = new OffscreenCanvas(image.width, image.height);
        const context = canvas.getContext("2d");
        if (context === null) throw new Error("no canvas");
        context.drawImage(image, 0, 0);
        pixels.push(context.getImageData(0, 0, image.width, image.height).data);
      }
      const [first = new Uint8ClampedArray(), second = new Uint8ClampedArray()] = pixels;
      if (first.length !== second.length) return 255;
      return first.reduce((most, value, index) => Math.max(most, Math.abs(value - (second[index] ?? 0))), 0);
    },
    [one, other],
  );
}

test("the pictures of the installed page are drawn from its icon", async ({ page }) => {
  // `UPDATE_SNAPSHOTS=1` draws them again.
  const svg = await readFile(join(WWW, "icon.svg"), "utf8");
  await page.goto("about:blank");
  for (const picture of PICTURES) {
    const file = join(WWW, "public/icons", picture.name);
    const drawn = await draw(page, svg, picture);
    if (process.env.UPDATE_SNAPSHOTS) await writeFile(file, Buffer.from(drawn, "base64"));
    const kept = (await readFile(file)).toString("base64");
    // Another version of the browser may smooth edges otherwise.
    expect(await difference(page, kept, drawn), picture.name).toBeLessThan(32);
  }
});

test("Chromium can install the page, in both languages and from the documentation", async ({ site }) => {
  const profile = await mkdtemp(join(tmpdir(), "hookwright-profile-"));
  // Playwright's own pages are like private windows, in which nothing can be installed.
  const browser = await startBrowser(profile);
  try {
    const { page } = browser;
    const devtools = await page.context().newCDPSession(page);
    const installable = async (language: string) => {
      const { url, errors, data } = await devtools.send("Page.getAppManifest");
      expect(errors, url).toEqual([]);
      const { installabilityErrors } = await devtools.send("Page.getInstallabilityErrors");
      expect(installabilityErrors).toEqual([]);
      const manifest = JSON.parse(data ?? "{}");
      expect(manifest.lang).toBe(language);
      expect(new URL(manifest.start_url, url).href).toBe(site);
      expect(new URL(manifest.scope, url).href).toBe(site);
      for (const { src, sizes } of manifest.icons) {
        const size = await page.evaluate(async (address) => {
          const image = new Image();
          image.src = address;
          await image.decode();
          return `${image.width}x${image.height}`;
        }, new URL(src, url).href);
        expect(size, src).toBe(sizes);
      }
    };
    await page.goto(site);
    await expect(page.getByRole("navigation", { name: "Views" })).toBeVisible();
    await installable("en");
    await page.getByRole("button", { name: "Theme and language" }).click();
    await page.getByRole("menuitem", { name: "한국어", exact: true }).click();
    await expect(page.getByRole("navigation", { name: "화면" })).toBeVisible();
    await installable("ko");
    for (const language of ["en", "ko"]) {
      await page.goto(`${site}docs/${language}/first.html`);
      await installable(language);
    }
  } finally {
    await browser.close();
    await rm(profile, { recursive: true, force: true });
  }
});

test("title bar and link previews: the theme's colour, and a description in the page's language", async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto("./");
  await expect(page.getByRole("navigation", { name: "Views" })).toBeVisible();
  const colors = () =>
    page
      .locator('meta[name="theme-color"]')
      .evaluateAll((metas) =>
        metas
          .filter((meta) => meta instanceof HTMLMetaElement && matchMedia(meta.media).matches)
          .map((meta) => meta.getAttribute("content")),
      );
  expect(await colors()).toEqual(["#ffffff"]);
  await page.getByRole("button", { name: "Theme and language" }).click();
  await page.getByRole("menuitem", { name: "Dark", exact: true }).click();
  await expect.poll(colors).toEqual(["#1c1f23"]);
  const content = (property: string) => page.locator(`meta[property="${property}"]`).getAttribute("content");
  expect(await content("og:description")).toContain("W&B webhook automation");
  await page.goto("./docs/ko/first.html");
  expect(await content("og:title")).toMatch(/[가-힣]/);
  expect(await content("og:description")).toMatch(/[가-힣]/);
  expect(await content("og:locale")).toBe("ko_KR");
  // Both need the site's address, which this build does not know.
  await expect(page.locator('meta[property="og:image"], link[rel="alternate"]')).toHaveCount(0);
});

test("a build that knows the site's address has a picture and an address in its link previews", () => {
  const preview = {
    title: "Title",
    description: "Text",
    language: "en",
    path: "docs/en/first.html",
  } as const;
  const tags = linkPreview(preview, "https://hookwright.example.com/tools/");
  expect(tags).toContainEqual({
    property: "og:image",
    content: "https://hookwright.example.com/tools/icons/social.png",
  });
  expect(tags).toContainEqual({
    property: "og:url",
    content: "https://hookwright.example.com/tools/docs/en/first.html",
  });
});
