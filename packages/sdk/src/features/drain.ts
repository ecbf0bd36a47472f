import { Connection } from "../connection/connection.ts";
import { encodeRequest, type Requests } from "../connection/requests.ts";
import { ownCodes } from "../generated/close-advice.ts";
import { drain as drainRule } from "../generated/frame-rules.ts";
import type { Ok } from "../generated/frames.ts";
import type { Feature, Link } from "../link.ts";

/**
 * Moves to another connection before a server that drains closes the present one (PROTOCOL [CLS-5]): at a random moment
 * of the time that it gives, while everything goes on. What awaits its reply on the old connection is awaited; then the
 * subscriptions go on at their positions. A move that does not succeed in time costs nothing: the client reconnects as
 * after any other loss.
 */
export const drain: Feature = (link: Link) => {
  link.learn("drain", drainRule, ({ inMs, url }) => {
    const { session } = link;
    link.settings.clock.after(link.settings.random() * inMs, () => {
      if (session !== undefined && link.session === session) move(link, session, url);
    });
  });
};

function move(link: Link, session: Requests, url: string | undefined): void {
  const old = link.connection;
  const successor = createSuccessor(old, link.settings.url, url);
  const giveUp = (connection: Connection): void => {
    unlisten();
    connection.handlers = {};
    connection.close(ownCodes.moved, "another connection is in use");
  };
  // The old connection ended first: the client is on its way back without a successor.
  const unlisten = link.announcer.on("state", () => giveUp(successor));
  successor.handlers = {
    onState({ status }) {
      if (status === "closed") unlisten();
      if (status !== "connected") return;
      fence(session, () => {
        if (successor.state.status !== "connected") return session.open(Infinity);
        unlisten();
        link.replace(successor);
        giveUp(old);
      });
    },
  };
  successor.connect();
}

/** A connection that is tried first where the server says. Later attempts go where the application said. */
function createSuccessor({ options }: Connection, home: string, url = home): Connection {
  const addresses = [url];
  return new Connection({
    ...options,
    get url() {
      return addresses.pop() ?? home;
    },
  });
}

/** Sends nothing more, and calls back when every reply has come (PROTOCOL [FR-12]). */
function fence(session: Requests, onReached: () => void): void {
  session.add<Ok>({
    frame: encodeRequest("ping", {}),
    channel: undefined,
    reply: "ok",
    onSent: () => session.open(0),
    onGranted: onReached,
    onRefused: onReached,
  });
}
