import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";

/** The tests of `main.rs` as wasm and its glue, which `cargo xtask test store` builds. */
const BUILT = process.env.STORE_TESTS ?? join(import.meta.dirname, "../../target/xtask/store");

/** An origin that nobody serves: every request to it is answered here. */
const ORIGIN = "http://store.test/";

/** wasm-bindgen-test writes what it has to say into `#output`. */
const PAGE = '<!doctype html><title>The store</title><pre id="output"></pre>';

/** What wasm-bindgen-test asks of the page that it is on. */
interface Harness {
  default(): Promise<Record<string, (context: number) => void>>;
  WasmBindgenTestContext: new (isBench: boolean) => { run(tests: unknown[]): Promise<boolean> };
}

const wasm = new WebAssembly.Module(readFileSync(join(BUILT, "store_bg.wasm")));
const exported = WebAssembly.Module.exports(wasm).map(({ name }) => name);

// wasm-bindgen-test exports each test under its path in Rust.
for (const name of exported.filter((name) => name.startsWith("__wbgt_"))) {
  test(name.slice(name.indexOf("::") + 2), async ({ page }) => {
    await page.route(`${ORIGIN}**`, (route) => {
      const { pathname } = new URL(route.request().url());
      if (pathname === "/") return route.fulfill({ contentType: "text/html", body: PAGE });
      return route.fulfill({ path: join(BUILT, pathname) });
    });
    await page.goto(ORIGIN);
    const passed = await page.evaluate(
      async ({ glue, name }) => {
        Object.assign(window, { __wbg_test_invoke: (run: () => void) => run() });
        const { default: init, WasmBindgenTestContext: Context }: Harness = await import(glue);
        const tests = await init();
        return new Context(false).run([tests[name]]);
      },
      { glue: `${ORIGIN}store.js`, name },
    );
    const output = (await page.locator("#output").textContent()) ?? "";
    expect(passed, output).toBe(true);
    expect(output).toContain("1 passed; 0 failed");
  });
}
