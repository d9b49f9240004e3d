/** What somebody works on. It stays what it is while they write, whatever other tabs add and delete. */
export class InHand<T extends { readonly id: string }> {
  #thing: T | undefined;
  #listed = false;
  #gone = false;

  /** Whether it was deleted since it was taken up. It stays all the same, until something else is asked for. */
  get gone(): boolean {
    return this.#gone;
  }

  /** The one to show: the one in hand while somebody writes, else the one of this id, else what is offered. */
  choose<U extends T | undefined>(
    all: readonly T[],
    id: string | undefined,
    writing: boolean,
    offered: U,
  ): T | U {
    const newest = all.find((one) => one.id === this.#thing?.id);
    if (this.#thing && !newest && (writing || this.#gone)) {
      this.#gone = this.#listed;
      return this.#thing;
    }
    const asked = all.find((one) => one.id === id);
    const chosen = (writing ? (newest ?? asked) : (asked ?? newest)) ?? offered;
    this.#thing = chosen;
    this.#listed = chosen !== undefined && all.includes(chosen);
    this.#gone = false;
    return chosen;
  }

  /** Something else is asked for. */
  letGo() {
    this.#thing = undefined;
    this.#gone = false;
  }
}
