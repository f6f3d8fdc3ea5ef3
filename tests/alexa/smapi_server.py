"""A stand-in for the service that ask deploy sends a skill package to; it keeps what it was sent."""

import io
import json
import threading
import zipfile
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SKILL_ID = "amzn1.ask.skill.12345678-1234-1234-1234-123456789abc"
_IMPORT = "/v1/skills/imports/1"
_DONE = {"status": "SUCCEEDED", "skill": {"skillId": SKILL_ID, "resources": []}}


class SmapiServer:
    """What was asked and sent, in turn."""

    def __init__(self, address):
        self.address = address
        self.calls = []
        """("POST", "/v1/skills/imports", {...}); without bodies that are no JSON."""
        self.package = {}
        """The files of the package that was uploaded last: contents by path."""
        self.enabled = False

    def answer(self, method, path, body):
        """Answer one request: (status, headers, document)."""
        if method == "PUT" and path == "/upload":
            with zipfile.ZipFile(io.BytesIO(body)) as package:
                self.package = {name: package.read(name) for name in package.namelist() if name[-1] != "/"}
            return 200, {}, {}
        self.calls.append((method, path, json.loads(body) if body else None))
        if path == "/v1/skills/uploads":
            return 201, {}, {"uploadUrl": f"{self.address}/upload", "expiresAt": "2099-01-01T00:00:00Z"}
        if method == "POST" and path.endswith("/imports"):
            return 202, {"Location": _IMPORT}, {}
        if path == _IMPORT:
            return 200, {}, _DONE
        return self._enablement(method)

    def _enablement(self, method):
        self.enabled = self.enabled or method == "PUT"
        return (204 if self.enabled else 404), {}, {}


@contextmanager
def smapi_server():
    """Run the stand-in on a free port of this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.smapi = SmapiServer(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.smapi
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    def _serve(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        path = self.path.split("?")[0]
        status, headers, document = self.server.smapi.answer(self.command, path, body)
        content = b"" if status == 204 else json.dumps(document).encode()
        self.send_response(status)
        for name, value in {**headers, "Content-Type": "application/json"}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_POST = do_PUT = _serve  # noqa: N815 - as http.server calls them

    def log_message(self, *_):
        """Say nothing."""
