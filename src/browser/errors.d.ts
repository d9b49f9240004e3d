import type { Code, Diagnostic, Span } from "../../../../hookwright.js";

/** Why a call could not do its work. */
export class HookwrightError extends Error {
  protected constructor();
  /** Which error; stable between versions. */
  readonly code: Code;
  /** Where, if it is about a place in a text. */
  readonly span: Span | undefined;
  /** All that is known about it. */
  readonly diagnostic: Diagnostic;
}

/** A template has a variable without a value, and the caller asked for an error. */
export class TemplateError extends HookwrightError {}
/** A text is not an event. */
export class EventError extends HookwrightError {}
/** A webhook's request can't be built. */
export class RequestError extends HookwrightError {}
/** A secret's name or value can't be what it is. */
export class SecretError extends HookwrightError {}
/** The workspace or a file of it can't be read or written. */
export class StoreError extends HookwrightError {}
/** A call was given something of another shape than its types say. */
export class ArgumentError extends HookwrightError {}
/** A call needs what only a browser's page has. */
export class BrowserError extends HookwrightError {}
