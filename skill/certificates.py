"""Certificate chains: which addresses may be asked for one, the fetching, and the cache."""

import posixpath
import re
import ssl
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, replace
from http.client import HTTPException
from typing import Protocol, TypeVar
from urllib import request
from urllib.parse import urlsplit

import certifi
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

_HOST, _PORT, _FOLDER = "s3.amazonaws.com", 443, "/echo.api/"
_PLAIN = re.compile(r"[A-Za-z0-9:/._~+-]+")
"""No escapes, user names, queries or fragments: Alexa's addresses have none, and each can mislead."""

MOST_CHAIN_BYTES = 65_536
FETCH_S = 3.0
"""Alexa waits eight seconds for the whole answer."""
_PIECE = 16_384
THREAD = "certificate chain"
"""Where a download is made."""

_KEPT_S = 24 * 60 * 60
_REFRESH_S = 60
"""A forged signature must not make this server fetch a chain at each request."""
_MOST_CHAINS = 8
_MOST_FETCHES = 4
"""At once: strangers who name chains that take long must leave the server's other threads to Alexa."""


class UntrustedError(Exception):
    """The request is not proved to come from Alexa; the message says in a sentence what is missing."""


class Fetcher(Protocol):
    """Downloads certificate chains."""

    def fetch(self, url: str) -> bytes:
        """Return what is at an https address.

        Raises:
            UntrustedError: It cannot be had.
        """


def chain_address(url: str) -> str:
    """Return the address of a chain in its plain form.

    The rule is Amazon's: https, the host s3.amazonaws.com, port 443 or none, and a path below /echo.api/ once
    its dots are resolved (developer.amazon.com, "Host a Custom Skill as a Web Service").

    Raises:
        UntrustedError: It is no address at which Alexa keeps her certificates.
    """
    refusal = UntrustedError("The certificate chain's address is not one of Alexa's.")
    if not _PLAIN.fullmatch(url):
        raise refusal
    parts = urlsplit(url)
    try:
        port = _PORT if parts.port is None else parts.port
    except ValueError:
        raise refusal from None
    path = posixpath.normpath(parts.path or "/")
    if (parts.scheme, parts.hostname, port) != ("https", _HOST, _PORT) or not path.startswith(_FOLDER):
        raise refusal
    return f"https://{_HOST}{path}"


class HttpsFetcher:
    """Downloads over https alone, without following redirects.

    Args:
        context: What the download's own encryption trusts; None trusts certifi's roots.
        timeout_s: Seconds for the whole download, looking up the host and its headers included.
        most_bytes: The longest chain that is read.
    """

    def __init__(
        self,
        context: ssl.SSLContext | None = None,
        timeout_s: float = FETCH_S,
        most_bytes: int = MOST_CHAIN_BYTES,
    ) -> None:
        self._opener = _https_only(context or ssl.create_default_context(cafile=certifi.where()))
        self._timeout_s = timeout_s
        self._most_bytes = most_bytes

    def fetch(self, url: str) -> bytes:
        """Return what is at an https address."""
        try:
            chain = _in_time(lambda: self._read(url), self._timeout_s)
        except (OSError, HTTPException) as error:
            raise UntrustedError("The certificate chain could not be fetched.") from error
        if len(chain) > self._most_bytes:
            raise UntrustedError("The certificate chain is too long.")
        return chain

    def _read(self, url: str) -> bytes:
        """Read a byte more than is allowed at most; a server that trickles is left."""
        until = time.monotonic() + self._timeout_s
        read = bytearray()
        with self._opener.open(url, timeout=self._timeout_s) as response:
            while len(read) <= self._most_bytes and (piece := response.read1(_PIECE)):
                read += piece
                if time.monotonic() > until:
                    raise TimeoutError
        return bytes(read)


_Got = TypeVar("_Got")


def _in_time(get: Callable[[], _Got], patience_s: float) -> _Got:
    """A socket's time-out starts anew with each letter of a header: better to leave a thread behind."""
    got: Future[_Got] = Future()
    threading.Thread(target=_settle, args=(got, get), name=THREAD, daemon=True).start()
    return got.result(timeout=patience_s)


def _settle(got: "Future[_Got]", get: Callable[[], _Got]) -> None:
    """Whoever waits for it gets the fault as well."""
    try:
        got.set_result(get())
    except Exception as error:  # noqa: BLE001 - it is raised where it is waited for
        got.set_exception(error)


