import type { Export } from "hookwright/payload";
import { css, html } from "lit";

/** A longer script is shown without colours: laying out a span for each token would keep the page busy. */
const MAX_LENGTH = 100_000;

/** Styles for text that `scriptText` rendered. */
export const scriptColors = css`
  .comment {
    color: var(--hw-ink-soft);
  }

  .string {
    color: var(--hw-json-string);
  }

  .keyword {
    color: var(--hw-json-number);
  }
`;

const SHELL = [
  String.raw`\\[^]`,
  String.raw`(?<comment>(?<![^\s])#[^\n]*)`,
  String.raw`(?<string>\$'(?:[^'\\]|\\[^])*'|'[^']*'|"(?:[^"\\]|\\[^])*")`,
  String.raw`(?<keyword>\b(?:if|then|else|fi|for|in|do|done|while|case|esac|exit|return|local|set|export)\b)`,
];

/** The tokens of each language that have a colour, in the order in which they are tried. */
const TOKENS: Record<Export, RegExp> = {
  curl: tokens(SHELL),
  bash: tokens(SHELL),
  powershell: tokens([
    String.raw`(?<comment>#[^\n]*)`,
    "(?<string>'(?:[^']|'')*'|\"(?:[^\"`]|`[^]|\"\")*\")",
    String.raw`(?<keyword>\b(?:if|else|foreach|in|throw|function|param|return)\b)`,
  ]),
  python: tokens([
    String.raw`(?<comment>#[^\n]*)`,
    String.raw`(?<string>'''(?:[^\\]|\\[^])*?'''|"""(?:[^\\]|\\[^])*?"""|"(?:[^"\\\n]|\\.)*")`,
    String.raw`(?<keyword>\b(?:import|from|def|return|lambda|or|and|not|if|else|for|in|with|as|True|False|None)\b)`,
  ]),
  fetch: tokens([
    String.raw`(?<comment>//[^\n]*)`,
    '(?<string>`(?:[^`\\\\]|\\\\[^])*`|"(?:[^"\\\\\\n]|\\\\.)*")',
    String.raw`(?<keyword>\b(?:import|from|async|function|const|await|if|throw|new|return)\b)`,
  ]),
};

function tokens(alternatives: readonly string[]): RegExp {
  return new RegExp(alternatives.join("|"), "g");
}

/** Renders a script with colours for its comments, strings and keywords. Its text is unchanged. */
export function scriptText(format: Export, script: string) {
  if (script.length > MAX_LENGTH) return script;
  const parts = [];
  let end = 0;
  for (const match of script.matchAll(TOKENS[format])) {
    const [kind] = Object.entries(match.groups ?? {}).find(([, text]) => text !== undefined) ?? [];
    if (kind === undefined) continue;
    const [whole] = match;
    parts.push(script.slice(end, match.index), html`<span class=${kind}>${whole}</span>`);
    end = match.index + whole.length;
  }
  return [...parts, script.slice(end)];
}
