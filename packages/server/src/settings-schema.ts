import { Type, type TObject, type TProperties, type TSchema } from "@sinclair/typebox";

/** What a setting says of itself beside its bounds, for the command, its help and the reference page. */
export interface SettingNotes {
  /** What it is for: a sentence without a full stop, in lower case, as `--help` shows it. */
  readonly description: string;
  /** What stands for the value in help: `N`, `FILE`. */
  readonly "x-value"?: string;
  /** Name of the flag, where it is not the path in kebab case. */
  readonly "x-flag"?: string;
  /** One-letter flag. */
  readonly "x-short"?: string;
  /** Name of the variable, where it is not `PARLANCE_` and the path in upper snake case. */
  readonly "x-env"?: string;
  /** Flag and variable mean the opposite of the setting. */
  readonly "x-negated"?: true;
  /** A credential: no flag, since a list of processes shows those, and not in the configuration file. */
  readonly "x-secret"?: true;
  /** Name of a file or folder; one in a configuration file is taken from the folder of that file. */
  readonly "x-path"?: true;
  /** SIGHUP takes it over without a restart. */
  readonly "x-reload"?: true;
  /** The rule in words, where bounds and type do not say it: `must be an origin, such as https://chat.example`. */
  readonly "x-rule"?: string;
}

/** A whole number within bounds. */
export function integer(
  minimum: number,
  maximum: number,
  fallback: number | undefined,
  notes: SettingNotes,
): TSchema {
  const preset = fallback === undefined ? {} : { default: fallback };
  return Type.Integer({ minimum, maximum, ...preset, "x-value": "N", ...notes });
}

/** Settings that belong together, below one name. */
export function group(description: string, properties: TProperties): TSchema {
  return Type.Object(properties, { additionalProperties: false, default: {}, description });
}

const RELOADED = { "x-reload": true } as const;

const LIMITS: TProperties = {
  frameBytes: integer(1024, 16_777_216, 65_536, {
    description: "most bytes of a frame; a longer one closes the connection with 1009",
    ...RELOADED,
  }),
  subscriptions: integer(1, 1_000_000, 128, {
    description: "channels that a connection may be subscribed to",
    ...RELOADED,
  }),
  inFlight: integer(1, 1_000_000, 64, {
    description:
      "requests of a connection that may await their reply; the server reads no further until then",
    ...RELOADED,
  }),
  framesPerSecond: integer(1, 1_000_000, 50, {
    description: "frames a second above which a connection is read more slowly",
    ...RELOADED,
  }),
};

const HEARTBEAT: TProperties = {
  intervalMs: integer(100, 3_600_000, 25_000, {
    description: "milliseconds between two pings",
  }),
  graceMs: integer(100, 3_600_000, 10_000, {
    description: "milliseconds of silence beyond the interval after which a connection is closed with 4102",
  }),
};

const TLS: TProperties = {
  certificateFile: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 4096,
      description: "file with the certificate and those that lead to its root (PEM)",
      "x-value": "FILE",
      "x-path": true,
      ...RELOADED,
    }),
  ),
  keyFile: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 4096,
      description: "file with the key of the certificate (PEM)",
      "x-value": "FILE",
      "x-path": true,
      ...RELOADED,
    }),
  ),
};

const METRICS: TProperties = {
  enabled: Type.Boolean({ default: false, description: "show metrics at /metrics" }),
  port: Type.Optional(
    integer(0, 65_535, undefined, {
      description: "show them at a port of their own instead; 0 takes a free one",
    }),
  ),
  address: Type.String({
    minLength: 1,
    maxLength: 255,
    default: "127.0.0.1",
    description: "address of that port",
    "x-value": "ADDRESS",
  }),
};

/**
 * The settings of a server that are plain data, with bounds, defaults and what each is for. `createServer` judges its
 * options by it, and the command takes flags, variables and file entries from it.
 */
