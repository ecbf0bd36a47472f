"""Publishes a message over the HTTP API, with nothing but Python:

PARLANCE_API_KEY=… python3 publish.py http://localhost:8080 room:kitchen "Tea?"
"""

import json
import os
import secrets
import sys
import time
import urllib.error
import urllib.parse
import urllib.request


def publish(url, channel, event, data):
    """Returns what the server answered: a position, or a problem with its code."""
    request = urllib.request.Request(
        f"{url}/v1/channels/{urllib.parse.quote(channel)}/messages",
        # The same key adds nothing a second time, so that the request may be repeated when no answer came.
        data=json.dumps({"event": event, "data": data, "key": secrets.token_hex(16)}).encode(),
        headers={
            "Content-Type": "application/json",
            "Authorization": f"Bearer {os.environ.get('PARLANCE_API_KEY', '')}",
        },
        method="POST",
    )
    for attempt in (1, 2, 3):
        try:
            with urllib.request.urlopen(request, timeout=5) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            problem = json.load(error)
            if not problem["retryable"] or attempt == 3:
                return problem
        except urllib.error.URLError:
            if attempt == 3:
                raise
        time.sleep(attempt)


def main():
    defaults = ["http://localhost:8080", "room:kitchen", "Hello from Python"]
    url, channel, text = sys.argv[1:] + defaults[len(sys.argv) - 1 :]
    result = publish(url, channel, "chat.said", {"text": text, "name": "Python"})
    if "code" in result:
        sys.exit(f"{result['code']}: {result['title']}")
    print(f"stored at {result['position']['offset']}")


main()
