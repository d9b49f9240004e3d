/** Downloads JSON text as a file. */
export function download(name: string, text: string): void {
  save(name, new Blob([text], { type: "application/json" }));
}

/** Downloads a file. */
export function save(name: string, file: Blob): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

/** Lets the user choose a text file, by default JSON; resolves to its text, or to undefined if the user cancels. */
export function chooseFile(accept = "application/json,.json"): Promise<string | undefined> {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = accept;
  return new Promise((resolve, reject) => {
    input.addEventListener("cancel", () => resolve(undefined));
    input.addEventListener("change", () => {
      const file = input.files?.item(0);
      if (file) file.text().then(resolve, reject);
      else resolve(undefined);
    });
    input.click();
  });
}
