/** Where Redis is, and as whom to come. */
export interface RedisAddress {
  readonly kind: "single" | "sentinel";
  /** The server, or the sentinels that know the primary. */
  readonly hosts: readonly { readonly host: string; readonly port: number }[];
  readonly isTls: boolean;
  readonly user: string | undefined;
  readonly password: string | undefined;
  readonly database: number;
  /** Name of the primary; of use to sentinels only. */
  readonly primary: string;
  /** What the names of all keys begin with. */
  readonly prefix: string;
}

const SCHEME = /^(rediss?)(?:\+(sentinel|cluster))?:\/\//;

/**
 * Reads `redis://user:password@host:port/0?prefix=chat`; with `rediss` by TLS. `redis+sentinel://h1:26379,h2/name` asks
 * sentinels for the primary of that name. Throws an `Error` that says what is wrong,
 * and never repeats the text, which may hold a password.
 */
export function parseRedisAddress(text: string): RedisAddress {
  const [scheme, protocol, kind = "single"] = SCHEME.exec(text) ?? [];
  if (scheme === undefined)
    throw new Error("redis: must begin with redis://, rediss://, redis+sentinel:// or rediss+sentinel://");
  if (kind === "cluster")
    throw new Error("redis: a Cluster cannot be used yet; give one primary, or its sentinels");
  const rest = text.slice(scheme.length);
  const slash = rest.search(/[/?]|$/);
  const authority = rest.slice(0, slash);
  const at = authority.lastIndexOf("@");
  const hosts = authority
    .slice(at + 1)
    .split(",")
    .map((host) => parseHost(host, kind === "sentinel" ? 26_379 : 6379));
  if (kind === "single" && hosts.length > 1)
    throw new Error("redis: several hosts are for redis+sentinel://");
  const [user, password] = at === -1 ? [] : parseUser(authority.slice(0, at));
  const { pathname, searchParams } = new URL(rest.slice(slash), "redis://x/");
  const path = pathname.slice(1);
  const prefix = searchParams.get("prefix") ?? "parlance";
  if (!/^[A-Za-z0-9_.-]{1,64}$/.test(prefix))
    throw new Error("redis: prefix must be 1 to 64 of A-Z a-z 0-9 _ . -");
  if (kind === "sentinel" && path === "")
    throw new Error("redis: the path must be the name that the sentinels know the primary by");
  if (kind !== "sentinel" && !/^\d{0,4}$/.test(path))
    throw new Error("redis: the path must be the number of a database");
  return {
    kind: kind as RedisAddress["kind"],
    hosts,
    isTls: protocol === "rediss",
    user: user === "" ? undefined : user,
    password,
    database: kind === "single" ? Number(path) : 0,
    primary: kind === "sentinel" ? decodeURIComponent(path) : "",
    prefix,
  };
}

/** Where Redis is, without secrets, for people. */
export function describeAddress({ kind, hosts, isTls, primary }: RedisAddress): string {
  const scheme = `${isTls ? "rediss" : "redis"}${kind === "single" ? "" : `+${kind}`}`;
  const places = hosts.map(({ host, port }) => `${host.includes(":") ? `[${host}]` : host}:${port}`);
  return `${scheme}://${places.join(",")}${primary === "" ? "" : `/${primary}`}`;
}

function parseHost(text: string, fallback: number): { readonly host: string; readonly port: number } {
  const [, bracketed, plain, port] =
    /^(?:\[([0-9a-fA-F:.]+)\]|([A-Za-z0-9._-]+))(?::(\d{1,5}))?$/.exec(text) ?? [];
  const host = bracketed ?? plain;
  if (host === undefined || Number(port ?? 0) > 65_535)
    throw new Error("redis: a host must be name:port, and a user with @ or : in it must be percent-encoded");
  return { host, port: Number(port ?? fallback) };
}

function parseUser(text: string): readonly [user: string, password: string | undefined] {
  const colon = text.indexOf(":");
  try {
    if (colon === -1) return [decodeURIComponent(text), undefined];
    return [decodeURIComponent(text.slice(0, colon)), decodeURIComponent(text.slice(colon + 1))];
  } catch {
    throw new Error("redis: user and password must be percent-encoded");
  }
}
