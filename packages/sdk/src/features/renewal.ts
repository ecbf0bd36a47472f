import { encodeRequest } from "../connection/requests.ts";
import { reauthenticate } from "../generated/frame-rules.ts";
import type { Ok } from "../generated/frames.ts";
import { askForToken } from "../greeting.ts";
import type { Feature, Link } from "../link.ts";

/**
 * Answers a server that asks for a new token (PROTOCOL [AU-2]) with one of the application's source. Without it the
 * connection ends with its token, and the client comes back with another.
 */
export const renewal: Feature = (link: Link) => {
  const onError = link.announcer.error.bind(link.announcer);
  const renew = async (): Promise<void> => {
    const { session } = link;
    const token = await askForToken(link.settings.token, onError);
    // A connection that came up in the meantime brought a token of its own.
    if (token === undefined || link.session !== session) return;
    session?.add<Ok>({
      frame: encodeRequest("authenticate", { token }),
      channel: undefined,
      reply: "ok",
      onRefused: onError,
    });
  };
  link.learn("reauthenticate", reauthenticate, () => {
    // That the source failed has been told.
    renew().catch(() => undefined);
  });
};
