import { Type, type TObject, type TProperties, type TSchema } from "@sinclair/typebox";
import type { LogLevel } from "../logger.ts";
import { group, integer, SETTINGS, type SettingNotes } from "../settings-schema.ts";

/** How much is logged. */
const LOG_LEVELS: readonly LogLevel[] = ["debug", "info", "warn", "error", "silent"];

/** Settings under one heading of the help and the reference page. */
export interface SettingGroup {
  readonly title: string;
  readonly properties: TProperties;
}

function take(...names: readonly string[]): TProperties {
  return Object.fromEntries(
    names.map((name) => {
      const schema = SETTINGS.properties[name];
      if (schema === undefined) throw new Error(`${name} is no setting of a server`);
      return [name, schema];
    }),
  );
}

function text(notes: SettingNotes, bounds: { readonly pattern?: string } = {}): TSchema {
  return Type.Optional(Type.String({ minLength: 1, maxLength: 4096, ...bounds, ...notes }));
}

function file(notes: SettingNotes): TSchema {
  return text({ "x-value": "FILE", "x-path": true, ...notes });
}

function choice(values: readonly string[], fallback: string, notes: SettingNotes): TSchema {
  return Type.Union(
    values.map((each) => Type.Literal(each)),
    { default: fallback, "x-rule": `must be one of ${values.join(", ")}`, ...notes },
  );
}

const RELOADED = { "x-reload": true } as const;
const ORIGIN_RULE = "must be an address that begins with http:// or https://";
const WEB = { pattern: "^https?://[^/?#]+" } as const;

const JWT: TProperties = {
  secret: text({
    description: "secret that tokens are signed with (HS256), at least 32 bytes",
    "x-secret": true,
    ...RELOADED,
  }),
  secretFile: file({ description: "file that holds the secret", ...RELOADED }),
  publicKeyFile: file({
    description: "file with the public key that tokens are verified with (PEM)",
    ...RELOADED,
  }),
  jwksUrl: text(
    { description: "where the public keys are (JWKS)", "x-value": "URL", "x-rule": ORIGIN_RULE, ...RELOADED },
    WEB,
  ),
  audience: Type.String({
    minLength: 1,
    maxLength: 4096,
    default: "parlance",
    description: "whom tokens must be for (aud)",
    "x-value": "NAME",
    ...RELOADED,
  }),
  issuer: Type.String({
    minLength: 1,
    maxLength: 4096,
    default: "parlance",
    description: "who must have issued tokens (iss)",
    "x-value": "NAME",
    ...RELOADED,
  }),
};

const API: TProperties = {
  key: text({
    description: "key of the HTTP API that may do everything, at least 32 characters",
    "x-secret": true,
    ...RELOADED,
  }),
  keysFile: file({
    description: "JSON file with a list of API keys: { name, sha256, scopes, channels? }",
    ...RELOADED,
  }),
};

const SECRET_RULE = "whsec_ and 24 to 64 random bytes in base64";

const BACKEND: TProperties = {
  url: text(
    {
      description: "ask this HTTP backend before something happens",
      "x-flag": "backend",
      "x-value": "URL",
      "x-rule": ORIGIN_RULE,
    },
    WEB,
  ),
  asks: Type.Array(
    Type.String({ pattern: "^(connect|(subscribe|publish|call)(=[a-z][a-z0-9_.-]{0,63})?)$" }),
    {
      default: [],
      maxItems: 1000,
      description:
        "what it is asked: connect, subscribe, publish, call; subscribe=NAMESPACE, publish=NAMESPACE and call=METHOD about that alone",
      "x-flag": "backend-ask",
      "x-value": "VERB",
      "x-rule": "must be one of connect, subscribe, publish, call, the last three with =NAME behind or not",
    },
  ),
  secret: text({ description: `secret that questions are signed with, ${SECRET_RULE}`, "x-secret": true }),
  secretFile: file({ description: "file that holds the secret of the backend" }),
};

const TRACES: TProperties = {
  enabled: Type.Boolean({
    default: false,
    description: "record spans; an SDK that NODE_OPTIONS=--import loads exports them",
  }),
};

const WEBHOOK: TProperties = {
  url: text(
    {
      description: "tell this address afterwards of channels, members and messages",
      "x-flag": "webhook",
      "x-value": "URL",
      "x-rule": ORIGIN_RULE,
    },
    WEB,
  ),
  messages: Type.Array(Type.String({ pattern: "^[a-z][a-z0-9-]{0,31}$" }), {
    default: [],
    maxItems: 1000,
    description: "namespace whose messages are told to the webhook",
    "x-value": "NAMESPACE",
    "x-rule": "must be the name of a namespace",
  }),
  secret: text({ description: `secret that events are signed with, ${SECRET_RULE}`, "x-secret": true }),
  secretFile: file({ description: "file that holds the secret of the webhook" }),
};

