import "@awesome.me/webawesome/dist/components/dropdown/dropdown.js";
import WaDropdownItem from "@awesome.me/webawesome/dist/components/dropdown-item/dropdown-item.js";
import type { WaSelectEvent } from "@awesome.me/webawesome/dist/events/select.js";

/** The value of the item that somebody chose in a menu, a `<wa-dropdown>`. */
export function chosenItem({ detail: { item } }: WaSelectEvent): string {
  return item instanceof WaDropdownItem ? item.value : "";
}
