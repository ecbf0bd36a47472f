<?php

// Publishes a message over the HTTP API, with nothing but PHP:
//   PARLANCE_API_KEY=… php publish.php http://localhost:8080 room:kitchen "Tea?"

[, $url, $channel, $text] = $argv + [1 => 'http://localhost:8080', 'room:kitchen', 'Hello from PHP'];

$body = json_encode([
    'event' => 'chat.said',
    'data' => ['text' => $text, 'name' => 'PHP'],
    // The same key adds nothing a second time, so that the request may be repeated when no answer came.
    'key' => bin2hex(random_bytes(16)),
]);
$request = stream_context_create(['http' => [
    'method' => 'POST',
    'header' => ['Content-Type: application/json', 'Authorization: Bearer ' . getenv('PARLANCE_API_KEY')],
    'content' => $body,
    'timeout' => 5,
    'ignore_errors' => true, // what is refused is read too
]]);

for ($attempt = 1; $attempt <= 3; $attempt++) {
    $answer = @file_get_contents("$url/v1/channels/" . rawurlencode($channel) . '/messages', false, $request);
    $result = $answer === false ? null : json_decode($answer, true);
    if ($result !== null && !($result['retryable'] ?? false)) {
        break;
    }
    sleep($attempt);
}

if ($result === null) {
    fwrite(STDERR, "$url does not answer\n");
    exit(1);
}
if (isset($result['code'])) {
    fwrite(STDERR, "{$result['code']}: {$result['title']}\n");
    exit(1);
}
echo "stored at {$result['position']['offset']}\n";
