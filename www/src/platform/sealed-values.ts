/** The key in sessionStorage under which the tab's secret values are, encrypted. */
export const SEALED_VALUES = "hookwright.secrets";

/** The key in sessionStorage under which the name of the encryption key is, from one page of the tab to the next. */
export const KEY_ID = "hookwright.secrets.key";

/** The start of the keys in sessionStorage under which earlier versions of this page stored values unencrypted. */
export const CLEAR_VALUE_PREFIX = "hookwright.secret.";

/** Returns whether this tab's storage has secret values of an earlier page. */
export function hasStoredValues(): boolean {
  try {
    return Object.keys(sessionStorage).some(
      (key) => key === SEALED_VALUES || key.startsWith(CLEAR_VALUE_PREFIX),
    );
  } catch {
    // The user blocked the storage.
    return false;
  }
}
