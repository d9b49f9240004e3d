import { msg, str } from "./localization.ts";
import { countText } from "./numbers.ts";

/** Messages of the elements for other people's pages. */
export const elements = {
  automation: () => msg("Automation", { id: "elements.automation" }),
  automationUnreadable: (reason: string) =>
    msg(str`The automation can't be read: ${reason}`, { id: "elements.automationUnreadable" }),
  blank: (names: string) => msg(str`Blank for this event: ${names}`, { id: "elements.blank" }),
  condition: () => msg("Condition", { id: "elements.condition" }),
  conditionUnreadable: (reason: string) =>
    msg(str`The condition can't be read: ${reason}`, { id: "elements.conditionUnreadable" }),
  didYouMean: (name: string) => msg(str`Did you mean “${name}”?`, { id: "elements.didYouMean" }),
  emptyInput: (input: string) => msg(str`The input “${input}” is empty.`, { id: "elements.emptyInput" }),
  emptyInputExpected: (input: string) =>
    msg(str`Put it into the element's content, with data-part="${input}", or set the property “${input}”.`, {
      id: "elements.emptyInputExpected",
    }),
  event: () => msg("Event", { id: "elements.event" }),
  eventJson: () => msg("Event as JSON", { id: "elements.eventJson" }),
  eventMissing: () => msg("There is no event, so there is no payload.", { id: "elements.eventMissing" }),
  eventNumber: (number: string) => msg(str`Event ${number}`, { id: "elements.eventNumber" }),
  events: () => msg("Events", { id: "elements.events" }),
  eventUnreadable: () =>
    msg("The event can't be read, so there is no payload.", { id: "elements.eventUnreadable" }),
  fired: (firing: string, all: string) =>
    msg(str`${firing} of ${all} events fire it.`, { id: "elements.fired" }),
  match: () => msg("Automation and events", { id: "elements.match" }),
  metric: () => msg("Run metric and condition", { id: "elements.metric" }),
  noMetric: (name: string) => msg(str`The values have no metric “${name}”.`, { id: "elements.noMetric" }),
  noSeries: () => msg("The series has no numbers.", { id: "elements.noSeries" }),
  oneOf: (names: string) => msg(str`Use one of: ${names}.`, { id: "elements.oneOf" }),
  openInPlayground: () => msg("Open in the Playground", { id: "elements.openInPlayground" }),
  payload: () => msg("Payload", { id: "elements.payload" }),
  payloadNotJson: () => msg("The payload is not valid JSON.", { id: "elements.payloadNotJson" }),
  playground: () => msg("Payload playground", { id: "elements.playground" }),
  preview: () => msg("Payload preview", { id: "elements.preview" }),
  series: () => msg("Values of the run", { id: "elements.series" }),
  skippedRows: (count: number) =>
    count === 1
      ? msg("One row of the values has no number, and is skipped.", { id: "elements.skippedRows.one" })
      : msg(str`${countText(count)} rows of the values have no number, and are skipped.`, {
          id: "elements.skippedRows.many",
        }),
  template: () => msg("Template", { id: "elements.template" }),
  tooManyEvents: (evaluated: string, all: string) =>
    msg(str`Only the first ${evaluated} of ${all} events are evaluated.`, { id: "elements.tooManyEvents" }),
  unknownEventType: (name: string) =>
    msg(str`Unknown event type “${name}” in the attribute “event-type”.`, {
      id: "elements.unknownEventType",
    }),
  unknownInput: (name: string) =>
    msg(str`Unknown input “${name}” in the attribute “data-part” of the content.`, {
      id: "elements.unknownInput",
    }),
  unknownPart: (name: string) =>
    msg(str`Unknown part “${name}” in the attribute “parts”.`, { id: "elements.unknownPart" }),
};
