"""Certificates of our own: a root, an intermediate and leaves, as Alexa's chains are made."""

import base64
from datetime import UTC, datetime, timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

ALEXA = "echo-api.amazon.com"
NOW = 1_790_000_000.0
"""The moment of every story; the certificates are valid around it."""
DAY_S = 86_400.0
LONG = (-1000, 20_000)
"""Days from now, for what must be valid when the tests are run."""
ADDRESS = "https://s3.amazonaws.com/echo.api/echo-api-cert.pem"


class Authority:
    """Signs certificates; it is signed by another one, or by itself."""

    def __init__(self, name, parent=None):
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        self.parent = parent
        signer = parent or self
        self.certificate = (
            dated(self.name, signer.name, self.key.public_key(), *LONG)
            .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
            .add_extension(usage(signs_certificates=True), critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(self.key.public_key()), critical=False)
            .add_extension(issued_by(signer.key), critical=False)
            .sign(signer.key, hashes.SHA256())
        )

    def leaf(self, key, name=ALEXA, days=(-10, 100)):
        """Return a certificate for a key, valid from and to these days from now."""
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        return (
            dated(subject, self.name, key.public_key(), *days)
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(usage(signs_certificates=False), critical=True)
            .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
            .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
            .add_extension(issued_by(self.key), critical=False)
            .sign(self.key, hashes.SHA256())
        )

    def chain(self, key, name=ALEXA, days=(-10, 100)):
        """Return a leaf for a key, and what leads from it to the root, as PEM."""
        return pem(self.leaf(key, name, days), self.certificate)


def dated(subject, issuer, key, first_day, last_day):
    now = datetime.fromtimestamp(NOW, UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + timedelta(days=first_day))
        .not_valid_after(now + timedelta(days=last_day))
    )


def usage(*, signs_certificates):
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=False,
        key_encipherment=not signs_certificates,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        encipher_only=False,
        decipher_only=False,
    )


def issued_by(key):
    return x509.AuthorityKeyIdentifier.from_issuer_public_key(key.public_key())


def pem(*certificates):
    return b"".join(one.public_bytes(serialization.Encoding.PEM) for one in certificates)


@cache
def authority():
    """Return the intermediate authority that the tests trust the root of."""
    return Authority("Our signing authority", Authority("Our root"))


@cache
def rsa_key(number=0):
    """Return one of our keys; making one takes a while."""
    del number
    return rsa.generate_private_key(65537, 2048)


@cache
def elliptic_key():
    return ec.generate_private_key(ec.SECP256R1())


def root():
    return authority().parent.certificate


@cache
def good_chain():
    return authority().chain(rsa_key())


def sign(body, key=None):
    """Return a body's signature as the header has it."""
    signature = (key or rsa_key()).sign(body, padding.PKCS1v15(), hashes.SHA256())
    return base64.b64encode(signature).decode()


class Shelf:
    """Holds chains by their address, and counts how often it is asked."""

    def __init__(self, chains=None):
        self.chains = {ADDRESS: good_chain()} if chains is None else dict(chains)
        self.asked = []

    def fetch(self, url):
        self.asked.append(url)
        return self.chains[url]


class Clock:
    """Shows the time it is set to."""

    def __init__(self, now=NOW):
        self.now = now

    def __call__(self):
        return self.now
