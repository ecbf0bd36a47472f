#!/usr/bin/env php
<?php
/**
 * A Parlance server in one file, written from PROTOCOL.md: the core, and nothing more.
 * Read it from top to bottom: schemas, JSON, frames, WebSocket, HTTP, the loop. Ids such as [PUB-1] are rules of
 * PROTOCOL.md. It needs php-cli 8.2 or newer, and nothing else.
 */
declare(strict_types=1);
const SCHEMAS = __DIR__ . '/../../schema';
const FRAMES = ['hello', 'subscribe', 'unsubscribe', 'publish', 'ping', 'pong']; // any other type is unknown [FR-3]
const VERBS = ['subscribe', 'publish'];
const LIMITS = ['frameBytes' => 65536, 'subscriptions' => 128, 'inFlight' => 64, 'framesPerSecond' => 1000000];
const WINDOWS = ['helloMs' => 10000, 'payloadErrorsPerMinute' => 1000000];
const UNREAD_BYTES = 1 << 20; // waiting for a client: above it we read no more, above 32 times as much we close [LIM-2]
const NOTES = ['description', 'title', 'examples', '$schema', '$comment'];
$options = getopt('', ['port:', 'contract:', 'interval-ms:']) + ['port' => 8080, 'interval-ms' => 25000];
define('HEARTBEAT', ['intervalMs' => $options['interval-ms'] | 0, 'graceMs' => $options['interval-ms'] * 2 / 5 | 0]);
define('EPOCH', bin2hex(random_bytes(8))); // nothing outlives the process, so each process begins a new numbering

class Close extends Exception {} // ends the connection: a reason that begins with the code's name [CLS-1], the code
class Refusal extends Exception { // answers a request with an error: its code, and where a schema was broken, the fault
    public function __construct(string $code, public ?array $fault = null) { parent::__construct($code); }
}

// Schemas: a validator for the keywords of frames and contracts. It gives the first fault: [at, keyword, message].
function readSchema(string $name): object { return json_decode(file_get_contents(SCHEMAS . "/$name.schema.json")); }

function hasType(mixed $value, string $type): bool {
    return match ($type) {
        'object' => $value instanceof stdClass, 'array' => is_array($value), 'string' => is_string($value),
        'boolean' => is_bool($value), 'null' => $value === null, 'integer' => is_int($value), // 1.0 was read as 1
        'number' => is_int($value) || is_float($value),
    };
}

const ABOUT = ['required' => 'object', 'minProperties' => 'object', 'maxProperties' => 'object', 'minItems' => 'array',
    'maxItems' => 'array', 'uniqueItems' => 'array', 'minLength' => 'string', 'maxLength' => 'string',
    'pattern' => 'string', 'minimum' => 'number', 'maximum' => 'number', 'exclusiveMinimum' => 'number',
    'exclusiveMaximum' => 'number', 'multipleOf' => 'number'];

function keeps(string $keyword, mixed $limit, mixed $value): bool {
    if (isset(ABOUT[$keyword]) && !hasType($value, ABOUT[$keyword])) return true;
    $size = is_string($value) ? strlen($value) - preg_match_all('/[\x80-\xbf]/', $value) : count((array) $value);
    return match ($keyword) {
        'type' => array_filter((array) $limit, fn($type) => hasType($value, $type)) !== [],
        'const' => write($value, true) === write($limit, true),
        'enum' => array_filter($limit, fn($one) => write($one, true) === write($value, true)) !== [],
        'required' => !array_diff($limit, array_map('strval', array_keys((array) $value))),
        'minProperties', 'minItems', 'minLength' => $size >= $limit,
        'maxProperties', 'maxItems', 'maxLength' => $size <= $limit,
        'uniqueItems' => count(array_unique(array_map(fn($item) => write($item, true), $value))) === $size,
        'pattern' => preg_match("\x01$limit\x01uD", $value) === 1,
        'minimum' => $value >= $limit, 'exclusiveMinimum' => $value > $limit,
        'maximum' => $value <= $limit, 'exclusiveMaximum' => $value < $limit,
        'multipleOf' => abs($value / $limit - round($value / $limit)) < 1e-9,
        default => true,
    };
}

