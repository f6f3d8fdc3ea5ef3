"""The proof that a request comes from Alexa: its signature, the chain of certificates, and its age."""

import base64
import binascii
import re
import warnings
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

import certifi
from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.x509.verification import PolicyBuilder, Store, VerificationError

from skill.certificates import ChainCache, Fetcher, SigningKey, Trust, UntrustedError, chain_address

ALEXA_NAME = "echo-api.amazon.com"
"""The name to which the signing certificate must be made out."""
TOLERANCE_S = 150.0
"""How far a request's time may be from ours, either way; so Amazon asks."""
_MOST_CERTIFICATES = 10
_BLOCK = re.compile(rb"-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----", re.DOTALL)


class Verifier(Protocol):
    """Decides whether a request may be answered."""

    def check_sender(self, signature: str, chain_url: str, body: bytes) -> None:
        """Look at the headers Signature-256 and SignatureCertChainUrl, empty where missing, and the raw body.

        Raises:
            UntrustedError: The body was not signed by Alexa.
        """

    def check_age(self, timestamp: object) -> None:
        """Look at what stands as the request's timestamp.

        Raises:
            UntrustedError: It is no moment, or one too long ago or too far ahead.
        """


class AlexaVerifier:
    """Accepts what Alexa has signed just now.

    Args:
        fetcher: Downloads certificate chains.
        roots: The certificates that a chain must lead to.
        now: Epoch seconds.
    """

    def __init__(self, fetcher: Fetcher, roots: list[x509.Certificate], now: Callable[[], float]) -> None:
        self._chains = ChainCache(fetcher, trust_in(roots), now)
        self._now = now

    def check_sender(self, signature: str, chain_url: str, body: bytes) -> None:
        """Check with the key known for the address; where it does not fit, with the one there now."""
        signed = _signature(signature)
        if not chain_url:
            raise UntrustedError("The request names no certificate chain.")
        address = chain_address(chain_url)
        known = self._chains.key(address)
        if _signed_by(known, signed, body):
            return
        newer = self._chains.newer_key(address, known)
        if newer is None or not _signed_by(newer, signed, body):
            raise UntrustedError("The signature does not fit the request.")

    def check_age(self, timestamp: object) -> None:
        """Compare the timestamp with the clock."""
        if abs(self._now() - _epoch_s(timestamp)) > TOLERANCE_S:
            raise UntrustedError("The request is too old, or from the future; check the server's clock.")


class TrustingVerifier:
    """Accepts everything: for a developer's own tests."""

    def check_sender(self, signature: str, chain_url: str, body: bytes) -> None:
        """Accept any sender."""

    def check_age(self, timestamp: object) -> None:
        """Accept any age."""


def web_roots() -> list[x509.Certificate]:
    """Return the roots that browsers trust, as certifi brings them."""
    return readable_certificates(Path(certifi.where()).read_bytes())


def readable_certificates(pem: bytes) -> list[x509.Certificate]:
    """Return the certificates of a list that can be read.

    A few old roots break a rule of the format, and the library warns that it will refuse them one day: they
    must not take the others with them.
    """
    readable = []
    with warnings.catch_warnings(action="ignore"):
        for block in _BLOCK.findall(pem):
            with suppress(ValueError):
                readable.append(x509.load_pem_x509_certificate(block))
    return readable


def trust_in(roots: list[x509.Certificate]) -> Trust:
    """Return what judges chains by these roots."""
    builder = PolicyBuilder().store(Store(roots))

    def trust(pem: bytes, at: float) -> SigningKey:
        leaf, *others = _certificates(pem)
        moment = datetime.fromtimestamp(at, UTC)
        verifier = builder.time(moment).build_server_verifier(x509.DNSName(ALEXA_NAME))
        try:
            chain = verifier.verify(leaf, others)
        except VerificationError as error:
            raise UntrustedError(_why_untrusted(leaf, moment)) from error
        expires = min(one.not_valid_after_utc for one in chain)
        return SigningKey(_rsa_key(leaf), expires.timestamp())

    return trust


def _certificates(pem: bytes) -> list[x509.Certificate]:
    try:
        found = x509.load_pem_x509_certificates(pem)
    except ValueError:
        found = []
    if not 1 <= len(found) <= _MOST_CERTIFICATES:
        raise UntrustedError("The certificate chain cannot be read.")
    return found


def _why_untrusted(leaf: x509.Certificate, moment: datetime) -> str:
    """The library says only that no path was found; people want to know what to look at."""
    if moment > leaf.not_valid_after_utc:
        return "The signing certificate has expired."
    if moment < leaf.not_valid_before_utc:
        return "The signing certificate is not valid yet; check the server's clock."
    if ALEXA_NAME not in _names(leaf):
        return f"The signing certificate is not made out to {ALEXA_NAME}."
    return "The certificate chain does not lead to a trusted root."


def _names(leaf: x509.Certificate) -> list[str]:
    try:
        names = leaf.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except (x509.ExtensionNotFound, x509.DuplicateExtension, ValueError):
        return []
    return names.get_values_for_type(x509.DNSName)


def _rsa_key(leaf: x509.Certificate) -> RSAPublicKey:
    try:
        key = leaf.public_key()
    except (ValueError, UnsupportedAlgorithm):
        key = None
    if not isinstance(key, RSAPublicKey):
        raise UntrustedError("The signing certificate's key is not an RSA key.")
    return key


def _signature(header: str) -> bytes:
    if not header:
        raise UntrustedError("The request is not signed.")
    try:
        return base64.b64decode(header, validate=True)
    except (binascii.Error, ValueError):
        raise UntrustedError("The signature is not in base64.") from None


def _signed_by(key: RSAPublicKey, signature: bytes, body: bytes) -> bool:
    try:
        key.verify(signature, body, PKCS1v15(), SHA256())
    except InvalidSignature:
        return False
    return True


def _epoch_s(timestamp: object) -> float:
    try:
        moment = datetime.fromisoformat(str(timestamp))
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise UntrustedError("The request does not say when it was made.")
    return moment.timestamp()
