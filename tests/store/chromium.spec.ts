import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";

/** The tests of `main.rs` as wasm and its JavaScript, built by `cargo xtask test store`. */
const BUILT = process.env.STORE_TESTS ?? join(import.meta.dirname, "../../target/xtask/store");

/** An origin without a server: this test fulfils every request to it. */
const ORIGIN = "http://store.test/";

/** A page for wasm-bindgen-test, which writes its report into `#output`. */
const PAGE = '<!doctype html><title>The store</title><pre id="output"></pre>';

/** The exports that wasm-bindgen-test runs in the page. */
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
