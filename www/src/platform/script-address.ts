/** Trusted Types: makes the addresses of workers, which must be scripts of this site. */
export function scriptAddress(name: string): string {
  policy ??= globalThis.trustedTypes?.createPolicy("hookwright", { createScriptURL: ofThisSite });
  // The platform's own type, where it has one, goes where a string is asked for.
  return (policy?.createScriptURL(name) ?? ofThisSite(name)) as string;
}

function ofThisSite(name: string): string {
  const address = new URL(name, location.href);
  const site = new URL(".", location.href);
  if (address.origin !== site.origin || !address.pathname.startsWith(site.pathname))
    throw new TypeError(`${name} is no script of this site`);
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
