export { createMatchView } from "./match-view.ts";
export { createMetricView } from "./metric-view.ts";
