/**
 * Hookwright's custom elements for any page. This module defines them; the code of each is loaded when one comes near the
 * viewport.
 */

import { define } from "./lazy-element.ts";
import { HookwrightMatch } from "./match-element.ts";
import { HookwrightMetric } from "./metric-element.ts";
import { HookwrightPlayground } from "./playground-element.ts";
import { HookwrightPreview } from "./preview-element.ts";

define("hookwright-match", HookwrightMatch);
define("hookwright-metric", HookwrightMetric);
define("hookwright-playground", HookwrightPlayground);
define("hookwright-preview", HookwrightPreview);

export type {
  HookwrightElementProblem,
  HookwrightMatchResult,
  HookwrightMetricResult,
  HookwrightPreviewResult,
  HookwrightProblem,
} from "./results.ts";
export { HookwrightMatch, HookwrightMetric, HookwrightPlayground, HookwrightPreview };
