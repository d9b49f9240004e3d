// The errors that Hookwright throws. Rust creates each from its diagnostic; the code's first part selects the class.

export class HookwrightError extends Error {
  constructor(diagnostic) {
    super(diagnostic.expected ? `${diagnostic.message} ${diagnostic.expected}` : diagnostic.message);
    this.code = diagnostic.code;
    this.span = diagnostic.span;
    this.diagnostic = diagnostic;
  }
}

export class TemplateError extends HookwrightError {}
export class EventError extends HookwrightError {}
export class RequestError extends HookwrightError {}
export class SecretError extends HookwrightError {}
export class StoreError extends HookwrightError {}
export class ArgumentError extends HookwrightError {}
export class BrowserError extends HookwrightError {}

// Names are set explicitly, because minifiers rename classes.
const names = {
  HookwrightError,
  TemplateError,
  EventError,
  RequestError,
  SecretError,
  StoreError,
  ArgumentError,
  BrowserError,
};
for (const [name, { prototype }] of Object.entries(names))
  Object.defineProperty(prototype, "name", { value: name, configurable: true, writable: true });

const classes = {
  template: TemplateError,
  event: EventError,
  json: EventError,
  request: RequestError,
  secret: SecretError,
  store: StoreError,
  file: StoreError,
  argument: ArgumentError,
  browser: BrowserError,
};

export function errorOf(diagnostic) {
  const [area] = diagnostic.code.split("/");
  return new (classes[area] ?? HookwrightError)(diagnostic);
}
