import { createContext, createElement, useContext, type ReactNode } from "react";
import type { Client } from "../client.ts";
import type { Methods, Namespaces } from "../contract-types.ts";
import type { ContractSpec } from "../contract.ts";

/**
 * Tells the hooks which contract the application has, once for the whole program:
 *
 *     declare module "@parlance/sdk/react" {
 *       interface Register { readonly contract: typeof chat }
 *     }
 */
export interface Register {}

/** The namespaces of the contract that is registered; any where none is. */
export type RegisteredNamespaces = Register extends {
  readonly contract: ContractSpec<infer Spaces extends Namespaces>;
}
  ? Spaces
  : Namespaces;

type RegisteredMethods = Register extends {
  readonly contract: ContractSpec<Namespaces, infer Known extends Methods>;
}
  ? Known
  : Methods;

/** The client of the application, with the types of the registered contract. */
// oxlint-disable-next-line typescript/no-unnecessary-type-arguments -- the default only where nothing is registered
export type RegisteredClient = Client<RegisteredNamespaces, RegisteredMethods>;

const ClientContext = createContext<RegisteredClient | undefined>(undefined);

/**
 * Hands a client to the hooks below it. The client is the application's: made once, outside of components, and closed by
 * whoever made it. It does nothing until a component uses it, so that a server may render the same tree.
 */
export function ParlanceProvider<Spaces extends Namespaces, Known extends Methods>({
  client,
  children,
}: {
  readonly client: Client<Spaces, Known>;
  readonly children?: ReactNode;
}): ReactNode {
  return createElement(ClientContext.Provider, { value: client as unknown as RegisteredClient }, children);
}

/** The client of the nearest provider. Throws an `Error` where there is none. */
export function useClient(): RegisteredClient {
  const client = useContext(ClientContext);
  if (client === undefined) throw new Error("useClient: there is no <ParlanceProvider client={…}> above");
  return client;
}
