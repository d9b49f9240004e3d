import { msg, str } from "@lit/localize";

/** Messages about sending a request and the response to it. */
export const send = {
  asCurl: () => msg("Copy as curl", { id: "send.asCurl" }),
  asScript: () => msg("Copy as bash script", { id: "send.asScript" }),
  body: () => msg("Body", { id: "send.body" }),
  cancel: () => msg("Cancel", { id: "send.cancel" }),
  debugSignature: () => msg("Find out why the receiver rejects a signature", { id: "send.debugSignature" }),
  earlier: () =>
    msg("This is the response to an earlier payload. The current one has not been sent.", {
      id: "send.earlier",
    }),
  emptyBody: () => msg("Empty response body.", { id: "send.emptyBody" }),
  headers: () => msg("Headers", { id: "send.headers" }),
  hiddenHeaders: () =>
    msg("Only the headers that the receiver's CORS settings expose are shown.", {
      id: "send.hiddenHeaders",
    }),
  idle: () => msg("Nothing sent yet.", { id: "send.idle" }),
  milliseconds: (count: number) => msg(str`${count} ms`, { id: "send.milliseconds" }),
  noEndpoint: () =>
    msg("Enter an endpoint URL first, or use this page's sandbox.", {
      id: "send.noEndpoint",
    }),
  noWebhook: () => msg("Choose a webhook first.", { id: "send.noWebhook" }),
  sandbox: {
    answerWith: () => msg("Sandbox response", { id: "send.sandbox.answerWith" }),
    delay: () => msg("Delay (ms)", { id: "send.sandbox.delay" }),
    endpoint: () => msg("This page's sandbox", { id: "send.sandbox.endpoint" }),
    drops: () => msg("a broken connection", { id: "send.sandbox.drops" }),
    silent: () =>
      msg("The sandbox did not start in time. Reload the page and send again.", {
        id: "send.sandbox.silent",
      }),
    title: () => msg("Sandbox", { id: "send.sandbox.title" }),
    unavailable: () =>
      msg(
        "The sandbox can't run here: the browser does not allow service workers (private window, or not HTTPS).",
        {
          id: "send.sandbox.unavailable",
        },
      ),
  },
  send: () => msg("Send test", { id: "send.send" }),
  sending: () => msg("Sending…", { id: "send.sending" }),
  status: {
    accepted: () => msg("Accepted", { id: "send.status.accepted" }),
    cancelled: () => msg("Cancelled", { id: "send.status.cancelled" }),
    failed: () => msg("Failed", { id: "send.status.failed" }),
    refused: () => msg("Rejected", { id: "send.status.refused" }),
    sent: () => msg("Sent", { id: "send.status.sent" }),
  },
  timeLimit: () => msg("Time limit (s)", { id: "send.timeLimit" }),
  title: () => msg("Send test", { id: "send.title" }),
  to: (endpoint: string) => msg(str`To ${endpoint}`, { id: "send.to" }),
  withoutHeaders: () => msg("Send without custom headers", { id: "send.withoutHeaders" }),
};
