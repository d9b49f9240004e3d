import type { Delivery } from "hookwright/payload";
import type { IconName } from "../../design/icon.ts";
import { send } from "../../messages/send.ts";
import type { SendState } from "./sends.ts";

/** How a send turned out; each kind has one word, one icon and one colour wherever it is shown. */
export type OutcomeKind =
  | "pending"
  | "accepted"
  | "acceptedWithWarning"
  | "rejected"
  | "receiverFailed"
  | "redirected"
  | "unexpected"
  | "hidden"
  | "noResponse"
  | "cancelled"
  | "notSent";

type Tone = "neutral" | "good" | "warning" | "error";

/** The statuses of an automation's history in W&B, and two for tests from a browser. */
export type HistoryStatus = "pending" | "finished" | "failed" | "unknown" | "cancelled";

const APPEARANCE: Record<OutcomeKind, { tone: Tone; icon: IconName; history: HistoryStatus }> = {
  pending: { tone: "neutral", icon: "send", history: "pending" },
  accepted: { tone: "good", icon: "done", history: "finished" },
  acceptedWithWarning: { tone: "warning", icon: "alert", history: "finished" },
  rejected: { tone: "error", icon: "cross", history: "failed" },
  receiverFailed: { tone: "error", icon: "cross", history: "failed" },
  redirected: { tone: "error", icon: "cross", history: "failed" },
  unexpected: { tone: "warning", icon: "alert", history: "unknown" },
  hidden: { tone: "warning", icon: "alert", history: "unknown" },
  noResponse: { tone: "error", icon: "cross", history: "failed" },
  cancelled: { tone: "neutral", icon: "info", history: "cancelled" },
  notSent: { tone: "error", icon: "cross", history: "failed" },
};

/** The appearance of an outcome, and its words. */
export interface Outcome {
  readonly kind: OutcomeKind;
  readonly word: string;
  readonly tone: Tone;
  readonly icon: IconName;
  readonly history: HistoryStatus;
  /** The HTTP status with its name, like `204 No Content`; empty without a response. */
  readonly status: string;
}

/** Returns how a send turned out. */
export function outcomeOf(state: SendState): Outcome {
  const kind = kindOf(state);
  const delivery = state.kind === "ended" ? state.delivery : undefined;
  const status =
    delivery && "answer" in delivery ? statusText(delivery.answer.status, delivery.answer.statusText) : "";
  return { kind, word: send.outcome[kind](), status, ...APPEARANCE[kind] };
}

function kindOf(state: SendState): OutcomeKind {
  return state.kind === "ended" ? kindOfDelivery(state.delivery) : state.kind;
}

function kindOfDelivery(delivery: Delivery): OutcomeKind {
  switch (delivery.outcome) {
    case "answered":
    case "tooLarge": {
      const { status } = delivery.answer;
      if (status >= 500) return "receiverFailed";
      if (status >= 400) return "rejected";
      if (status < 200 || status >= 300) return "unexpected";
      return delivery.explanation ? "acceptedWithWarning" : "accepted";
    }
    case "redirected":
      return "redirected";
    case "opaque":
      return "hidden";
    case "cancelled":
      return "cancelled";
    case "timedOut":
    case "unreachable":
      return "noResponse";
  }
}

/** Returns a status with its name. HTTP/2 sends none, so the registered names of the usual ones are used. */
function statusText(status: number, sent: string): string {
  return `${status} ${sent || (NAMES.get(status) ?? "")}`.trim();
}

/** The names that IANA registered for status codes of responses to webhooks. */
const NAMES = new Map([
  [200, "OK"],
  [201, "Created"],
  [202, "Accepted"],
  [204, "No Content"],
  [400, "Bad Request"],
  [401, "Unauthorized"],
  [403, "Forbidden"],
  [404, "Not Found"],
  [405, "Method Not Allowed"],
  [408, "Request Timeout"],
  [409, "Conflict"],
  [410, "Gone"],
  [413, "Content Too Large"],
  [415, "Unsupported Media Type"],
  [422, "Unprocessable Content"],
  [429, "Too Many Requests"],
  [500, "Internal Server Error"],
  [501, "Not Implemented"],
  [502, "Bad Gateway"],
  [503, "Service Unavailable"],
  [504, "Gateway Timeout"],
]);
