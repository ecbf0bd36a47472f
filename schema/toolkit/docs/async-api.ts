import type { Contract, DataSchema, NamespaceDeclaration } from "../contract.ts";
import { hashContract } from "../fingerprint.ts";

/** A document of AsyncAPI 3, as plain JSON. */
export type AsyncApiDocument = Readonly<Record<string, unknown>>;

/** Members of a schema that hold schemas by names of the author's choice. */
const NAMED: ReadonlySet<string> = new Set(["properties", "$defs", "patternProperties"]);
/** Members that hold values, which are never looked into. */
const VALUES: ReadonlySet<string> = new Set(["const", "enum", "default", "examples"]);

/** A schema as a component: what it refers to is found under `components`. */
function toComponent(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toComponent);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      if (name === "$ref") return [name, String(member).replace("#/$defs/", "#/components/schemas/")];
      if (VALUES.has(name)) return [name, member];
      return [name, NAMED.has(name) ? toComponents(member as Record<string, unknown>) : toComponent(member)];
    }),
  );
}

function toComponents(schemas: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, toComponent(schema)]));
}

function toMessage(
  name: string,
  data: DataSchema,
  more: { readonly description?: string | undefined; readonly examples?: readonly object[] | undefined },
): Record<string, unknown> {
  const { description, examples = [] } = more;
  return {
    name,
    title: name,
    ...(description !== undefined && { description }),
    payload: toComponent(data),
    ...(examples.length > 0 && { examples: examples.map((payload) => ({ payload })) }),
  };
}

const reference = (...path: readonly string[]): { readonly $ref: string } => ({
  $ref: `#/${path.join("/")}`,
});

/** A namespace as a channel, and who may send and receive there, seen from a client. */
function addNamespace(
  name: string,
  { description, events, anyEvent, log, presence, inbox, access }: NamespaceDeclaration,
  document: {
    channels: Record<string, unknown>;
    operations: Record<string, unknown>;
    messages: Record<string, unknown>;
  },
): void {
  const names = Object.keys(events);
  for (const [event, { data, kind, ...more }] of Object.entries(events))
    document.messages[`${name}.${event}`] = { ...toMessage(event, data, more), "x-parlance": { kind } };
  const [parameter, told] = inbox
    ? ["user", "The user whose channel it is."]
    : ["channel", "Up to five segments."];
  document.channels[name] = {
    address: `${name}:{${parameter}}`,
    title: name,
    ...(description !== undefined && { description }),
    parameters: { [parameter]: { description: told } },
    messages: Object.fromEntries(
      names.map((event) => [event, reference("components", "messages", `${name}.${event}`)]),
    ),
    "x-parlance": { anyEvent, log, inbox, access, presence: presence && toComponent(presence) },
  };
  const messages = names.map((event) => reference("channels", name, "messages", event));
  for (const action of ["send", "receive"])
    document.operations[`${action}.${name}`] = { action, channel: reference("channels", name), messages };
}

/**
 * Describes a contract as a document of AsyncAPI 3, from the side of a client: it sends what it publishes or signals, and
 * receives what it subscribed to. A method is a request with its reply. What AsyncAPI has no word for stands in
 * `x-parlance`. The contract must have passed `parseContract`.
 */
export function toAsyncApi(contract: Contract): AsyncApiDocument {
  const { name, version, description, namespaces, methods = {}, $defs = {} } = contract;
  const channels: Record<string, unknown> = {};
  const operations: Record<string, unknown> = {};
  const messages: Record<string, unknown> = {};
  for (const [each, declaration] of Object.entries(namespaces))
    addNamespace(each, declaration, { channels, operations, messages });
  for (const [method, { params, result, access, timeoutMs, ...more }] of Object.entries(methods)) {
    const channel = `method.${method}`;
    messages[`${channel}.params`] = toMessage("params", params, {});
    messages[`${channel}.result`] = toMessage("result", result, {});
    channels[channel] = {
      address: null,
      title: method,
      messages: {
        params: reference("components", "messages", `${channel}.params`),
        result: reference("components", "messages", `${channel}.result`),
      },
    };
    operations[`call.${method}`] = {
      action: "send",
      title: method,
      ...more,
      channel: reference("channels", channel),
      messages: [reference("channels", channel, "messages", "params")],
      reply: {
        channel: reference("channels", channel),
        messages: [reference("channels", channel, "messages", "result")],
      },
      "x-parlance": { access, timeoutMs },
    };
  }
  const document = {
    asyncapi: "3.0.0",
    info: { title: name, version, ...(description !== undefined && { description }) },
    defaultContentType: "application/json",
    channels,
    operations,
    components: { schemas: toComponents($defs), messages },
    "x-parlance": {
      protocol: "parlance.v1.json",
      fingerprint: hashContract(contract),
      limits: contract.limits,
    },
  };
  // What is absent is left out.
  return JSON.parse(JSON.stringify(document)) as AsyncApiDocument;
}
