/** Lit, for the views of both builds: a second copy of it would need a second Trusted Types policy of the same name. */
export * from "lit";
export * from "lit/decorators.js";
