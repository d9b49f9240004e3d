// Renders a template while it is typed, and lists what is wrong with it.
import { Event, sampleEvent, Template } from "hookwright/payload";

const field = document.querySelector("textarea");
const output = document.querySelector("output");
const list = document.querySelector("ul");
const event = new Event(sampleEvent("ADD_ARTIFACT_ALIAS"));

function update() {
  const template = new Template(field.value);
  output.textContent = template.render(event);
  list.replaceChildren(
    ...template.check().map(({ severity, message }) => {
      const item = document.createElement("li");
      item.textContent = `${severity}: ${message}`;
      return item;
    }),
  );
  template.free();
}

field.addEventListener("input", update);
update();
