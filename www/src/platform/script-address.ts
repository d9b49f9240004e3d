/** Returns the URL of a worker's script as Trusted Types require it, after checking that it belongs to this site. */
export function scriptAddress(name: string): string {
  policy ??= globalThis.trustedTypes?.createPolicy("hookwright", { createScriptURL: ofThisSite });
  // Browsers with Trusted Types accept their own type in place of a string.
  return (policy?.createScriptURL(name) ?? ofThisSite(name)) as string;
}

function ofThisSite(name: string): string {
  const address = new URL(name, location.href);
  const site = new URL(".", location.href);
  if (address.origin !== site.origin || !address.pathname.startsWith(site.pathname))
    throw new TypeError(`${name} is not a script of this site`);
  return address.href;
}

let policy: { createScriptURL(name: string): unknown } | undefined;

declare global {
  var trustedTypes:
    | {
        createPolicy(
          name: string,
          rules: { createScriptURL: (name: string) => string },
        ): { createScriptURL(name: string): unknown };
      }
    | undefined;
}
