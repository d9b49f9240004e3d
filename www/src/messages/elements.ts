import { msg, str } from "./localization.ts";

/** Messages of the elements for other people's pages. */
export const elements = {
  automation: () => msg("Automation", { id: "elements.automation" }),
  automationUnreadable: (reason: string) =>
    msg(str`The automation can't be read: ${reason}`, { id: "elements.automationUnreadable" }),
  blank: (names: string) => msg(str`Blank for this event: ${names}`, { id: "elements.blank" }),
  condition: () => msg("Condition", { id: "elements.condition" }),
  conditionUnreadable: (reason: string) =>
    msg(str`The condition can't be read: ${reason}`, { id: "elements.conditionUnreadable" }),
  event: () => msg("Event", { id: "elements.event" }),
  eventJson: () => msg("Event as JSON", { id: "elements.eventJson" }),
  eventNumber: (number: string) => msg(str`Event ${number}`, { id: "elements.eventNumber" }),
  events: () => msg("Events", { id: "elements.events" }),
  eventUnreadable: () =>
    msg("The event can't be read, so there is no payload.", { id: "elements.eventUnreadable" }),
  fired: (firing: string, all: string) =>
    msg(str`${firing} of ${all} events fire it.`, { id: "elements.fired" }),
  match: () => msg("Automation and events", { id: "elements.match" }),
  metric: () => msg("Run metric and condition", { id: "elements.metric" }),
  noEvents: () => msg("There are no events to match.", { id: "elements.noEvents" }),
  noSeries: () => msg("The series has no numbers.", { id: "elements.noSeries" }),
  payload: () => msg("Payload", { id: "elements.payload" }),
  payloadNotJson: () => msg("The payload is not valid JSON.", { id: "elements.payloadNotJson" }),
  playground: () => msg("Payload playground", { id: "elements.playground" }),
  preview: () => msg("Payload preview", { id: "elements.preview" }),
  series: () => msg("Values of the run", { id: "elements.series" }),
  template: () => msg("Template", { id: "elements.template" }),
};