export const SETTINGS: TObject = Type.Object(
  {
    port: integer(0, 65_535, 8080, {
      description: "port to listen on; 0 takes a free one",
      "x-short": "p",
    }),
    address: Type.String({
      minLength: 1,
      maxLength: 255,
      default: "127.0.0.1",
      description: "address to listen on; another than loopback needs authentication, or unsafePublic",
      "x-short": "a",
      "x-value": "ADDRESS",
    }),
    unsafePublic: Type.Boolean({
      default: false,
      description: "allow another address than loopback without authentication",
    }),
    trustedProxies: Type.Array(Type.String({ pattern: "^[0-9A-Fa-f.:]{2,45}(/[0-9]{1,3})?$" }), {
      default: [],
      maxItems: 1000,
      description: "address or network of a proxy whose X-Forwarded-For is believed",
      "x-flag": "trusted-proxy",
      "x-env": "PARLANCE_TRUSTED_PROXIES",
      "x-value": "NETWORK",
      "x-rule": "must be an address or a network, such as 10.0.0.0/8",
    }),
    tls: group("Encryption without a proxy. SIGHUP reads the files again.", TLS),
    metrics: group("What Prometheus reads. Off unless it is enabled, or has a port.", METRICS),
    allowedOrigins: Type.Array(Type.String({ pattern: "^[a-z][a-z0-9+.-]*://[^/]+$" }), {
      default: [],
      maxItems: 1000,
      description: "origin of a page that may connect, exactly as browsers send it",
      "x-flag": "allow-origin",
      "x-value": "URL",
      "x-rule": "must be an origin without a path, such as https://chat.example",
    }),
    publishContract: Type.Boolean({
      default: true,
      description: "show the contract at /v1/contract",
      "x-flag": "hide-contract",
      "x-env": "PARLANCE_HIDE_CONTRACT",
      "x-negated": true,
    }),
    acceptedContracts: Type.Array(Type.String({ pattern: "^[0-9a-f]{64}$" }), {
      default: [],
      maxItems: 1000,
    }),
    strictContract: Type.Boolean({
      default: false,
      description: "refuse clients of any other contract",
      ...RELOADED,
    }),
    dropBrokenHistory: Type.Boolean({
      default: false,
      description:
        "where the contract would refuse kept messages, drop all that is kept and begin new epochs, instead of not starting",
    }),
    limits: group("Bounds that clients are told. Connections keep those that they were told.", LIMITS),
    frameBurst: integer(1, 1_000_000, 100, {
      description: "frames that may come at once before limits.framesPerSecond slows reading",
      ...RELOADED,
    }),
    heartbeat: group("How silence is noticed.", HEARTBEAT),
    helloMs: integer(100, 15_000, 10_000, {
      description: "milliseconds that a connection may wait with hello",
      ...RELOADED,
    }),
    payloadErrorsPerMinute: integer(1, 1_000_000, 60, {
      description:
        "answers invalid_frame and invalid_payload in a minute before a connection is closed with 4405",
      ...RELOADED,
    }),
    presenceGraceMs: integer(0, 3_600_000, 30_000, {
      description: "milliseconds that a user stays a member after the last connection was lost",
    }),
    waitingPerAddress: integer(1, 1_000_000, 20, {
      description: "connections of one address that may wait for welcome at a time",
    }),
    connectionsPerUser: integer(1, 1_000_000, 10, {
      description: "connections that one user may have at a time",
    }),
    maxTokenLifeMs: integer(1000, 315_360_000_000, 30 * 86_400_000, {
      description: "longest life of a token in milliseconds; for so long a revocation is kept",
      ...RELOADED,
    }),
    maxQueuedBytes: integer(65_536, 1_073_741_824, 1_048_576, {
      description: "unsent bytes above which a connection is closed as a slow consumer",
      ...RELOADED,
    }),
    memoryBytes: integer(1_048_576, 1_099_511_627_776, 268_435_456, {
      description:
        "bytes of messages that are kept in memory; beyond it the oldest go, first where nobody listens",
    }),
  },
  { additionalProperties: false },
);
