/** The attributes, properties and content of an element at one time. */
export interface Given {
  /** The current texts of the inputs by name; an input that was not given is absent. */
  readonly texts: ReadonlyMap<string, string>;
  /** The names of the inputs in the content, those that the element does not know included. */
  readonly contentNames: readonly string[];
  /** Whether the user can't edit the inputs. */
  readonly readonly: boolean;
  /** The names of the parts to show, separated by spaces; null for all. */
  readonly parts: string | null;
  /** The type of the sample event; empty for elements without one. */
  readonly eventType: string;
}

/** The inputs of an element before it was given any. */
export const NOTHING_GIVEN: Given = {
  texts: new Map(),
  contentNames: [],
  readonly: false,
  parts: null,
  eventType: "",
};
