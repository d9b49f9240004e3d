import { msg, str } from "./localization.ts";

/** Messages about sending a request and the response to it. */
export const send = {
  addressHelp: () =>
    msg("Used for this test only; the webhook keeps its endpoint.", { id: "send.addressHelp" }),
  asCurl: () => msg("Copy as curl", { id: "send.asCurl" }),
  asScript: () => msg("Copy as bash script", { id: "send.asScript" }),
  again: () => msg("Send again", { id: "send.again" }),
  automation: () => msg("Automation", { id: "send.automation" }),
  automationCell: () => msg("Request", { id: "send.automationCell" }),
  body: () => msg("Body", { id: "send.body" }),
  bodySize: (bytes: string) => msg(str`${bytes} bytes of JSON`, { id: "send.bodySize" }),
  bodySizeNotJson: (bytes: string) => msg(str`${bytes} bytes, not JSON`, { id: "send.bodySizeNotJson" }),
  bodySizeWithSecret: (size: string) =>
    msg(str`${size}, and the values of secrets`, { id: "send.bodySizeWithSecret" }),
  cancel: () => msg("Cancel", { id: "send.cancel" }),
  clear: () => msg("Clear the list", { id: "send.clear" }),
  confirm: (host: string) => msg(str`Send to ${host}`, { id: "send.confirm" }),
  confirmFirst: () =>
    msg("Nothing was sent yet. Check the address above, then click again to send.", {
      id: "send.confirmFirst",
    }),
  contentType: (type: string) => msg(str`Content type ${type}`, { id: "send.contentType" }),
  debugSignature: () => msg("Find out why the receiver rejects a signature", { id: "send.debugSignature" }),
  destination: {
    other: () => msg("Another address", { id: "send.destination.other" }),
    sandbox: () => msg("This page's sandbox", { id: "send.destination.sandbox" }),
    webhook: () => msg("The webhook's endpoint", { id: "send.destination.webhook" }),
  },
  earlier: () =>
    msg("This is the response to an earlier payload. The current one has not been sent.", {
      id: "send.earlier",
    }),
  emptyBody: () => msg("Empty response body.", { id: "send.emptyBody" }),
  errors: (count: number) =>
    count === 1
      ? msg("The payload has an error. It is sent as it is.", { id: "send.errors.one" })
      : msg(str`The payload has ${count} errors. It is sent as it is.`, { id: "send.errors.many" }),
  event: () => msg("Event", { id: "send.event" }),
  headers: () => msg("Headers", { id: "send.headers" }),
  hiddenHeaders: () =>
    msg("Only the headers that the receiver's CORS settings expose are shown.", {
      id: "send.hiddenHeaders",
    }),
  history: {
    cancelled: () => msg("Cancelled", { id: "send.history.cancelled" }),
    failed: () => msg("Failed", { id: "send.history.failed" }),
    finished: () => msg("Finished", { id: "send.history.finished" }),
    pending: () => msg("Pending", { id: "send.history.pending" }),
    unknown: () => msg("Unknown", { id: "send.history.unknown" }),
  },
  idle: () => msg("Nothing sent yet.", { id: "send.idle" }),
  last: () => msg("Last test:", { id: "send.last" }),
  list: () => msg("Sends in this tab", { id: "send.list" }),
  listHelp: (count: string) =>
    msg(str`The last ${count} sends, in this tab's memory only. Secret values are masked.`, {
      id: "send.listHelp",
    }),
  milliseconds: (count: number) => msg(str`${count} ms`, { id: "send.milliseconds" }),
  newest: () => msg("Show the latest", { id: "send.newest" }),
  noEndpoint: () =>
    msg("Enter an endpoint URL first, or use this page's sandbox.", {
      id: "send.noEndpoint",
    }),
  noSignature: () => msg("not signed", { id: "send.noSignature" }),
  noToken: () => msg("no access token", { id: "send.noToken" }),
  noWebhook: () => msg("Choose a webhook first.", { id: "send.noWebhook" }),
  omitsSignature: (receiver: string) =>
    msg(
      str`${receiver} does not let browsers send X-Wandb-Signature (its CORS rules), so this test is sent without it. The token is sent. W&B's servers send both.`,
      { id: "send.omitsSignature" },
    ),
  otherAddress: () => msg("Address for this test", { id: "send.otherAddress" }),
  otherOrigin: () =>
    msg("Unticked, because the address is now another one. Tick it to send them there, too.", {
      id: "send.otherOrigin",
    }),
  outcome: {
    accepted: () => msg("Accepted", { id: "send.outcome.accepted" }),
    acceptedWithWarning: () => msg("Accepted, with a warning", { id: "send.outcome.acceptedWithWarning" }),
    cancelled: () => msg("Cancelled", { id: "send.outcome.cancelled" }),
    hidden: () => msg("Sent; the browser can't show the response", { id: "send.outcome.hidden" }),
    noResponse: () => msg("No response", { id: "send.outcome.noResponse" }),
    notSent: () => msg("Not sent", { id: "send.outcome.notSent" }),
    pending: () => msg("Sending…", { id: "send.outcome.pending" }),
    receiverFailed: () => msg("Receiver failed", { id: "send.outcome.receiverFailed" }),
    redirected: () => msg("Redirected", { id: "send.outcome.redirected" }),
    rejected: () => msg("Rejected", { id: "send.outcome.rejected" }),
    unexpected: () => msg("Unexpected status", { id: "send.outcome.unexpected" }),
  },
  probe: () => msg("Check whether the server responds", { id: "send.probe" }),
  probeHelp: () =>
    msg("Sends one HEAD request to the address, without a payload, a token or a signature.", {
      id: "send.probeHelp",
    }),
  request: () => msg("Request", { id: "send.request" }),
  response: () => msg("Response", { id: "send.response" }),
  sandbox: {
    bypassed: () =>
      msg(
        "Nothing was sent: the browser bypasses the sandbox, so the site's web server would have received the request. Turn off “Bypass for network” in the developer tools, then reload the page.",
        { id: "send.sandbox.bypassed" },
      ),
    answerWith: () => msg("Sandbox response", { id: "send.sandbox.answerWith" }),
    delay: () => msg("Delay (ms)", { id: "send.sandbox.delay" }),
    endpoint: () => msg("This page's sandbox", { id: "send.sandbox.endpoint" }),
    drops: () => msg("a broken connection", { id: "send.sandbox.drops" }),
    local: () => msg("this page's sandbox: nothing leaves your browser", { id: "send.sandbox.local" }),
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
  secretsAsText: (variables: string) =>
    msg(str`The payload has the text ${variables} instead of their values.`, { id: "send.secretsAsText" }),
  secretsOmitted: () => msg("Sent without the webhook's token and secret.", { id: "send.secretsOmitted" }),
  selected: (time: string) => msg(str`Sent at ${time}`, { id: "send.selected" }),
  send: () => msg("Send test", { id: "send.send" }),
  sendAnyway: () => msg("Send anyway", { id: "send.sendAnyway" }),
  sendTo: () => msg("Send to", { id: "send.sendTo" }),
  sent: () => msg("Sent", { id: "send.sent" }),
  signed: (encoding: string, name: string) =>
    msg(str`signed in ${encoding} with ${name}`, { id: "send.signed" }),
  signatureOmitted: () => msg("signature left out", { id: "send.signatureOmitted" }),
  status: () => msg("Status", { id: "send.status" }),
  timeLimit: () => msg("Time limit (s)", { id: "send.timeLimit" }),
  title: () => msg("Send test", { id: "send.title" }),
  to: () => msg("To", { id: "send.to" }),
  toHost: (host: string) => msg(str`to ${host}`, { id: "send.toHost" }),
  token: (name: string) => msg(str`access token ${name}`, { id: "send.token" }),
  webhookTest: (name: string) => msg(str`Test of webhook ${name}`, { id: "send.webhookTest" }),
  withSecrets: () =>
    msg("Send the webhook's token and signature to this address, too", { id: "send.withSecrets" }),
  withSignature: () => msg("Send with the signature", { id: "send.withSignature" }),
  withoutHeaders: () => msg("Send without custom headers", { id: "send.withoutHeaders" }),
  withoutHeadersHelp: () =>
    msg("Sends the payload as text/plain. The browser can't show the response then.", {
      id: "send.withoutHeadersHelp",
    }),
  withoutHeadersNorToken: () =>
    msg("Send without custom headers and token", { id: "send.withoutHeadersNorToken" }),
  withoutSignature: () => msg("Send without the signature", { id: "send.withoutSignature" }),
  withoutSignatureHelp: () =>
    msg("Many receivers don't allow browsers to send X-Wandb-Signature. The token is sent.", {
      id: "send.withoutSignatureHelp",
    }),
};
