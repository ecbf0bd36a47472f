"""A backend in one file, with nothing but Python. It decides on connections, subscriptions and messages of a Parlance
server, answers its calls, and is told afterwards what has happened:

BACKEND_SECRET=whsec_… python3 backend.py 9000
"""

import base64
import hashlib
import hmac
import json
import os
import re
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SECRET = base64.b64decode(os.environ["BACKEND_SECRET"].removeprefix("whsec_"))
WINDOW_SECONDS = 300


def is_signed(headers, body):
    """Whether a request comes from the server, and now: https://www.standardwebhooks.com"""
    sent, at = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    if not at.isdecimal() or abs(time.time() - int(at)) > WINDOW_SECONDS:
        return False
    digest = hmac.digest(SECRET, f"{sent}.{at}.".encode() + body, hashlib.sha256)
    expected = "v1," + base64.b64encode(digest).decode()
    signatures = headers.get("webhook-signature", "").split(" ")
    return any(hmac.compare_digest(expected, signature) for signature in signatures)


def decide(question):
    """The verdict on a question of schema/backend.schema.json."""
    match question["ask"]:
        case "connect":
            return {"allow": True}
        case "subscribe":
            if question["channel"] == "room:vault":
                return {"allow": False, "message": "the vault is closed"}
            return {"allow": True}
        case "publish":
            text = question["data"].get("text", "")
            if "spam" in text.lower():
                return {"allow": False, "message": "no advertising"}
            # What is stored instead; without "data" it stays as it is.
            return {"allow": True, "data": {**question["data"], "text": re.sub("(?i)damn", "****", text)}}
        case _:
            return {"allow": False, "message": f"{question['method']} is not for us"}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if not is_signed(self.headers, body):
            return self.answer(401)
        said = json.loads(body)
        if "events" not in said:
            return self.answer(200, decide(said))
        for event in said["events"]:
            # An event may come twice: in earnest, remember its id.
            print(event["type"], event["channel"], flush=True)
        return self.answer(204)

    def answer(self, status, value=None):
        body = b"" if value is None else json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        if status != 204:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def main():
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 9000
    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    print(f"backend ready at http://127.0.0.1:{server.server_port}", flush=True)
    server.serve_forever()


main()
