import type { ReactiveController, ReactiveControllerHost } from "lit";

/** Accepts a file that the user drops anywhere on the page, while its host is connected. */
export class FileDrop implements ReactiveController {
  constructor(
    host: ReactiveControllerHost,
    private readonly dropped: (file: File) => void,
  ) {
    host.addController(this);
  }

  // On the document, because a file dropped outside the view would otherwise replace the page.
  hostConnected() {
    document.addEventListener("dragover", this.#over);
    document.addEventListener("drop", this.#drop);
  }

  hostDisconnected() {
    document.removeEventListener("dragover", this.#over);
    document.removeEventListener("drop", this.#drop);
  }

  readonly #over = (event: DragEvent) => {
    if (hasFiles(event)) event.preventDefault();
  };

  readonly #drop = (event: DragEvent) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    const file = event.dataTransfer?.files.item(0);
    if (file) this.dropped(file);
  };
}

/** Whether files are dragged: the browser handles text that is dragged into a field. */
function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes("Files") ?? false;
}
