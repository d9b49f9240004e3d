import { msg, str } from "./localization.ts";

/** Messages about webhooks that were imported without the secrets that their file named. */
export const unbound = {
  bind: (isOne: boolean) =>
    isOne ? msg("Use it", { id: "unbound.bind.one" }) : msg("Use them", { id: "unbound.bind" }),
  dismiss: () => msg("Leave without secrets", { id: "unbound.dismiss" }),
  text: (accessToken: string | undefined, secret: string | undefined) => {
    if (accessToken !== undefined && secret !== undefined)
      return msg(
        str`The imported file used ${accessToken} as the access token and ${secret} as the secret. Nothing is sent with them until you allow it for this endpoint.`,
        { id: "unbound.both" },
      );
    if (accessToken !== undefined)
      return msg(
        str`The imported file used ${accessToken} as the access token. It is not sent until you allow it for this endpoint.`,
        { id: "unbound.token" },
      );
    return msg(
      str`The imported file used ${secret ?? ""} as the secret. Nothing is signed with it until you allow it for this endpoint.`,
      { id: "unbound.secret" },
    );
  },
};
