<?php

// A backend in one file, with nothing but PHP. It decides on connections, subscriptions and messages of a Parlance
// server, answers its calls, and is told afterwards what has happened:
//   BACKEND_SECRET=whsec_… php -S 127.0.0.1:9000 backend.php

const WINDOW_SECONDS = 300;

/** Whether a request comes from the server, and now: https://www.standardwebhooks.com */
function isSigned(string $body, string $secret): bool
{
    $id = $_SERVER['HTTP_WEBHOOK_ID'] ?? '';
    $time = $_SERVER['HTTP_WEBHOOK_TIMESTAMP'] ?? '';
    if (!ctype_digit($time) || abs(time() - (int) $time) > WINDOW_SECONDS) {
        return false;
    }
    $key = base64_decode(substr($secret, strlen('whsec_')));
    $expected = 'v1,' . base64_encode(hash_hmac('sha256', "$id.$time.$body", $key, true));
    foreach (explode(' ', $_SERVER['HTTP_WEBHOOK_SIGNATURE'] ?? '') as $signature) {
        if (hash_equals($expected, $signature)) {
            return true;
        }
    }
    return false;
}

/** The verdict on a question of schema/backend.schema.json. */
function decide(object $question): array
{
    switch ($question->ask) {
        case 'connect':
            return ['allow' => true];
        case 'subscribe':
            return $question->channel === 'room:vault'
                ? ['allow' => false, 'message' => 'the vault is closed']
                : ['allow' => true];
        case 'publish':
            $data = $question->data;
            $text = $data->text ?? '';
            if (stripos($text, 'spam') !== false) {
                return ['allow' => false, 'message' => 'no advertising'];
            }
            $data->text = str_ireplace('damn', '****', $text);
            // What is stored instead; without "data" it stays as it is.
            return ['allow' => true, 'data' => $data];
        default:
            return ['allow' => false, 'message' => "$question->method is not for us"];
    }
}

$body = file_get_contents('php://input');
$secret = getenv('BACKEND_SECRET') ?: '';
if ($secret === '' || !isSigned($body, $secret)) {
    http_response_code(401);
    exit;
}
// Objects stay objects: as an array, an empty one would come back as [].
$said = json_decode($body);
if (isset($said->events)) {
    foreach ($said->events as $event) {
        // An event may come twice: in earnest, remember its id.
        file_put_contents('php://stderr', "$event->type $event->channel\n");
    }
    http_response_code(204);
    exit;
}
header('Content-Type: application/json');
echo json_encode(decide($said));
