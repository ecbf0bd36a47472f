import { useCallback, useSyncExternalStore } from "react";
import type { ClientState } from "../events.ts";
import { useClient } from "./client-context.ts";

const IDLE: ClientState = { status: "idle" };
const toIdle = (): ClientState => IDLE;

/** Where the connection stands, kept up to date. Looking does not connect: the first subscription does. */
export function useConnection(): ClientState {
  const client = useClient();
  const subscribe = useCallback((listener: () => void) => client.on("state", listener), [client]);
  const getState = useCallback(() => client.state, [client]);
  return useSyncExternalStore(subscribe, getState, toIdle);
}