const DRAIN: TProperties = {
  windowMs: integer(0, 600_000, 2000, {
    description: "milliseconds over which clients spread when they are asked to move, at SIGTERM",
    ...RELOADED,
  }),
  closeMs: integer(100, 60_000, 2000, {
    description: "milliseconds that clients which are still there have to answer the close",
    ...RELOADED,
  }),
};

const LOG: TProperties = {
  level: choice(LOG_LEVELS, "info", {
    description: `how much is logged: ${LOG_LEVELS.join(", ")}`,
    "x-value": "LEVEL",
  }),
  format: choice(["text", "json"], "text", {
    description: "how a line looks: text for people, json for collectors",
    "x-value": "FORMAT",
  }),
};

/** All settings of the command, in the order in which people read of them. To add one, add it here. */
export const GROUPS: readonly SettingGroup[] = [
  {
    title: "Where it listens",
    properties: {
      ...take("port", "address", "tls", "trustedProxies", "allowedOrigins", "unsafePublic"),
      workers: integer(1, 128, 1, {
        description: "processes that share the port, about one for each core; more than one needs --redis",
      }),
    },
  },
  {
    title: "The contract",
    properties: {
      contract: file({
        description: "contract to enforce, JSON or a module that exports it; without one, chat",
        ...RELOADED,
      }),
      acceptedContracts: Type.Array(Type.String({ minLength: 1, maxLength: 4096 }), {
        default: [],
        maxItems: 1000,
        description: "older version that clients may have: a file or its fingerprint",
        "x-flag": "accept-contract",
        "x-env": "PARLANCE_ACCEPT_CONTRACTS",
        "x-value": "V",
        "x-rule": "must be the name of a file, or a fingerprint",
        "x-path": true,
        ...RELOADED,
      }),
      ...take("strictContract", "publishContract"),
    },
  },
  {
    title: "Where messages are kept",
    properties: {
      data: Type.String({
        minLength: 1,
        maxLength: 4096,
        default: "./data",
        description: "folder in which messages are kept",
        "x-value": "FOLDER",
        "x-path": true,
      }),
      memory: Type.Boolean({ default: false, description: "keep messages in memory only" }),
      redis: text({
        description:
          "share channels with other nodes by Redis 7 or Valkey: redis://HOST:PORT, rediss://…, redis+sentinel://HOST,HOST/NAME; a password is better given in the variable",
        "x-flag": "redis",
        "x-value": "URL",
        "x-secret": true,
      }),
      ...take("dropBrokenHistory", "memoryBytes"),
    },
  },
  {
    title: "Who may come in",
    properties: {
      jwt: group(
        "How tokens are verified. With tokens, only what they grant and the contract opens is allowed.",
        JWT,
      ),
      guests: Type.Boolean({
        default: false,
        description: "admit guests beside users with tokens, to do what the contract lets guests do",
        ...RELOADED,
      }),
      api: group("Who may use the HTTP API. Without a key it is closed.", API),
      gateways: Type.Array(Type.String({ pattern: "^(raw|socket\\.io)(=.{1,200})?$" }), {
        default: [],
        maxItems: 16,
        description: "let other clients in: socket.io, raw; NAME=CHANNEL leads to another channel than lobby",
        "x-flag": "gateway",
        "x-value": "NAME",
        "x-rule": "must be one of raw, socket.io, with =CHANNEL behind it or not",
      }),
    },
  },
  {
    title: "Your backend",
    properties: {
      backend: group("Who is asked over HTTP before something happens.", BACKEND),
      webhook: group("Who is told over HTTP afterwards.", WEBHOOK),
    },
  },
  {
    title: "Bounds",
    properties: take(
      "limits",
      "frameBurst",
      "heartbeat",
      "helloMs",
      "payloadErrorsPerMinute",
      "presenceGraceMs",
      "waitingPerAddress",
      "connectionsPerUser",
      "maxTokenLifeMs",
      "maxQueuedBytes",
    ),
  },
  {
    title: "How it stops",
    properties: { drain: group("At SIGTERM and SIGINT clients are asked to move, then closed.", DRAIN) },
  },
  {
    title: "What it tells",
    properties: {
      log: group("Lines on standard error.", LOG),
      ...take("metrics"),
      traces: group("Spans of publishes, by OpenTelemetry. METRICS.md lists them.", TRACES),
    },
  },
];

/** The one schema behind flags, `PARLANCE_…` variables, the configuration file, help and reference page. */
export const CONFIGURATION: TObject = Type.Object(
  Object.assign({}, ...GROUPS.map(({ properties }) => properties)) as TProperties,
  { additionalProperties: false },
);
