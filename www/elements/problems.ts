import type { Diagnostic, Fix } from "hookwright/render";
import { css, html, nothing } from "lit";
import type { IconName } from "../src/design/icon.ts";
import { shared } from "../src/messages/shared.ts";
import { icon } from "./icon.ts";
import type { HookwrightProblem } from "./results.ts";

/** Styles for the list of problems. */
export const problemStyles = css`
  .problems li,
  .problems p {
    display: flex;
    align-items: start;
    gap: var(--hw-2);
    padding: var(--hw-1) var(--hw-3);
  }

  .problems p {
    padding-block: var(--hw-2);
  }

  .problems li + li {
    border-block-start: var(--hw-hairline) solid var(--hw-line-soft);
  }

  .finding {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .finding strong {
    font-weight: 600;
  }

  .error strong {
    color: var(--hw-error);
  }

  .warning strong {
    color: var(--hw-warning);
  }

  .code-name {
    color: var(--hw-ink-soft);
    font: var(--hw-text-s) var(--hw-mono);
  }

  .problems button {
    flex: none;
    border: var(--hw-hairline) solid var(--hw-line-strong);
    font-size: var(--hw-text-s);
    font-weight: 500;
  }
`;

/** How many problems are listed at most. */
const MAX_LISTED = 20;

const SEVERITIES = ["error", "warning", "hint"] as const satisfies readonly Diagnostic["severity"][];

const ICONS: Record<Diagnostic["severity"], IconName> = { error: "cross", warning: "alert", hint: "info" };

/** The sentences that say what is wrong, and what was expected. */
interface Sentences {
  readonly message: string;
  readonly expected: string;
}

/** The problems to list, and what the user can do about them. */
export interface ProblemList {
  readonly problems: readonly HookwrightProblem[];
  /** Returns the sentences of a problem that the core found, in the page's language. */
  readonly say: (problem: Diagnostic) => Sentences;
  /** The button for a problem's quick fix; absent if the user can't apply it. */
  readonly fix?: {
    readonly label: string;
    readonly title: (fix: Fix) => string;
    readonly apply: (fix: Fix) => void;
  };
}

/** Renders the part of an element with its problems; nothing if there are none. */
export function problemsPart(list: ProblemList) {
  if (list.problems.length === 0) return nothing;
  return html`<div class="problems" part="problems" role="status">${problemList(list)}</div>`;
}

/** Renders problems in words, errors first. */
export function problemList({ problems, say, fix }: ProblemList) {
  const sorted = SEVERITIES.flatMap((severity) =>
    problems.filter((problem) => problem.severity === severity),
  );
  return html`<ul>
      ${sorted.slice(0, MAX_LISTED).map((problem) => item(problem, say, fix))}
    </ul>
    ${sorted.length > MAX_LISTED ? html`<p class="soft small">+ ${(sorted.length - MAX_LISTED).toLocaleString()}</p>` : nothing}`;
}

function item(problem: HookwrightProblem, say: ProblemList["say"], fix: ProblemList["fix"]) {
  const { severity, code } = problem;
  const isOfCore = "arguments" in problem;
  const sentences: Sentences = isOfCore ? say(problem) : problem;
  return html`<li class=${severity} data-code=${code}>
    ${icon(ICONS[severity])}
    <span class="finding">
      <strong>${shared.severity[severity]()}</strong> ${sentences.message}
      <span class="soft">${sentences.expected}</span> <span class="code-name">${code}</span>
    </span>
    ${fixButton(isOfCore ? problem.fix : undefined, fix)}
  </li>`;
}

function fixButton(found: Fix | undefined, fix: ProblemList["fix"]) {
  if (found === undefined || fix === undefined) return nothing;
  const title = fix.title(found);
  return html`<button type="button" title=${title} aria-label="${fix.label}: ${title}" @click=${() => fix.apply(found)}>${fix.label}</button>`;
}
