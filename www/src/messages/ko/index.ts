import { app } from "./app.ts";
import { automations } from "./automations.ts";
import { changes } from "./changes.ts";
import { condition } from "./condition.ts";
import { coreCodes } from "./core-codes.ts";
import { coreFixes } from "./core-fixes.ts";
import { corePhrases } from "./core-phrases.ts";
import { coreSending } from "./core-sending.ts";
import { editor } from "./editor.ts";
import { elements } from "./elements.ts";
import { example } from "./example.ts";
import { firing } from "./firing.ts";
import { help } from "./help.ts";
import { metrics } from "./metrics.ts";
import { playground } from "./playground.ts";
import { replay } from "./replay.ts";
import { send } from "./send.ts";
import { settings } from "./settings.ts";
import { share } from "./share.ts";
import { shared } from "./shared.ts";
import { signature } from "./signature.ts";
import { triggers } from "./triggers.ts";
import { unbound } from "./unbound.ts";
import { vocabulary } from "./vocabulary.ts";
import { wandb } from "./wandb.ts";
import "./webawesome.ts";

/** All Korean messages by their ids. */
export const templates = {
  ...app,
  ...automations,
  ...changes,
  ...condition,
  ...coreCodes,
  ...coreFixes,
  ...corePhrases,
  ...coreSending,
  ...editor,
  ...elements,
  ...example,
  ...firing,
  ...help,
  ...metrics,
  ...playground,
  ...replay,
  ...send,
  ...settings,
  ...share,
  ...shared,
  ...signature,
  ...triggers,
  ...unbound,
  ...vocabulary,
  ...wandb,
};