def _https_only(context: ssl.SSLContext) -> request.OpenerDirector:
    """Other schemes and redirects are refused because nothing here knows how to follow them."""
    opener = request.OpenerDirector()
    for handler in (
        request.ProxyHandler(),
        request.HTTPSHandler(context=context),
        request.HTTPDefaultErrorHandler(),
        request.HTTPErrorProcessor(),
        request.UnknownHandler(),
    ):
        opener.add_handler(handler)
    return opener


@dataclass(frozen=True)
class SigningKey:
    """What a chain that is trusted tells."""

    key: RSAPublicKey
    until: float
    """Epoch seconds at which the first certificate of the chain expires."""


Trust = Callable[[bytes, float], SigningKey]
"""A chain as PEM, and the moment in epoch seconds; raises UntrustedError."""


@dataclass(frozen=True)
class _Kept:
    signing: SigningKey
    until: float
    asked_at: float


class ChainCache:
    """Keeps the keys of trusted chains by address, for a day at most; what is not trusted is never kept.

    Args:
        fetcher: Downloads a chain.
        trust: Judges a chain.
        now: Epoch seconds.
    """

    def __init__(self, fetcher: Fetcher, trust: Trust, now: Callable[[], float]) -> None:
        self._fetcher, self._trust, self._now = fetcher, trust, now
        self._kept: dict[str, _Kept] = {}
        self._fetching: dict[str, Future[RSAPublicKey]] = {}
        self._lock = threading.Lock()
        self._fetches = threading.BoundedSemaphore(_MOST_FETCHES)

    def key(self, address: str) -> RSAPublicKey:
        """Return the key of the chain at an address, fetched where it is not known, or not asked for today.

        Raises:
            UntrustedError: It cannot be fetched, or is not trusted, and none is known that is valid still.
        """
        now = self._now()
        with self._lock:
            kept = self._kept.get(address)
            if kept is not None and now < kept.until:
                return kept.signing.key
            if kept is not None:
                # The others go on with the key they know while this request asks anew.
                self._kept[address] = replace(kept, until=min(kept.signing.until, now + _REFRESH_S))
            fetch = self._begun(address)
        try:
            return fetch()
        except UntrustedError:
            if kept is None or now >= kept.signing.until:
                raise
            return kept.signing.key

    def newer_key(self, address: str, known: RSAPublicKey) -> RSAPublicKey | None:
        """Return another key than the known one, for Amazon may have put a new chain in the old one's place.

        Returns:
            None where there is no other, or the chain was asked for a short while ago.

        Raises:
            UntrustedError: It cannot be fetched, or is not trusted.
        """
        now = self._now()
        with self._lock:
            kept = self._kept.get(address)
            if kept is not None and kept.signing.key != known:
                return kept.signing.key
            if address not in self._fetching:
                if kept is None or now - kept.asked_at < _REFRESH_S:
                    return None
                self._kept[address] = replace(kept, asked_at=now)
            fetch = self._begun(address)
        newer = fetch()
        return newer if newer != known else None

    def _begun(self, address: str) -> Callable[[], RSAPublicKey]:
        """Return what gets the key, with the lock held: one request fetches it, and others wait for it."""
        under_way = self._fetching.get(address)
        if under_way is not None:
            return lambda: _awaited(under_way)
        mine = self._fetching[address] = Future()
        return lambda: self._finished(address, mine)

    def _finished(self, address: str, mine: "Future[RSAPublicKey]") -> RSAPublicKey:
        _settle(mine, lambda: self._fetched(address))
        with self._lock:
            del self._fetching[address]
        return mine.result()

    def _fetched(self, address: str) -> RSAPublicKey:
        """Download without holding the lock: requests signed with a known key never wait for it."""
        now = self._now()
        signing = self._trust(self._download(address), now)
        with self._lock:
            self._kept.pop(address, None)
            while len(self._kept) >= _MOST_CHAINS:
                self._kept.pop(next(iter(self._kept)))
            self._kept[address] = _Kept(signing, min(signing.until, now + _KEPT_S), now)
        return signing.key

    def _download(self, address: str) -> bytes:
        if not self._fetches.acquire(blocking=False):
            raise UntrustedError("Too many certificate chains are being fetched now.")
        try:
            return self._fetcher.fetch(address)
        finally:
            self._fetches.release()


def _awaited(under_way: "Future[RSAPublicKey]") -> RSAPublicKey:
    try:
        return under_way.result(timeout=FETCH_S)
    except TimeoutError:
        raise UntrustedError("The certificate chain could not be fetched.") from None
