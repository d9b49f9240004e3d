// The errors that Hookwright throws. Rust builds each from its diagnostic; what is about one room has a class.

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

// Said and not read from the class: minifiers rename classes.
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
  const room = diagnostic.code.split("/")[0];
  return new (classes[room] ?? HookwrightError)(diagnostic);
}
