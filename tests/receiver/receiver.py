"""A webhook receiver that checks requests with code of its own, and responds as its path demands.

    python3 receiver.py [--token TOKEN] [--secret SECRET] [--origin '*'] [--allow-headers 'A, B']

It listens on 127.0.0.1 at a free port, prints its address as its first line, and runs until its standard input ends.

    /accept          200 if token and signature are valid, 401 with the reason otherwise
    /status/<code>   this status
    /redirect        307 to /accept
    /slow[/<s>]      200 after this many seconds (10)
    /big[/<bytes>]   200 with a body of this many bytes (10 MB)
    /no-cors         like /accept, without CORS headers
    /api/v3/repos/…  like GitHub's dispatches: 204 for a JSON object with an event_type, 422 otherwise, and CORS rules that
                     allow the headers that GitHub documents, so no signature
    /services/…      like Slack's incoming webhooks: 200 and "ok" for an object with text or blocks, 400 and a word otherwise
    /echo[/<key>]    records the request by its path and responds with the record; GET returns the latest record:
                     {"method", "target", "headers": [[name, value], ...], "body": base64}
"""

import argparse
import base64
import hashlib
import hmac
import json
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

MODES = {}

# The request headers that GitHub's API documents for browsers.
GITHUB_HEADERS = (
    "Authorization, Content-Type, If-Match, If-Modified-Since, If-None-Match, If-Unmodified-Since, X-Requested-With"
)


def mode(name):
    def register(handler):
        MODES[name] = handler
        return handler

    return register


class Receiver(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        self.body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        name, _, argument = urlsplit(self.path).path.lstrip("/").partition("/")
        self.mode = name
        handler = MODES.get(name)
        if handler is None:
            self.respond(404, {"error": f"no mode {name!r}"})
        else:
            handler(self, argument)

    def do_GET(self):
        self.mode = "echo"
        record = self.server.records.get(urlsplit(self.path).path)
        if record is None:
            self.respond(404, {"error": "nothing was received here"})
        else:
            self.respond(200, record)

    def do_OPTIONS(self):
        self.mode = urlsplit(self.path).path.lstrip("/").partition("/")[0]
        self.respond(204)

    def respond(self, status, content=None, headers=(), media_type="application/json"):
        body = content if isinstance(content, bytes) else json.dumps(content).encode()
        bodiless = content is None or status in (204, 304) or status < 200
        self.send_response(status)
        for name, value in [*headers, *self.cors()]:
            self.send_header(name, value)
        if not bodiless:
            self.send_header("Content-Type", media_type)
        if status not in (204, 304) and status >= 200:
            self.send_header("Content-Length", str(0 if bodiless else len(body)))
        try:
            self.end_headers()
            if not bodiless:
                self.wfile.write(body)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True  # the client disconnected, as a test of timeouts does

    def cors(self):
        if self.mode == "no-cors":
            return
        yield "Access-Control-Allow-Origin", self.server.options.origin
        if self.command == "OPTIONS":
            yield "Access-Control-Allow-Methods", "POST"
            is_github = self.mode == "api"
            yield "Access-Control-Allow-Headers", GITHUB_HEADERS if is_github else self.server.options.allow_headers
            yield "Access-Control-Max-Age", "0"

    def refusal(self):
        """Returns "token" or "signature" if that is wrong, None if both are right."""
        options = self.server.options
        if options.token is not None:
            if not same(self.headers.get("Authorization", ""), f"Bearer {options.token}"):
                return "token"
        if options.secret is not None:
            digest = hmac.new(options.secret.encode(), self.body, hashlib.sha256).digest()
            received = self.headers.get("X-Wandb-Signature", "")
            # Base64 is documented by W&B, hexadecimal was observed.
            if not same(received, base64.b64encode(digest).decode()) and not same(received, digest.hex()):
                return "signature"
        return None

    def json_object(self):
        """Returns the body if it is a JSON object, and an empty object otherwise."""
        try:
            content = json.loads(self.body)
        except ValueError:
            return {}
        return content if isinstance(content, dict) else {}

    def log_message(self, *_):
        pass


def same(received, expected):
    return hmac.compare_digest(received.encode(), expected.encode())


@mode("accept")
@mode("no-cors")
def accept(request, _):
    refusal = request.refusal()
    if refusal is None:
        request.respond(200, {"ok": True})
    else:
        request.respond(401, {"error": refusal})


@mode("status")
def status(request, code):
    request.respond(int(code), {"status": int(code)})


@mode("redirect")
def redirect(request, _):
    request.respond(307, None, [("Location", "/accept")])


@mode("slow")
def slow(request, seconds):
    time.sleep(float(seconds or 10))
    request.respond(200, {"ok": True})


@mode("big")
def big(request, size):
    request.respond(200, b'"' + b"x" * (int(size or 10_000_000) - 2) + b'"')


@mode("api")
def github(request, _):
    token = request.server.options.token
    content = request.json_object()
    if token is not None and not same(request.headers.get("Authorization", ""), f"Bearer {token}"):
        request.respond(401, {"message": "no valid token"})
    elif not isinstance(content.get("event_type"), str) or len(content.get("client_payload", {})) > 10:
        request.respond(422, {"message": "invalid dispatch"})
    else:
        request.respond(204)


@mode("services")
def slack(request, _):
    content = request.json_object()
    if not isinstance(content.get("blocks", []), list):
        request.respond(400, b"invalid_blocks", media_type="text/html")
    elif "text" not in content and "blocks" not in content:
        request.respond(400, b"invalid_payload", media_type="text/html")
    else:
        request.respond(200, b"ok", media_type="text/html")


@mode("echo")
def echo(request, _):
    record = {
        "method": request.command,
        "target": request.path,
        "headers": request.headers.items(),
        "body": base64.b64encode(request.body).decode(),
    }
    request.server.records[urlsplit(request.path).path] = record
    request.respond(200, record)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--token", help="the required access token; without it, any is accepted")
    parser.add_argument("--secret", help="the required signing secret; without it, any signature is accepted")
    parser.add_argument("--origin", default="*", help="Access-Control-Allow-Origin")
    parser.add_argument(
        "--allow-headers",
        default="Authorization, Content-Type, X-Wandb-Signature",
        help="Access-Control-Allow-Headers",
    )
    server = ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
    server.options = parser.parse_args()
    server.records = {}
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"http://127.0.0.1:{server.server_port}", flush=True)
    sys.stdin.buffer.read()


if __name__ == "__main__":
    main()