function findFault(mixed $schema, mixed $value, string $at, object $named): ?array {
    if (is_bool($schema)) return $schema ? null : [$at, 'false', 'is not allowed'];
    $rules = (array) $schema;
    foreach ($rules as $keyword => $limit) {
        if (!keeps($keyword, $limit, $value)) return [$at, $keyword, "breaks $keyword"];
    }
    $rest = isset($rules['$ref']) ? [[$named->{substr(strrchr($rules['$ref'], '/'), 1)}, $value, $at]] : [];
    foreach (is_array($value) || is_object($value) ? (array) $value : [] as $name => $item) {
        $place = member($at, $name);
        $rule = $rules['items'] ?? true;
        if (is_object($value))
            $rule = ((array) ($rules['properties'] ?? []))[$name] ?? $rules['additionalProperties'] ?? true;
        $badName = is_object($value) && findFault($rules['propertyNames'] ?? true, (string) $name, $at, $named);
        if ($rule === false || $badName) return [$place, 'additionalProperties', 'is not a member that is allowed'];
        $rest[] = [$rule, $item, $place];
    }
    foreach ($rest as [$rule, $item, $place]) if ($fault = findFault($rule, $item, $place, $named)) return $fault;
    return null;
}

/** A JSON Pointer, one step further [ERR-2]. */
function member(string $at, string|int $name): string { return "$at/" . strtr("$name", ['~' => '~0', '/' => '~1']); }

/** The fingerprint of a contract, over what matters on the wire (PROTOCOL.md, Contracts). */
function fingerprint(object $contract): string {
    $strip = function (mixed $value, bool $named = false) use (&$strip): mixed { // named: by the author
        if (is_array($value)) return array_map($strip, $value);
        if (!$value instanceof stdClass) return $value;
        $kept = $named ? (array) $value : array_diff_key((array) $value, array_flip(NOTES));
        foreach ($kept as $name => $item) {
            $isMap = !$named && in_array($name, ['properties', '$defs', 'namespaces', 'events', 'methods'], true);
            if ($named || !in_array($name, ['const', 'enum', 'default'], true)) $kept[$name] = $strip($item, $isMap);
        }
        return (object) $kept;
    };
    $wire = (object) ((array) $contract + ['methods' => (object) [], '$defs' => (object) []]);
    unset($wire->version);
    return hash('sha256', write($strip($wire), true));
}

// JSON: PHP's own reader hides names given twice, lone surrogates and depth, so this one looks at each token.
/** Writes a value; sorted, it is RFC 8785 for names without astral characters. Arrays with names are objects too. */
function write(mixed $value, bool $sorted = false): string {
    if (!is_array($value) && !is_object($value))
        return json_encode($value, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_LINE_TERMINATORS);
    [$members, $isList, $texts] = [(array) $value, is_array($value) && array_is_list($value), []];
    if ($sorted && !$isList) ksort($members, SORT_STRING);
    foreach ($members as $name => $item) $texts[] = ($isList ? '' : write("$name") . ':') . write($item, $sorted);
    return $isList ? '[' . implode(',', $texts) . ']' : '{' . implode(',', $texts) . '}';
}

/** Reads one text and remembers the first value that must not be delivered [FR-10]. */
class Reader {
    public ?array $forbidden = null;
    private int $offset = 0, $values = 0;
    public function __construct(private string $text) {}

