import type { Automation } from "hookwright/payload";
import { Drafts } from "../../workspace/form-draft.ts";

/** The automations that were edited and not saved, by their ids. */
export const automationDrafts = new Drafts<Automation>();
