import { short } from "./row.js";

/** What a run found, for the terminal and for the README: first the targets, then every figure. */
export function table(outcomes) {
  const verdicts = outcomes.flatMap(({ verdicts }) => verdicts);
  const targets = verdicts.map(({ what, target, measured, met }) =>
    line([what, target, measured, met ? "met" : "**missed**"]),
  );
  const figures = outcomes.flatMap(({ what, figures }) =>
    figures.map((figure, at) => line([at === 0 ? what : "", figure.name, time(figure), times(figure)])),
  );
  return [
    ...(targets.length > 0
      ? [line(["what", "target", "measured", ""]), line(["---", "---", "---", "---"])]
      : []),
    ...targets,
    ...(targets.length > 0 ? [""] : []),
    line(["what", "who", "median (middle half)", "times ours"]),
    line(["---", "---", "---", "---"]),
    ...figures,
  ].join("\n");
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