    public function read(): mixed {
        [$value, $rest] = [$this->value('', 1), $this->peek()];
        return $rest === '' ? $value : throw new Close('bad_frame: more than one value', 4400);
    }
    private function peek(): string {
        $this->offset += strspn($this->text, " \t\r\n", $this->offset);
        return $this->text[$this->offset] ?? '';
    }
    private function take(string $pattern): string {
        $this->peek();
        preg_match("/$pattern/A", $this->text, $match, 0, $this->offset);
        $this->offset += strlen($match[0] ?? throw new Close('bad_frame: not JSON', 4400));
        return $match[0];
    }
    private function string(string $at): string {
        $string = json_decode($this->take('"(?:[^"\\\\\x00-\x1f]++|\\\\(?:["\\\\\/bfnrt]|u[0-9a-fA-F]{4}))*+"'));
        if ($string === null) $this->forbidden ??= [$at, 'surrogate', 'must not hold a lone surrogate'];
        return $string ?? '';
    }
    private function value(string $at, int $depth): mixed {
        $first = $this->peek();
        if (++$this->values > 10000 || ($depth > 32 && ($first === '{' || $first === '[')))
            throw new Close('bad_frame: nested too deeply, or too many values', 4400); // [FR-11]
        if ($first === '"') return $this->string($at);
        if ($first === '{' || $first === '[') return $this->nested($at, $depth, $first === '{');
        $token = $this->take('true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?');
        if (ctype_alpha($token)) return json_decode($token);
        $number = (float) $token;
        if (abs($number) >= 2 ** 53) $this->forbidden ??= [$at, 'number', 'must not be beyond 2^53 - 1'];
        return abs($number) < 2 ** 53 && floor($number) === $number ? (int) $number : $number;
    }
    private function nested(string $at, int $depth, bool $isObject): array|stdClass {
        $items = [];
        $this->offset++;
        while ($this->peek() !== ($isObject ? '}' : ']')) {
            if ($items) $this->take(',');
            $name = $isObject ? $this->string($at) : count($items); // of a name given twice the last counts [FR-9]
            if ($isObject) $this->take(':');
            if ($name === '__proto__') $this->forbidden ??= [member($at, $name), 'name', 'must not be a member'];
            $items[$name] = $this->value(member($at, $name), $depth + 1);
        }
        $this->offset++;
        return $isObject ? (object) $items : $items;
    }
}

// Frames: what each means. A text is judged and answered at once, so effects come in the order sent [SUB-2].
class Server {
    public array $frames = [], $contract;
    public array $heads = [], $subscribers = []; // by channel: the offset of its newest message, its connections
    public object $named, $shared; // what schemas refer to: those of frames, those of the contract
    private object $rules;
    public function __construct(public string $document) {
        $this->rules = json_decode($document, false, 512, JSON_THROW_ON_ERROR);
        $hash = fingerprint($this->rules);
        $this->contract = ['name' => $this->rules->name, 'version' => $this->rules->version, 'hash' => $hash];
        $this->shared = $this->rules->{'$defs'} ?? (object) [];
        $this->named = readSchema('definitions')->{'$defs'};
        foreach (FRAMES as $name) $this->frames[$name] = readSchema("client/$name");
        if (preg_match('/"inbox":|"durability":"(disk|replicated)"/', write($this->rules->namespaces)))
            exit("/namespaces: this server has no inboxes and keeps nothing on disk\n");
    }
    /** What may be done on a channel: all our users are guests, and a contract that says nothing allows everything. */
    public function enter(string $channel, string $verb): array {
        $rules = $this->rules->namespaces->{strtok($channel, ':')} ?? throw new Refusal('unknown_namespace');
        $allowed = isset($rules->access) ? array_values(array_intersect(VERBS, $rules->access->guest ?? [])) : VERBS;
        if (!in_array($verb, $allowed, true)) throw new Refusal('forbidden');
        return [$rules, $allowed];
    }
    public function position(string $name): array { return ['epoch' => EPOCH, 'offset' => $this->heads[$name] ?? 0]; }
}

