/**
 * The item that the user works on. While the user edits it, it stays selected, even if another tab deletes it or adds
 * items. After it was deleted, it stays selected until the selection is cleared.
 */
export class StickySelection<T extends { readonly id: string }> {
  #selected: T | undefined;
  /** Whether the selected item was among the items; a fallback may be none of them. */
  #wasListed = false;
  #isDeleted = false;

  /** Whether the selected item was deleted after it was selected. */
  get isDeleted(): boolean {
    return this.#isDeleted;
  }

  /**
   * Selects an item and returns it: the newest state of the selected item while the user edits it, else the item with
   * the requested id, else the fallback.
   */
  select<U extends T | undefined>(
    items: readonly T[],
    requestedId: string | undefined,
    isEditing: boolean,
    fallback: U,
  ): T | U {
    const current = items.find((item) => item.id === this.#selected?.id);
    if (this.#selected && !current && (isEditing || this.#isDeleted)) {
      this.#isDeleted = this.#wasListed;
      return this.#selected;
    }
    const requested = items.find((item) => item.id === requestedId);
    const selected = (isEditing ? (current ?? requested) : (requested ?? current)) ?? fallback;
    this.#selected = selected;
    this.#wasListed = selected !== undefined && items.includes(selected);
    this.#isDeleted = false;
    return selected;
  }

  /** Clears the selection, for the user's request of another item. */
  clear() {
    this.#selected = undefined;
    this.#isDeleted = false;
  }
}
