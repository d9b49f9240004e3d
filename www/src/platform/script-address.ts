/**
 * Returns the URL of a worker's script as Trusted Types require it, after checking that it belongs to this site; `folder` is
 * the site's, relative to the page.
 */
export function scriptAddress(name: string, folder = "./"): string {
  policy ??= globalThis.trustedTypes?.createPolicy("hookwright", { createScriptURL: ofThisSite });
  // Browsers with Trusted Types accept their own type in place of a string.
  return (policy?.createScriptURL(name, folder) ?? ofThisSite(name, folder)) as string;
}

function ofThisSite(name: string, folder: string): string {
  const site = new URL(folder, location.href);
  const address = new URL(name, site);
  if (address.origin !== site.origin || !address.pathname.startsWith(site.pathname))
    throw new TypeError(`${name} is not a script of this site`);
  return address.href;
}

let policy: { createScriptURL(name: string, folder: string): unknown } | undefined;

declare global {
  var trustedTypes:
    | {
        createPolicy(
          name: string,
          rules: { createScriptURL: (name: string, folder: string) => string },
        ): { createScriptURL(name: string, folder: string): unknown };
      }
    | undefined;
}