class Connection {
    public string $in = '', $out = '', $state = 'http'; // then open, closing, closed
    public float $heard, $pinged, $ends = INF;
    public ?string $user = null;
    private string $id, $message = '';
    private bool $inMessage = false;
    private array $channels = [];
    private int $lastId = 0;
    public function __construct(public $socket, private Server $server) {
        [$this->id, $this->heard, $this->pinged] = [bin2hex(random_bytes(8)), microtime(true), microtime(true)];
    }
    public function push(array $frame): void { $this->send(1, write($frame)); }
    public function receive(string $text): void {
        try {
            $frame = $this->judge($text);
            $this->{$frame->type}($frame);
        } catch (Refusal $refusal) {
            [$at, $keyword, $message] = $refusal->fault ?? ['', '', $refusal->getMessage()];
            if (strlen($at) > 1000) $at = ''; // the schema of `error` allows no longer pointer
            $more = ['at' => $at, 'issues' => [['at' => $at, 'keyword' => $keyword, 'message' => $message]]];
            $this->push(['type' => 'error', 'id' => $this->lastId, 'code' => $refusal->getMessage(),
                'retryable' => false, 'message' => $message, ...($refusal->fault ? $more : [])]);
        }
    }
    /** From a text to a frame that may take effect; malformed is judged before illegal. */
    private function judge(string $text): object {
        $reader = new Reader($text);
        $frame = $reader->read();
        $type = is_object($frame) && is_string($frame->type ?? null) ? $frame->type : '';
        $schema = $this->server->frames[$type] ?? throw new Close('bad_frame: no object of a known type', 4400);
        $fault = $reader->forbidden ?? findFault($schema, $frame, '', $this->server->named);
        $id = $frame->id ?? null;
        $usable = isset($schema->properties->id) && !findFault($schema->properties->id, $id, '', $this->server->named);
        if ($fault && (!$usable || $this->user === null)) throw new Close("bad_frame: breaks $fault[1]", 4400);
        if (($type === 'hello') !== ($this->user === null))
            throw new Close('protocol_violation: hello is the first frame, once', 4401); // [HS-4]
        if ($usable && $id <= $this->lastId)
            throw new Close('protocol_violation: an id is greater than all before it', 4401); // [FR-6]
        if ($usable) $this->lastId = $id;
        return $fault ? throw new Refusal('invalid_frame', $fault) : $frame;
    }
    private function hello(object $frame): void {
        if (isset($frame->token)) throw new Close('token_invalid: this server knows no tokens', 4302);
        $this->user = 'guest-' . substr(hash('sha256', $frame->guest ?? $this->id), 0, 40); // no way back [HS-8]
        $match = ($frame->contract->hash ?? '') === $this->server->contract['hash'] ? 'exact' : 'none';
        $this->push(['type' => 'welcome', 'connection' => $this->id, 'user' => $this->user, 'features' => [],
            'heartbeat' => HEARTBEAT, 'limits' => LIMITS, 'contract' => [...$this->server->contract, 'match' => $match],
            'time' => (int) (microtime(true) * 1000)]);
    }
    private function ping(object $frame): void { $this->push(['type' => 'ok', 'id' => $frame->id]); }
    private function pong(object $frame): void {}
    private function publish(object $frame): void {
        [$rules] = $this->server->enter($frame->channel, 'publish');
        $event = $rules->events->{$frame->event} ?? null;
        if (!$event && !isset($rules->anyEvent)) throw new Refusal('unknown_event');
        if ($event?->kind === 'signal') throw new Refusal('wrong_kind');
        $fault = $event ? findFault($event->data, $frame->data, '/data', $this->server->shared) : null;
        if ($fault) throw new Refusal('invalid_payload', $fault);
        $offset = $this->server->heads[$frame->channel] = ($this->server->heads[$frame->channel] ?? 0) + 1;
        $text = write(['type' => 'message', 'channel' => $frame->channel, 'offset' => $offset, 'event' => $frame->event,
            'time' => (int) (microtime(true) * 1000), 'by' => ['user' => $this->user, 'connection' => $this->id],
            ...(isset($frame->key) ? ['key' => $frame->key] : []), 'data' => $frame->data]);
        foreach ($this->server->subscribers[$frame->channel] ?? [] as $other) $other->send(1, $text); // [SUB-5]
        $this->push(['type' => 'ok', 'id' => $frame->id, 'position' => $this->server->position($frame->channel)]);
    }
    private function subscribe(object $frame): void {
        [, $allowed] = $this->server->enter($frame->channel, 'subscribe');
        if (!isset($this->channels[$frame->channel]) && count($this->channels) >= LIMITS['subscriptions'])
            throw new Refusal('too_many_subscriptions');
        $position = $this->server->position($frame->channel);
        $gap = isset($frame->position) ? ['recovery' => 'gap', 'reason' => 'unsupported'] : ['recovery' => 'fresh'];
        $this->push(['type' => 'subscribed', 'id' => $frame->id, 'channel' => $frame->channel, 'position' => $position,
            'from' => $position['offset'], ...$gap, 'allowed' => $allowed]); // nothing is kept, nothing is replayed
        $this->channels[$frame->channel] = true;
        $this->server->subscribers[$frame->channel][$this->id] = $this;
    }
    private function unsubscribe(object $frame): void {
        $last = isset($this->channels[$frame->channel]) ? ['position' => $this->server->position($frame->channel)] : [];
        $this->push(['type' => 'ok', 'id' => $frame->id, ...$last]);
        $this->leave($frame->channel);
    }
    private function leave(string $channel): void {
        unset($this->channels[$channel], $this->server->subscribers[$channel][$this->id]);
    }

