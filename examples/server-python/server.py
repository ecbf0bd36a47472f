#!/usr/bin/env python3
"""A Parlance server in one file, written from PROTOCOL.md: the core, with the features recovery and history.

Read it from top to bottom: schemas, judging a text, channels, connections, the server. Ids such as [PUB-1] are rules
of PROTOCOL.md. It needs Python 3.11 and websockets 10.4 (Debian: python3-websockets), and keeps all in memory.
"""
import argparse, asyncio, base64, collections, contextlib, hashlib, http, json, pathlib, re, secrets, sys, time
from decimal import Decimal
from websockets import ConnectionClosed
from websockets.legacy.server import serve

SCHEMAS = pathlib.Path(__file__).resolve().parents[2] / "schema"
FEATURES = ["recovery", "history"]
VERBS = ["subscribe", "publish", "history"]
FRAMES = ["hello", "subscribe", "unsubscribe", "publish", "ping", "pong", "history"]  # any other type is unknown [FR-3]
LIMITS = {"frameBytes": 65536, "subscriptions": 128, "inFlight": 64, "framesPerSecond": 1000000}
WINDOWS = {"helloMs": 10000, "payloadErrorsPerMinute": 1000000, "recoveryMessages": 1000, "recoveryBytes": 1 << 20}
UNREAD_BYTES = 1 << 20, 32 << 20  # what may wait for a client before we read no more, and before we close [LIM-2]
EPOCH = secrets.token_hex(8)  # nothing outlives the process, so each process begins a new numbering [REC-6]
SURROGATE = re.compile("[\ud800-\udfff]")

# Schemas: a validator for the keywords of frames and contracts. It gives the first fault: (at, keyword, message).
TYPES = {
    "object": lambda v: isinstance(v, dict), "array": lambda v: isinstance(v, list),
    "string": lambda v: isinstance(v, str), "boolean": lambda v: isinstance(v, bool), "null": lambda v: v is None,
    "number": lambda v: isinstance(v, (int, float)) and not isinstance(v, bool),
    "integer": lambda v: isinstance(v, int) and not isinstance(v, bool),  # read_number has made 1 of 1.0
    "any": lambda v: True}
CHECKS = {  # keyword: the type of value that it is about, and whether a value keeps it
    "type": ("any", lambda v, kinds: any(TYPES[kind](v) for kind in ([kinds] if isinstance(kinds, str) else kinds))),
    "const": ("any", lambda v, wanted: same(v) == same(wanted)),
    "enum": ("any", lambda v, wanted: same(v) in map(same, wanted)),
    "required": ("object", lambda v, names: all(name in v for name in names)),
    "minProperties": ("object", lambda v, n: len(v) >= n), "maxProperties": ("object", lambda v, n: len(v) <= n),
    "minItems": ("array", lambda v, n: len(v) >= n), "maxItems": ("array", lambda v, n: len(v) <= n),
    "uniqueItems": ("array", lambda v, wanted: not wanted or len(set(map(same, v))) == len(v)),
    "minLength": ("string", lambda v, n: len(v) >= n), "maxLength": ("string", lambda v, n: len(v) <= n),
    "pattern": ("string", lambda v, pattern: re.search(pattern, v, re.ASCII)),
    "minimum": ("number", lambda v, n: v >= n), "maximum": ("number", lambda v, n: v <= n),
    "exclusiveMinimum": ("number", lambda v, n: v > n), "exclusiveMaximum": ("number", lambda v, n: v < n),
    "multipleOf": ("number", lambda v, n: Decimal(str(v)) % Decimal(str(n)) == 0)}
INNER = {"additionalProperties", "propertyNames", "items", "$ref"}
NOTES = {"$schema", "$comment", "$defs", "title", "description", "examples", "default"}

def read_schema(schema, named):
    """Puts what a $ref names in its place; refuses keywords that find_fault does not know."""
    if isinstance(schema, bool):
        return schema
    result = {keyword: value for keyword, value in schema.items() if keyword not in NOTES}
    if unknown := set(result) - set(CHECKS) - INNER - {"properties"}:
        sys.exit(f"this server does not know the schema keyword {', '.join(sorted(unknown))}")
    if "pattern" in result:  # in ECMAScript $ is the very end; Python lets a newline follow
        result["pattern"] = re.sub(r"(?<!\\)\$$", r"\\Z", result["pattern"])
    if "$ref" in result:
        result["$ref"] = named[result["$ref"].rpartition("/$defs/")[2]]
    for keyword in INNER & set(result):
        result[keyword] = read_schema(result[keyword], named)
    if "properties" in result:
        result["properties"] = {name: read_schema(part, named) for name, part in result["properties"].items()}
    return result

