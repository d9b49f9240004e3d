import type { Code, Diagnostic, Span } from "../../../../hookwright.js";

/** The base class of every error that Hookwright throws. Its message is a sentence in English. */
export class HookwrightError extends Error {
  protected constructor();
  /** The error's code, like `"json/syntax"`; stable between versions. */
  readonly code: Code;
  /** The position of the error in the text that was read, if the error has one. */
  readonly span: Span | undefined;
  /** Everything known about the error: its severity, its sentences with their arguments, and a quick fix if there is one. */
  readonly diagnostic: Diagnostic;
}

/** The error for a variable without a value, when the caller chose `undefined: "error"`. */
export class TemplateError extends HookwrightError {}
/** The error for text that is not a valid event. */
export class EventError extends HookwrightError {}
/** The error for a webhook whose request can't be built. */
export class RequestError extends HookwrightError {}
/** The error for an invalid secret name or value. */
export class SecretError extends HookwrightError {}
/** The error for a workspace, or a file of one, that can't be read or written. */
export class StoreError extends HookwrightError {}
/** The error for an argument that does not have its declared type. */
export class ArgumentError extends HookwrightError {}
/** The error for a call that needs a browser page, made outside of one. */
export class BrowserError extends HookwrightError {}