    // WebSocket (RFC 6455): frames of bytes become texts, and back.

    public function send(int $opcode, string $payload): void {
        $size = strlen($payload);
        $length = $size < 126 ? chr($size) : ($size < 65536 ? pack('Cn', 126, $size) : pack('CJ', 127, $size));
        if ($this->state === 'open') $this->out .= chr(0x80 | $opcode) . $length . $payload;
    }
    public function end(string $state, int $code = 0, string $reason = ''): void {
        if ($code) $this->send(8, pack('n', $code) . substr($reason, 0, 123));
        [$this->state, $this->ends] = [$state, microtime(true) + 2];
        foreach (array_keys($this->channels) as $channel) $this->leave((string) $channel);
    }
    /** Takes one frame from what has come; false when there is none yet. */
    public function takeFrame(): bool {
        if (strlen($this->in) < 2) return false;
        [$head, $size] = [ord($this->in[0]), ord($this->in[1]) & 127];
        [$format, $start] = [126 => ['n', 4], 127 => ['J', 10]][$size] ?? ['', 2];
        if (strlen($this->in) < $start) return false;
        if ($format) $size = unpack($format, $this->in, 2)[1];
        [$opcode, $isLast] = [$head & 15, ($head & 128) !== 0];
        $isLegal = ($head & 0x70) === 0 && ord($this->in[1]) & 128 && in_array($opcode, [0, 1, 2, 8, 9, 10], true)
            && ($opcode >= 8 ? $isLast && $size < 126 : ($opcode === 0) === $this->inMessage);
        if (!$isLegal) throw new Close('protocol_error', 1002);
        if ($opcode === 2) throw new Close('unsupported_data: frames are text', 1003);
        if ($size < 0 || $size + strlen($this->message) > LIMITS['frameBytes']) throw new Close('too_large', 1009);
        if (strlen($this->in) < $start + 4 + $size) return false;
        $payload = substr($this->in, $start + 4, $size) ^ str_repeat(substr($this->in, $start, 4), $size / 4 + 1 | 0);
        $this->in = substr($this->in, $start + 4 + $size);
        if ($opcode === 8) throw new Close('', 1000);
        if ($opcode === 9) $this->send(10, $payload);
        if ($opcode >= 8) return true;
        [$text, $this->inMessage] = [$this->message . $payload, !$isLast];
        $this->message = $isLast ? '' : $text;
        if (!$isLast) return true;
        if (!preg_match('//u', $text)) throw new Close('invalid_utf8', 1007); // [FR-2]
        $this->heard = microtime(true);
        $this->receive($text);
        return true;
    }
}

// HTTP: the two documents, and the upgrade.
function answer(Connection $connection, Server $server): bool {
    if (!str_contains($connection->in, "\r\n\r\n")) return false;
    [$head, $connection->in] = explode("\r\n\r\n", $connection->in, 2);
    preg_match_all('/^([^:\r\n]+):[ \t]*([^\r\n]*)/m', $head, $lines);
    $headers = array_combine(array_map('strtolower', $lines[1]), $lines[2]);
    $path = parse_url(explode(' ', $head)[1] ?? '/', PHP_URL_PATH);
    $info = ['server' => ['name' => 'parlance-php', 'version' => '1'], 'subprotocols' => ['parlance.v1.json'],
        'endpoint' => '/v1/connect', 'features' => [], 'limits' => LIMITS, 'heartbeat' => HEARTBEAT,
        'windows' => WINDOWS, 'contract' => $server->contract];
    [$key, $origin] = [$headers['sec-websocket-key'] ?? '', $headers['origin'] ?? 'http://localhost'];
    [$status, $body] = match (true) {
        $path === '/v1/info' => ['200 OK', write($info)], // [HS-9]
        $path === '/v1/contract' => ['200 OK', $server->document],
        $path !== '/v1/connect' => ['404 Not Found', ''],
        !preg_match('~^https?://(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$~D', $origin) => ['403 Forbidden', ''],
        $key === '' => ['426 Upgrade Required', ''],
        !in_array('parlance.v1.json', preg_split('/[ ,]+/', $headers['sec-websocket-protocol'] ?? ''), true) =>
            ['400 Bad Request', 'offer the subprotocol parlance.v1.json'], // [HS-10]
        default => ['101 Switching Protocols', ''],
    };
    $accept = base64_encode(sha1($key . '258EAFA5-E914-47DA-95CA-C5AB0DC85B11', true));
    $more = $status[0] === '1' ? ['Upgrade: websocket', 'Connection: Upgrade', "Sec-WebSocket-Accept: $accept",
        'Sec-WebSocket-Protocol: parlance.v1.json'] : ['Content-Type: application/json', 'Connection: close'];
    $connection->out .= implode("\r\n", ["HTTP/1.1 $status", ...$more, '', $body]);
    $status[0] === '1' ? $connection->state = 'open' : $connection->end('closing');
    return true;
}

