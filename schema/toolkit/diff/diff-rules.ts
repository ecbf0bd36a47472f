import type {
  AccessDeclaration,
  LimitsDeclaration,
  LogDeclaration,
  NamespaceDeclaration,
  RateDeclaration,
  Verb,
} from "../contract.ts";
import type { Audience, ContractChange } from "./change.ts";

const PROMISE: Readonly<Record<LogDeclaration["durability"], number>> = {
  // `best` promises no more than the least.
  memory: 0,
  best: 0,
  disk: 1,
  replicated: 2,
};

const READING: ReadonlySet<Verb> = new Set(["subscribe", "history", "members"]);

interface Pair<Value> {
  readonly old: Value | undefined;
  readonly now: Value | undefined;
}

/** What differs, whom it breaks, and what to do. */
type Finding = readonly [what: string, breaks: readonly Audience[], advice: string];

function diffLog({ old, now }: Pair<LogDeclaration>): readonly (readonly [string, ...Finding])[] {
  if (old === undefined && now === undefined) return [];
  if (old === undefined) return [["log", "log is new", [], "Nothing to do; from now on messages are kept."]];
  if (now === undefined) {
    const advice = "Keep the log: without it there is no history, and what was missed is a gap.";
    return [["log", "log is gone", ["readers", "log"], advice]];
  }
  const found: (readonly [string, ...Finding])[] = [];
  for (const name of ["size", "ttlMs"] as const) {
    if (old[name] === now[name]) continue;
    const isLess = now[name] < old[name];
    const advice = isLess ? "Clients that were away for longer find a gap." : "Nothing to do.";
    found.push([`log/${name}`, `${name} ${old[name]} → ${now[name]}`, isLess ? ["readers"] : [], advice]);
  }
  if (old.durability !== now.durability) {
    const isLess =
      PROMISE[now.durability] < PROMISE[old.durability] ||
      (old.durability === "best" && now.durability === "memory");
    const advice = isLess
      ? "An ok promises less than it did to clients of the old version."
      : "Nothing to do.";
    const what = `durability ${old.durability} → ${now.durability}`;
    found.push(["log/durability", what, isLess ? ["writers"] : [], advice]);
  }
  return found;
}

function diffVerbs(
  name: "guest" | "user",
  pair: Pair<readonly Verb[]>,
): readonly (readonly [string, ...Finding])[] {
  const { old = [], now = [] } = pair;
  const gone = old.filter((verb) => !now.includes(verb));
  const come = now.filter((verb) => !old.includes(verb));
  const breaks: readonly Audience[] = [
    ...(gone.some((verb) => !READING.has(verb)) ? (["writers"] as const) : []),
    ...(gone.some((verb) => READING.has(verb)) ? (["readers"] as const) : []),
  ];
  const who = name === "guest" ? "guests" : "users with a token";
  return [
    ...(gone.length > 0
      ? [
          [
            `access/${name}`,
            `${who} may no longer ${gone.join(", ")}`,
            breaks,
            "Grant it to those who need it.",
          ] as const,
        ]
      : []),
    ...(come.length > 0
      ? [
          [
            `access/${name}`,
            `${who} may also ${come.join(", ")}`,
            [],
            "Make sure that this is meant.",
          ] as const,
        ]
      : []),
  ];
}

function diffAccess({ old, now }: Pair<AccessDeclaration>): readonly (readonly [string, ...Finding])[] {
  if (old === undefined && now === undefined) return [];
  // What says nothing allows everything on a server without authentication, and nothing on one with it.
  const advice = "Without access, a server without authentication allows everything, one with it nothing.";
  if (old === undefined) return [["access", "access is said now", ["writers", "readers"], advice]];
  if (now === undefined) return [["access", "access is unsaid now", ["writers", "readers"], advice]];
  return [
    ...diffVerbs("guest", { old: old.guest, now: now.guest }),
    ...diffVerbs("user", { old: old.user, now: now.user }),
  ];
}

function diffInbox({ old, now }: Pair<true>): readonly (readonly [string, ...Finding])[] {
  if (old === now) return [];
  return now === true
    ? [
        [
          "inbox",
          "namespace is an inbox now",
          ["readers"],
          "Only its user may read a channel now: use a new namespace.",
        ],
      ]
    : [
        [
          "inbox",
          "namespace is no inbox now",
          ["readers"],
          "Clients are not subscribed by the server any more: use a new namespace.",
        ],
      ];
}

