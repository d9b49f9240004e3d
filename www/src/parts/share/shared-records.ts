import type { Webhook, Workspace } from "hookwright/payload";
import { html, nothing } from "lit";
import { countText } from "../../messages/numbers.ts";
import { share } from "../../messages/share.ts";
import { sampleTitle } from "../../messages/vocabulary.ts";
import { endpointText } from "../sandbox/receiver.ts";

/** How many names of a kind are listed. */
const LISTED = 12;

/** Renders the records of a part of a workspace by kind, with their names. */
export function sharedRecords({ teams, automations, samples }: Workspace) {
  const webhooks = teams.flatMap((team) => team.webhooks);
  const secrets = [...new Set(teams.flatMap((team) => team.secrets))];
  return html`<dl class="contents">
    ${row(
      share.automations(),
      automations.map(({ name }) => name),
    )}
    ${row(share.webhooks(), webhooks.map(webhookText))}
    ${row(share.secretNames(), secrets)}
    ${row(
      share.samples(),
      samples.map(({ name }) => sampleTitle(name)),
    )}
  </dl>`;
}

function webhookText({ name, endpoint }: Webhook): string {
  return `${name} (${endpointText(endpoint)})`;
}

function row(title: string, names: readonly string[]) {
  if (names.length === 0) return nothing;
  const [listed, more] = [names.slice(0, LISTED).join(", "), names.length - LISTED];
  return html`<div>
    <dt>${title}</dt>
    <dd>${more > 0 ? share.andMore(listed, countText(more)) : listed}</dd>
  </div>`;
}
