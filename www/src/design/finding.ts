import type { Code, Diagnostic, Evidence, Fix } from "hookwright/payload";
import { css, html } from "lit";
import { sentences, severityWord } from "../messages/diagnostic.ts";
import { evidence } from "../messages/vocabulary.ts";
import type { IconName } from "./icon.ts";

/** A request to apply the quick fix of a finding. */
export class FixEvent extends Event {
  constructor(readonly fix: Fix) {
    super("hw-fix");
  }
}

/** Returns a text with the edits of a quick fix. */
export function applyFixTo(text: string, fix: Fix): string {
  return fix.edits.reduceRight(
    (edited, { span, text: replacement }) =>
      edited.slice(0, span.start) + replacement + edited.slice(span.end),
    text,
  );
}

/** The icon of each severity. */
export const severityIcon: Record<Diagnostic["severity"], IconName> = {
  error: "cross",
  warning: "alert",
  hint: "info",
};

/** Styles for findings: an element with the class of a severity, and evidence badges. */
export const findingStyles = css`
  .error wa-icon,
  .error strong {
    color: var(--hw-error);
  }

  .warning wa-icon,
  .warning strong {
    color: var(--hw-warning);
  }

  .evidence {
    color: var(--hw-ink-soft);
    font-size: var(--hw-text-s);
    overflow-wrap: anywhere;
  }
`;

/** Renders a finding in words: its severity, its sentences, and its evidence. */
export function findingText(finding: Diagnostic) {
  return html`${findingMessage(finding)} ${findingDetail(finding)}`;
}

/** Renders what is wrong: the severity and the first sentence of a finding. */
export function findingMessage(finding: Diagnostic) {
  return html`<strong>${severityWord(finding.severity)}</strong> ${sentences(finding).message}`;
}

/** Renders what to do about a finding, and its evidence. */
export function findingDetail(finding: Diagnostic) {
  return html`<span class="soft">${sentences(finding).expected}</span> ${evidenceBadge(finding.evidence, finding.code)}`;
}

/** Renders the evidence for a rule as a label in brackets, with the stable code of a finding. */
export function evidenceBadge(known: Evidence, code?: Code) {
  const { word, sentence } = evidence[known];
  return html`<span class="evidence" data-evidence=${known} title=${sentence()}>(${word()}${code && html` · <span class="data">${code}</span>`})</span>`;
}
