import type { ReactiveController, ReactiveControllerHost } from "lit";

/** Takes the file that somebody drops anywhere on the page while its host is there. */
export class FileDrop implements ReactiveController {
  constructor(
    host: ReactiveControllerHost,
    private readonly dropped: (file: File) => void,
  ) {
    host.addController(this);
  }

  // On the document: a file that is dropped beside the view would else replace the page.
  hostConnected() {
    document.addEventListener("dragover", this.#over);
    document.addEventListener("drop", this.#drop);
  }

  hostDisconnected() {
    document.removeEventListener("dragover", this.#over);
    document.removeEventListener("drop", this.#drop);
  }

  readonly #over = (event: DragEvent) => {
    if (holdsFiles(event)) event.preventDefault();
  };

  readonly #drop = (event: DragEvent) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    const file = event.dataTransfer?.files.item(0);
    if (file) this.dropped(file);
  };
}

/** Text that is dragged into a field is the browser's to handle. */
function holdsFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes("Files") ?? false;
}