// The loop: one process, no threads; every connection gets its turn.
function serveBytes(Connection $connection, Server $server): void {
    $bytes = (string) @fread($connection->socket, 65536);
    if ($bytes === '' && feof($connection->socket)) $connection->end('closed');
    if ($connection->state === 'closing') return; // what comes behind the end counts no more
    $connection->in .= $bytes;
    try {
        if ($connection->state === 'http' && !answer($connection, $server)) return;
        while ($connection->state === 'open' && $connection->takeFrame());
    } catch (Close $close) {
        $connection->end('closing', $close->getCode(), $close->getMessage());
    } catch (Throwable $error) { // a fault of ours: the table has a code for it
        fwrite(STDERR, $error->getMessage() . "\n");
        $connection->end('closing', 4100, 'internal_error');
    }
}

function checkClock(Connection $connection, float $now): void {
    [$silent, $unpinged] = [1000 * ($now - $connection->heard), 1000 * ($now - $connection->pinged)];
    $due = match (true) {
        $connection->state === 'closing' => null,
        $connection->user === null => $unpinged > WINDOWS['helloMs'] ? [4103, 'hello_timeout'] : null, // [HS-3]
        $silent > HEARTBEAT['intervalMs'] + HEARTBEAT['graceMs'] => [4102, 'heartbeat_timeout'], // [HB-2]
        strlen($connection->out) > 32 * UNREAD_BYTES => [4101, 'slow_consumer'], // [LIM-2]
        default => null,
    };
    if ($due) $connection->end('closing', ...$due);
    if (!$connection->user || $unpinged <= HEARTBEAT['intervalMs']) return;
    $connection->push(['type' => 'ping']); // [HB-1]
    $connection->pinged = $now;
}

$server = new Server(file_get_contents($options['contract'] ?? SCHEMAS . '/contracts/chat.contract.json'));
[$connections, $listener] = [[], stream_socket_server('tcp://127.0.0.1:' . $options['port']) ?: exit(1)];
echo 'ws://', stream_socket_get_name($listener, false), "/v1/connect\n";
while (true) {
    $sockets = fn(callable $isWanted): array => array_map(fn($c) => $c->socket, array_filter($connections, $isWanted));
    $readable = [0 => $listener] + $sockets(fn($c) => strlen($c->out) < UNREAD_BYTES);
    [$writable, $none] = [$sockets(fn($c) => $c->out !== ''), null];
    stream_select($readable, $writable, $none, 0, min(HEARTBEAT['intervalMs'], 1000) * 50);
    if (isset($readable[0]) && $socket = @stream_socket_accept($listener, 0)) {
        stream_set_blocking($socket, false);
        $connections[(int) $socket] = new Connection($socket, $server);
    }
    foreach ($readable as $name => $socket) if ($name !== 0) serveBytes($connections[$name], $server);
    foreach ($connections as $name => $connection) {
        checkClock($connection, microtime(true));
        $sent = $connection->out === '' ? 0 : @fwrite($connection->socket, $connection->out);
        $connection->out = substr($connection->out, (int) $sent);
        if ($connection->state === 'closing' && $connection->out === '') // we have said all: the client may end it
            stream_socket_shutdown($connection->socket, STREAM_SHUT_WR);
        if ($sent !== false && microtime(true) < $connection->ends && $connection->state !== 'closed') continue;
        $connection->end('closed');
        fclose($connection->socket);
        unset($connections[$name]);
    }
}
