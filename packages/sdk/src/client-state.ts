import type { ConnectionState } from "./connection/machine.ts";
import type { ClientState } from "./events.ts";

/** What the application sees of the state of a connection. */
export function toClientState(state: ConnectionState): ClientState {
  switch (state.status) {
    case "connected": {
      const { user, connection, features, contract, limits } = state.welcome;
      return { status: "connected", user, connection, features, contract, limits };
    }
    case "waiting": {
      const { failures, untilMs, reason } = state;
      return { status: "waiting", attempt: failures + 1, untilMs, reason };
    }
    case "idle":
    case "closed":
      return state;
    default:
      return { status: "connecting", attempt: state.failures + 1 };
  }
}