def same(value):
    return json.dumps(value, sort_keys=True)  # equal for equal JSON values; Python alone takes True for 1

def children(value, at):
    """The members or items of a value, each with its JSON Pointer [ERR-2]."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return ((name, item, f"{at}/{str(name).replace('~', '~0').replace('/', '~1')}") for name, item in items)

def find_fault(schema, value, at=""):
    if isinstance(schema, bool):
        return None if schema else (at, "false", "is not allowed")
    for keyword, limit in schema.items():
        kind, keeps = CHECKS.get(keyword, ("any", lambda *_: True))
        if TYPES[kind](value) and not keeps(value, limit):
            return at, keyword, f"breaks {keyword}"
    parts = [(schema.get("$ref", True), value, at)]
    for name, item, place in children(value, at):
        rule = schema.get("items", True)
        if isinstance(value, dict):
            rule = schema.get("properties", {}).get(name, schema.get("additionalProperties", True))
            if rule is False:
                return place, "additionalProperties", "is not a member that is allowed"
            if find_fault(schema.get("propertyNames", True), name):
                return place, "propertyNames", "must not have this name"
        parts.append((rule, item, place))
    return next(filter(None, (find_fault(*part) for part in parts)), None)

def canonical(value):
    """RFC 8785, for all numbers but those that Python writes in another way than ECMAScript (1e-05)."""
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be"))
        return "{" + ",".join(f"{write(name)}:{canonical(value[name])}" for name in names) + "}"
    return "[" + ",".join(map(canonical, value)) + "]" if isinstance(value, list) else write(value)

def fingerprint(contract):
    """The hash of a contract, over what matters on the wire (PROTOCOL.md, Contracts)."""
    maps, literals = {"properties", "$defs", "namespaces", "events", "methods"}, {"const", "enum", "default"}
    notes = {"description", "title", "examples", "$schema", "$comment"}
    def strip(value, named=False):  # named: the members have names of the author's choice
        if not isinstance(value, dict):
            return list(map(strip, value)) if isinstance(value, list) else value
        return {name: item if name in literals and not named else strip(item, name in maps and not named)
                for name, item in value.items() if named or name not in notes}
    wire = {"methods": {}, "$defs": {}, **{name: contract[name] for name in contract if name != "version"}}
    return hashlib.sha256(canonical(strip(wire)).encode()).hexdigest()

# Judging a text: malformed is closed, what can be answered is refused.
class Close(Exception): "Ends the connection: a code of the table, and a reason that begins with its name [CLS-1]."
class Refusal(Exception): "Answers a request with an error: its code, and where a schema was broken, the fault."

def write(frame):
    return json.dumps(frame, ensure_ascii=False, separators=(",", ":"))

def read_number(text):
    """A number written 1.0 or 1e0 is the integer 1. Beyond 2^53 - 1 nothing is exact: find_forbidden refuses it."""
    number = float(text)
    return int(number) if abs(number) < 2**53 and number.is_integer() else number

def find_forbidden(value, at="", depth=1, counted=None):
    """The first value that must not be delivered [FR-10]; closes on a frame beyond the bounds of [FR-11]."""
    counted = counted or collections.Counter()
    counted["values"] += 1
    if counted["values"] > 10_000 or depth > 32 and isinstance(value, (dict, list)):
        raise Close(4400, "bad_frame: nested too deeply, or too many values")
    found = None
    if isinstance(value, str) and SURROGATE.search(value) or TYPES["number"](value) and abs(value) >= 2**53:
        found = at, "value", "must hold no lone surrogate, and be no number beyond 2^53 - 1"
    for name, item, place in children(value, at):
        if name == "__proto__" or SURROGATE.search(str(name)):  # `at` cannot tell a surrogate, so it tells the object
            found = found or (place if name == "__proto__" else at, "name", "must not have a member of this name")
        found = find_forbidden(item, place, depth + 1, counted) or found
    return found

# Channels: one line of messages each.
class Channel:
    def __init__(self, rules):
        self.log = rules.get("log", {"size": 0, "ttlMs": 0})
        self.head, self.kept, self.subscribers = 0, collections.deque(), set()

    def add(self, channel, **members):
        self.head += 1
        now = int(time.time() * 1000)
        text = write({"type": "message", "channel": channel, "offset": self.head, "time": now, **members})
        self.kept.append((self.head, now, text))
        self.trim()
        for subscriber in list(self.subscribers):  # the same text for all, now and when it is replayed [SUB-5]
            subscriber.push(text)
        return self.position()

    def trim(self):
        oldest = time.time() * 1000 - self.log["ttlMs"]
        while self.kept and (len(self.kept) > self.log["size"] or self.kept[0][1] <= oldest):
            self.kept.popleft()

    def position(self):
        return {"epoch": EPOCH, "offset": self.head}

    def first(self):
        return self.head + 1 - len(self.kept)  # the offset of the oldest message that is kept

    def after(self, offset):
        return [text for number, _, text in self.kept if number > offset]

    def find_gap(self, position):
        """Why not everything after a position can be sent; nothing when it can [REC-1] [REC-2]."""
        missed = self.after(position["offset"])
        too_many = len(missed) > WINDOWS["recoveryMessages"] or len("".join(missed).encode()) > WINDOWS["recoveryBytes"]
        reasons = {"unknown_epoch": position["epoch"] != EPOCH, "ahead": position["offset"] > self.head,
                   "trimmed": position["offset"] < self.first() - 1, "too_many": too_many}
        return next((reason for reason, holds in reasons.items() if holds), None)

# Connections: a text is judged and answered without a pause, so that effects come in the order sent [SUB-2].
class Connection:
    def __init__(self, server, socket):
        self.server, self.socket, self.outbox, self.waiting = server, socket, asyncio.Queue(), 0
        self.id, self.user, self.last_id, self.closing = secrets.token_urlsafe(12), None, 0, False
        self.channels, self.heard = {}, time.monotonic()

    async def run(self):
        sender, watcher = asyncio.create_task(self.send()), asyncio.create_task(self.watch())
        with contextlib.suppress(ConnectionClosed):
            async for text in self.socket:
                if not self.closing:
                    self.heard = time.monotonic()
                    self.receive(text)
                while self.waiting > UNREAD_BYTES[0] and not self.closing:  # [LIM-2]
                    await asyncio.sleep(0.01)
        self.leave()
        sender.cancel(), watcher.cancel()

    def push(self, text):
        self.outbox.put_nowait(text)
        self.waiting += len(text)

    async def send(self):
        with contextlib.suppress(ConnectionClosed):
            while isinstance(item := await self.outbox.get(), str):
                await self.socket.send(item)
                self.waiting -= len(item)
            await self.socket.close(*item)  # what was said before has gone out

    def end(self, code, reason, now=False):
        """Closes behind what waits to be read, or now, when the client does not read."""
        if not self.closing:
            self.leave()
            self.socket.fail_connection(code, reason) if now else self.outbox.put_nowait((code, reason))

    def leave(self):
        self.closing = True
        for channel in self.channels.values():
            channel.subscribers.discard(self)

    async def watch(self):
        """The clock of a connection."""
        opened, pinged, interval = self.heard, self.heard, HEARTBEAT["intervalMs"] / 1000
        while not self.closing:
            await asyncio.sleep(min(interval, 1) / 20)
            now = time.monotonic()
            if self.user is None and now - opened > WINDOWS["helloMs"] / 1000:  # [HS-3]
                self.end(4103, "hello_timeout")
            elif self.user and now - self.heard > interval + HEARTBEAT["graceMs"] / 1000:  # [HB-2]
                self.end(4102, "heartbeat_timeout", now=True)
            elif self.waiting > UNREAD_BYTES[1]:  # [LIM-2]
                self.end(4101, "slow_consumer", now=True)
            elif self.user and now - pinged > interval:  # [HB-1]
                self.push('{"type":"ping"}')
                pinged = now

    def receive(self, text):
        try:
            frame = self.judge(text)
            reply = getattr(self, f"on_{frame['type']}")(frame)
            if reply is not None:
                self.push(reply if isinstance(reply, str) else write({"type": "ok", "id": frame["id"], **reply}))
        except Close as close:
            self.end(*close.args)
        except Refusal as refusal:
            self.refuse(*refusal.args)
        except Exception as error:  # a fault of ours: the table has a code for it
            print(f"{type(error).__name__}: {error}", file=sys.stderr)
            self.end(4100, "internal_error")

    def refuse(self, code, fault=None):
        error = {"type": "error", "id": self.last_id, "code": code, "retryable": False, "message": code}
        if fault:
            at, keyword, message = fault
            at = at if len(at) <= 1000 else ""  # the schema of `error` allows no longer pointer
            error |= {"at": at, "message": message, "issues": [{"at": at, "keyword": keyword, "message": message}]}
        self.push(write(error))

    def judge(self, text):
        """From a text to a frame that may take effect; malformed is judged before illegal."""
        if isinstance(text, bytes):
            raise Close(1003, "unsupported_data: frames are text")
        try:
            frame = json.loads(text, parse_float=read_number, parse_int=read_number, parse_constant=int)
        except (ValueError, RecursionError):
            raise Close(4400, "bad_frame: not JSON, or nested too deeply") from None
        forbidden = find_forbidden(frame)
        kind = frame.get("type") if isinstance(frame, dict) else None
        schema = self.server.frames.get(kind) if isinstance(kind, str) else None
        if schema is None:
            raise Close(4400, "bad_frame: not an object with a known type")
        fault = forbidden or find_fault(schema, frame)
        usable = "id" in frame and not find_fault(schema["properties"].get("id", False), frame["id"])
        if fault and (self.user is None or not usable):  # nothing to answer to [FR-4] [HS-5]
            raise Close(4400, f"bad_frame: breaks {fault[1]}")
        if (kind == "hello") != (self.user is None):
            raise Close(4401, "protocol_violation: hello is the first frame, once")
        if usable and frame["id"] <= self.last_id:  # [FR-6]
            raise Close(4401, "protocol_violation: an id is greater than all before it")
        self.last_id = frame["id"] if usable else self.last_id
        if fault:
            raise Refusal("invalid_frame", fault)
        return frame

    # One method for each frame. It answers with a text, with the members of `ok`, or not at all.

    def on_hello(self, frame):
        if "token" in frame:
            raise Close(4302, "token_invalid: this server knows no tokens")
        digest = hashlib.sha256(frame.get("guest", self.id).encode()).digest()  # the same each time, no way back [HS-8]
        self.user = f"guest-{base64.urlsafe_b64encode(digest[:15]).decode()}"
        match = "exact" if frame.get("contract", {}).get("hash") == self.server.contract["hash"] else "none"
        return write({"type": "welcome", "connection": self.id, "user": self.user, "features": FEATURES,
                      "heartbeat": HEARTBEAT, "limits": LIMITS, "contract": {**self.server.contract, "match": match},
                      "time": int(time.time() * 1000)})

    on_ping, on_pong = lambda self, frame: {}, lambda self, frame: None

    def on_publish(self, frame):
        channel, rules, _ = self.server.enter(frame["channel"], "publish")
        event = rules["events"].get(frame["event"])
        if event is None and not rules.get("anyEvent"):
            raise Refusal("unknown_event")
        if event and event["kind"] == "signal":
            raise Refusal("wrong_kind")
        if event and (fault := find_fault(event["data"], frame["data"], "/data")):
            raise Refusal("invalid_payload", fault)
        members = {name: frame[name] for name in ("channel", "event", "key", "data") if name in frame}
        return {"position": channel.add(**members, by={"user": self.user, "connection": self.id})}

    def on_subscribe(self, frame):
        name = frame["channel"]
        channel, _, allowed = self.server.enter(name, "subscribe")
        if name not in self.channels and len(self.channels) >= LIMITS["subscriptions"]:
            raise Refusal("too_many_subscriptions")
        channel.trim()
        start, recovery = max(channel.head - frame.get("last", 0), channel.first() - 1), {"recovery": "fresh"}
        if "position" in frame:
            reason = channel.find_gap(frame["position"])
            recovery = {"recovery": "gap", "reason": reason} if reason else {"recovery": "full"}
            start = start if reason else frame["position"]["offset"]
        self.push(write({"type": "subscribed", "id": frame["id"], "channel": name, "position": channel.position(),
                         "from": start, **recovery, "allowed": allowed}))
        for text in channel.after(start):
            self.push(text)
        channel.subscribers.add(self)  # if it was there, the old subscription ended with this `subscribed` [SUB-8]
        self.channels[name] = channel

    def on_unsubscribe(self, frame):
        channel = self.channels.pop(frame["channel"], None)
        if channel:
            channel.subscribers.discard(self)
        return {"position": channel.position()} if channel else {}

    def on_history(self, frame):
        channel, rules, _ = self.server.enter(frame["channel"], "history")
        if "log" not in rules:
            raise Refusal("not_kept")
        channel.trim()
        forward, first, head = frame["direction"] == "forward", channel.first(), channel.head
        position = frame.get("position", {"epoch": EPOCH, "offset": first - 1 if forward else head + 1})
        next_to = position["offset"] + (1 if forward else -1)  # a position is exclusive
        lost = position["offset"] > head or position["offset"] < first - (1 if forward or first == 1 else 0)
        if position["epoch"] != EPOCH or "position" in frame and lost:
            raise Refusal("position_lost")
        texts = channel.after(next_to - 1) if forward else channel.after(0)[:max(0, next_to - first + 1)][::-1]
        page = texts[:frame["limit"]]
        messages = ",".join(page if forward else page[::-1])  # each as it was sent [HIS-4]
        return write({"type": "page", "id": frame["id"], "channel": frame["channel"], "epoch": EPOCH, "first": first,
                      "head": head, "more": len(page) < len(texts)})[:-1] + f',"messages":[{messages}]}}'

# The server: what all connections share, the two documents, and the upgrade.
class Server:
    def __init__(self, document):
        contract = json.loads(document)
        self.document, self.namespaces, self.channels = document, contract["namespaces"], {}
        self.contract = {"name": contract["name"], "version": contract["version"], "hash": fingerprint(contract)}
        named = json.loads((SCHEMAS / "definitions.schema.json").read_text())["$defs"]
        files = {name: SCHEMAS / "client" / f"{name}.schema.json" for name in FRAMES}
        self.frames = {name: read_schema(json.loads(file.read_text()), named) for name, file in files.items()}
        for name, rules in self.namespaces.items():
            if rules.get("inbox") or rules.get("log", {}).get("durability") in ("disk", "replicated"):
                sys.exit(f"/namespaces/{name}: this server has no inboxes and keeps nothing on disk")
            for event in rules["events"].values():
                event["data"] = read_schema(event["data"], contract.get("$defs", {}))

    def enter(self, name, verb):
        """A channel, what the contract says of it, and what may be done there: all our users are guests."""
        rules = self.namespaces.get(name.partition(":")[0])
        if rules is None:
            raise Refusal("unknown_namespace")
        access = rules.get("access", {"guest": VERBS}).get("guest", [])  # saying nothing allows everything
        if verb not in access:
            raise Refusal("forbidden")
        return self.channels.setdefault(name, Channel(rules)), rules, [known for known in VERBS if known in access]

    async def answer(self, path, headers):
        """Nothing lets the upgrade go on; a status, headers and body are the whole answer."""
        path, origin = path.partition("?")[0], headers.get("Origin", "http://localhost")
        info = {"server": {"name": "parlance-python", "version": "1"}, "subprotocols": ["parlance.v1.json"],
                "endpoint": "/v1/connect", "features": FEATURES, "limits": LIMITS, "heartbeat": HEARTBEAT,
                "windows": WINDOWS, "contract": self.contract}
        documents = {"/v1/info": write(info), "/v1/contract": self.document}  # [HS-9]
        if path in documents:
            return http.HTTPStatus.OK, {"Content-Type": "application/json"}, documents[path].encode()
        if path != "/v1/connect":
            return http.HTTPStatus.NOT_FOUND, {}, b"not found\n"
        if not re.fullmatch(r"https?://(localhost|127\.0\.0\.1|\[::1\])(:\d+)?", origin):  # [HS-2]
            return http.HTTPStatus.FORBIDDEN, {}, b"origin not allowed\n"
        if "parlance.v1.json" not in re.split("[ ,]+", ",".join(headers.get_all("Sec-WebSocket-Protocol"))):  # [HS-10]
            return http.HTTPStatus.BAD_REQUEST, {}, b"offer the subprotocol parlance.v1.json\n"

    async def run(self, port):
        options = {"max_size": LIMITS["frameBytes"], "ping_interval": None, "close_timeout": 2, "compression": None}
        async with serve(lambda socket: Connection(self, socket).run(), "127.0.0.1", port, process_request=self.answer,
                         subprotocols=["parlance.v1.json"], **options) as server:
            print(f"ws://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1/connect", flush=True)
            await asyncio.Future()

if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description="A Parlance server: core, recovery, history.")
    arguments.add_argument("--port", type=int, default=8080)
    arguments.add_argument("--contract", type=pathlib.Path, default=SCHEMAS / "contracts/chat.contract.json")
    arguments.add_argument("--interval-ms", type=int, default=25000, help="time between two pings")
    chosen = arguments.parse_args()
    HEARTBEAT = {"intervalMs": chosen.interval_ms, "graceMs": chosen.interval_ms * 2 // 5}
    asyncio.run(Server(chosen.contract.read_text()).run(chosen.port))
