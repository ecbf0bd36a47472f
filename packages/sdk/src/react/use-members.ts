import type { Channel } from "../channel.ts";
import type { MemberDataOf } from "../contract-types.ts";
import type { NamespaceSpec } from "../contract.ts";
import type { ParlanceError } from "../errors.ts";
import { watchMembers, type MembersState } from "../features/presence.ts";
import { createSharedStore, createStores, useStore, type Running, type SharedStore } from "./shared-store.ts";

/** What is known of who is in a channel; `failed` when the user may not know, or the watch was ended. */
export type MembersView<Data extends object = object> =
  | MembersState<Data>
  | { readonly status: "failed"; readonly error: ParlanceError };

const LOADING: MembersView = { status: "loading" };
const toStore = createStores<SharedStore<MembersView, Running<MembersView>>>();

function startWatch(channel: Channel): Running<MembersView> {
  const ending = new AbortController();
  const { signal } = ending;
  let state = LOADING;
  let tell = (): void => undefined;
  const change = (next: MembersView): void => {
    state = next;
    tell();
  };
  watchMembers(channel, { signal }).then(
    (members) => {
      change(members.state);
      members.on("change", change);
    },
    (error: unknown) => {
      if (!signal.aborted) change({ status: "failed", error: error as ParlanceError });
    },
  );
  return {
    get state() {
      return state;
    },
    onChange: (listener) => (tell = listener),
    end: () => ending.abort(),
  };
}

/** Who is in a channel, kept up to date. The watcher is a member too. */
export function useMembers<Space extends NamespaceSpec>(
  channel: Channel<Space>,
): MembersView<MemberDataOf<Space>> {
  const store = toStore(channel, "", () =>
    createSharedStore(LOADING, () => startWatch(channel as unknown as Channel)),
  );
  return useStore(store, LOADING) as MembersView<MemberDataOf<Space>>;
}
