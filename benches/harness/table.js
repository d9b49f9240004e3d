import { short } from "./row.js";

/** The design's targets with the measured figures, as a Markdown table; empty if no row has a target. */
export function targetTable(outcomes) {
  const verdicts = outcomes.flatMap(({ verdicts }) => verdicts);
  if (verdicts.length === 0) return "";
  const rows = verdicts.map(({ what, target, measured, met }) =>
    line([what, target, measured, met ? "met" : "**missed**"]),
  );
  return [line(["what", "target", "measured", ""]), line(["---", "---", "---", "---"]), ...rows].join("\n");
}

/** Every figure of a run, as a Markdown table. */
export function figureTable(outcomes) {
  const rows = outcomes.flatMap(({ what, figures }) =>
    figures.map((figure, index) => line([index === 0 ? what : "", figure.name, time(figure), times(figure)])),
  );
  const header = ["what", "subject", "median (middle half)", "times Hookwright's"];
  return [line(header), line(["---", "---", "---", "---"]), ...rows].join("\n");
}

const line = (cells) => `| ${cells.join(" | ")} |`;

function time({ value, unit, note }) {
  if (!value) return note ?? "";
  const between = value.low === value.high ? "" : ` (${short(value.low)}–${short(value.high)})`;
  return `${short(value.median)}${between} ${unit}${note ? `; ${note}` : ""}`;
}

function times({ ratio }) {
  return ratio ? `${short(ratio.median)} (${short(ratio.low)}–${short(ratio.high)})` : "";
}
