// Uses every export of hookwright/elements.

import {
  type HookwrightElementProblem,
  HookwrightMatch,
  type HookwrightMatchResult,
  HookwrightMetric,
  type HookwrightMetricResult,
  HookwrightPlayground,
  type HookwrightPreview,
  type HookwrightPreviewResult,
  type HookwrightProblem,
} from "hookwright/elements";

/** Sets the properties of the elements that render a template, and returns the payloads. */
export function payloads(template: string): readonly (string | undefined)[] {
  const preview: HookwrightPreview = document.createElement("hookwright-preview");
  const playground = new HookwrightPlayground();
  for (const element of [preview, playground]) {
    element.template = template;
    element.eventType = "ADD_ARTIFACT_TAG";
    element.readonly = true;
    element.playgroundUrl = "./playground/index.html";
  }
  playground.event = preview.event;
  return [preview.payload, playground.payload];
}

/** Returns the sentences of an element's problems, those of its attributes and content first. */
export function problemTexts(element: HookwrightPreview | HookwrightPlayground): readonly string[] {
  const problems: readonly HookwrightProblem[] = element.problems;
  const own = problems.flatMap((problem): HookwrightElementProblem[] =>
    "arguments" in problem ? [] : [problem],
  );
  return [...own, ...problems].map(({ code, message, expected }) => `${code} ${message} ${expected}`);
}

/** Sets the properties of the other elements, and returns their results. */
export function results(automation: string, events: string): readonly (boolean | number)[] {
  const match = new HookwrightMatch();
  match.automation = automation;
  match.events = events;
  match.readonly = true;
  const metric = new HookwrightMetric();
  metric.series = "1, 2, 3";
  metric.condition = automation;
  metric.readonly = match.readonly;
  return [...match.fires, match.problems.length, ...metric.firings, metric.problems.length];
}

/** Returns the result that an element's event has. */
export function resultOf(
  event: CustomEvent<HookwrightPreviewResult | HookwrightMatchResult | HookwrightMetricResult>,
): string {
  const { detail } = event;
  if ("template" in detail) return `${detail.template} ${detail.payload}`;
  return "fires" in detail ? detail.fires.join() : detail.firings.join();
}
