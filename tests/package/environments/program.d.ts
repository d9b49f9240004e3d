/** The result of `exercise` in every environment, except for the signature. */
export const EXPECTED: Readonly<Record<string, unknown>> & { readonly payload: string };
/** The key that `exercise` signs with. */
export const KEY: string;