function diffPresence(had: boolean, has: boolean): readonly (readonly [string, ...Finding])[] {
  if (had === has) return [];
  return has
    ? [["presence", "presence is new", [], "Nothing to do; members become known to each other."]]
    : [
        [
          "presence",
          "presence is gone",
          ["writers", "readers"],
          "Keep it until no client of the old version is left.",
        ],
      ];
}

function diffAnyEvent(
  old: NamespaceDeclaration,
  now: NamespaceDeclaration,
): readonly (readonly [string, ...Finding])[] {
  if (old.anyEvent === now.anyEvent) return [];
  if (now.anyEvent === true)
    return [
      [
        "anyEvent",
        "any event is allowed now",
        [],
        "Make sure that this is meant: what is undeclared is not checked.",
      ],
    ];
  const breaks: readonly Audience[] = old.log === undefined ? ["writers"] : ["writers", "log"];
  return [["anyEvent", "undeclared events are refused now", breaks, "Declare every event that is in use."]];
}

function describeRate(rate: RateDeclaration | undefined): string {
  return rate === undefined ? "unbounded" : `${rate.perMinute} a minute, ${rate.burst} at once`;
}

function diffRate(
  at: string,
  { old, now }: Pair<RateDeclaration>,
): readonly (readonly [string, ...Finding])[] {
  if (old?.perMinute === now?.perMinute && old?.burst === now?.burst) return [];
  // Beyond a rate clients are told to wait, and nothing is lost.
  const advice = "Make sure that clients keep to it: what goes beyond is refused with rate_limited.";
  return [[at, `rate ${describeRate(old)} → ${describeRate(now)}`, [], advice]];
}

function diffRates(
  old: NamespaceDeclaration,
  now: NamespaceDeclaration,
): readonly (readonly [string, ...Finding])[] {
  const shared = Object.keys(old.events).filter((event) => Object.hasOwn(now.events, event));
  return [
    ...diffRate("rates/publish", { old: old.rates?.publish, now: now.rates?.publish }),
    ...diffRate("rates/signal", { old: old.rates?.signal, now: now.rates?.signal }),
    ...shared.flatMap((event) =>
      diffRate(`events/${event}/rate`, { old: old.events[event]?.rate, now: now.events[event]?.rate }),
    ),
  ];
}

/** What differs in the rules of a namespace, its events and the data of its members aside. */
export function diffNamespaceRules(
  name: string,
  old: NamespaceDeclaration,
  now: NamespaceDeclaration,
): readonly ContractChange[] {
  const findings = [
    ...diffAnyEvent(old, now),
    ...diffLog({ old: old.log, now: now.log }),
    ...diffPresence(old.presence !== undefined, now.presence !== undefined),
    ...diffInbox({ old: old.inbox, now: now.inbox }),
    ...diffAccess({ old: old.access, now: now.access }),
    ...diffRates(old, now),
  ];
  return findings.map(([at, what, breaks, advice]) => ({
    at: `/namespaces/${name}/${at}`,
    subject: `namespace ${name}`,
    what,
    breaks,
    advice,
  }));
}

const LIMITS = ["frameBytes", "subscriptions", "inFlight", "framesPerSecond"] as const;

/** Beyond these a client waits, by itself or by the slower reading of the server: nobody is refused. */
const PACE: ReadonlySet<string> = new Set(["inFlight", "framesPerSecond"]);

/** What differs in the limits of connections. A lower bound refuses what clients of the old version could do. */
export function diffLimits(
  old: LimitsDeclaration = {},
  now: LimitsDeclaration = {},
): readonly ContractChange[] {
  return LIMITS.filter((name) => old[name] !== now[name]).map((name) => {
    const isLess = (now[name] ?? Infinity) < (old[name] ?? Infinity);
    const refused: Audience = name === "frameBytes" ? "writers" : "readers";
    const breaks = isLess && !PACE.has(name) ? [refused] : [];
    const [less, more] = [
      PACE.has(name)
        ? "Clients learn it from welcome, and are slower."
        : "Clients learn it from welcome: make sure that none needs more.",
      "Nothing to do: clients learn it from welcome, and a server may still allow less.",
    ];
    return {
      at: `/limits/${name}`,
      subject: "the contract",
      what: `${name} ${old[name] ?? "up to the server"} → ${now[name] ?? "up to the server"}`,
      breaks,
      advice: isLess ? less : more,
    };
  });
}
