"""The download of certificate chains: over https alone, never elsewhere, and never too much."""

import http.server
import ssl
import threading
import time
from contextlib import contextmanager

import pytest
from cryptography.hazmat.primitives import serialization
from own_certificates import LONG, authority, pem, root, rsa_key

from skill.certificates import HttpsFetcher, UntrustedError

left = threading.Event()
"""Set once a client has given up."""


class Handler(http.server.BaseHTTPRequestHandler):
    """Serves a chain, too much, or a way elsewhere."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        if self.path == "/elsewhere":
            self.send_response(302)
            self.send_header("Location", "/chain")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        if self.path == "/missing":
            self.send_error(404)
            return
        if self.path == "/trickle":
            self._trickle()
            return
        if self.path == "/slow-headers":
            self._trickle_headers()
            return
        body = {"/chain": b"a chain", "/long": b"x" * 2_000_000, "/brim": b"x" * 65_536}.get(self.path, b"")
        self.send_response(200)
        if self.path != "/long":
            self.send_header("Content-Length", str(len(body)))
        else:
            self.close_connection = True
        self.end_headers()
        self.wfile.write(body)

    def _trickle(self):
        self.send_response(200)
        self.end_headers()
        self.close_connection = True
        while True:
            self.wfile.write(b"x")
            time.sleep(0.005)

    def _trickle_headers(self):
        """Send a header that goes on until the client leaves."""
        self.close_connection = True
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
        while not left.wait(0.005):
            self.wfile.write(b"x")

    def log_message(self, *_):
        """Keep the tests' output clean."""


class QuietServer(http.server.ThreadingHTTPServer):
    """Says nothing of clients that leave early."""

    def handle_error(self, request, client_address):
        """Keep the tests' output clean."""


@contextmanager
def served(context=None):
    """Serve on a free port; over TLS where a context is given."""
    server = QuietServer(("127.0.0.1", 0), Handler)
    if context is not None:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="module")
def tls(tmp_path_factory):
    """A server for the name localhost, and what a fetcher must trust to read from it."""
    key = rsa_key()
    files = tmp_path_factory.mktemp("tls")
    (files / "chain.pem").write_bytes(authority().chain(key, "localhost", LONG))
    (files / "key.pem").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(files / "chain.pem", files / "key.pem")
    trusting = ssl.create_default_context(cadata=pem(root()).decode())
    with served(context) as port:
        yield f"https://localhost:{port}", trusting


def test_a_chain_is_downloaded_over_https(tls):
    origin, trusting = tls

    assert HttpsFetcher(trusting).fetch(f"{origin}/chain") == b"a chain"


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("/elsewhere", "The certificate chain could not be fetched."),
        ("/missing", "The certificate chain could not be fetched."),
        ("/long", "The certificate chain is too long."),
    ],
)
def test_redirects_and_long_answers_are_not_followed_to_their_end(tls, path, sentence):
    origin, trusting = tls

    with pytest.raises(UntrustedError) as refused:
        HttpsFetcher(trusting).fetch(f"{origin}{path}")
    assert str(refused.value) == sentence


def test_the_longest_chain_that_is_allowed_is_read(tls):
    origin, trusting = tls

    assert len(HttpsFetcher(trusting).fetch(f"{origin}/brim")) == 65_536


def test_a_server_that_never_comes_to_an_end_is_left(tls):
    origin, trusting = tls

    with pytest.raises(UntrustedError, match="could not be fetched"):
        HttpsFetcher(trusting, timeout_s=0.2).fetch(f"{origin}/trickle")


def test_a_server_whose_headers_never_come_to_an_end_is_left(tls):
    origin, trusting = tls

    try:
        with pytest.raises(UntrustedError, match="could not be fetched"):
            HttpsFetcher(trusting, timeout_s=0.2).fetch(f"{origin}/slow-headers")
    finally:
        left.set()


def test_a_server_nobody_vouches_for_is_not_asked(tls):
    origin, _ = tls

    with pytest.raises(UntrustedError, match="could not be fetched"):
        HttpsFetcher().fetch(f"{origin}/chain")


def test_plain_http_is_never_spoken():
    with served() as port, pytest.raises(UntrustedError, match="could not be fetched"):
        HttpsFetcher().fetch(f"http://127.0.0.1:{port}/chain")


@pytest.mark.parametrize("url", ["file:///etc/hostname", "ftp://localhost/x", "data:,chain"])
def test_nothing_but_the_web_is_read(url):
    with pytest.raises(UntrustedError, match="could not be fetched"):
        HttpsFetcher().fetch(url)
