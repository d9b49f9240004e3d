import { msg } from "@lit/localize";
import { type EventType, type EventTypeInfo, eventTypes } from "hookwright/payload";

/** What an event is, in the page's language: the core's words by the event's type. */
export function eventTitle(type: EventType): string {
  const info = known().get(type);
  return info === undefined ? type : msg(info.title, { id: `event.${type}` });
}

/** The same for an event that is named as payloads render it. */
export function renderedEventTitle(rendered: string): string {
  const info = [...known().values()].find((info) => info.rendered === rendered);
  return info === undefined ? rendered : eventTitle(info.eventType);
}

let table: ReadonlyMap<EventType, EventTypeInfo> | undefined;

function known(): ReadonlyMap<EventType, EventTypeInfo> {
  table ??= new Map(eventTypes().map((info) => [info.eventType, info]));
  return table;
}
