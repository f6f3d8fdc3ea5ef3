"""Only what Alexa has signed just now is believed."""

from datetime import UTC, datetime

import pytest
from own_certificates import (
    ADDRESS,
    ALEXA,
    DAY_S,
    NOW,
    Authority,
    Clock,
    Shelf,
    authority,
    elliptic_key,
    good_chain,
    pem,
    root,
    rsa_key,
    sign,
)

from skill.certificates import UntrustedError
from skill.verification import AlexaVerifier, readable_certificates, web_roots

BODY = b'{"request": {}}'


def verifier(shelf, clock=None):
    return AlexaVerifier(shelf, [root()], clock or Clock())


def refused(shelf, signature, url=ADDRESS, body=BODY, clock=None):
    """Return the sentence with which a body is refused."""
    with pytest.raises(UntrustedError) as refusal:
        verifier(shelf, clock).check_sender(signature, url, body)
    return str(refusal.value)


def test_what_alexa_signed_is_believed():
    verifier(Shelf()).check_sender(sign(BODY), ADDRESS, BODY)


def test_a_chain_may_bring_its_root_and_others_along():
    other = Authority("Somebody else")
    chain = good_chain() + pem(root(), other.certificate)

    verifier(Shelf({ADDRESS: chain})).check_sender(sign(BODY), ADDRESS, BODY)


@pytest.mark.parametrize(
    ("signature", "url", "sentence"),
    [
        ("", ADDRESS, "The request is not signed."),
        ("not base64!", ADDRESS, "The signature is not in base64."),
        ("ümläut", ADDRESS, "The signature is not in base64."),
        (sign(BODY), "", "The request names no certificate chain."),
        (
            sign(BODY),
            "https://evil.example/echo.api/x.pem",
            "The certificate chain's address is not one of Alexa's.",
        ),
        (sign(BODY + b" "), ADDRESS, "The signature does not fit the request."),
        (sign(BODY, rsa_key(1)), ADDRESS, "The signature does not fit the request."),
        ("AAAA", ADDRESS, "The signature does not fit the request."),
    ],
)
def test_a_request_that_is_not_properly_signed_is_refused_with_the_reason(signature, url, sentence):
    assert refused(Shelf(), signature, url) == sentence


CHAINS = {
    "another name": (
        authority().chain(rsa_key(), "api.example.com"),
        f"The signing certificate is not made out to {ALEXA}.",
    ),
    "all names below Amazon's": (
        authority().chain(rsa_key(), "*.echo-api.amazon.com"),
        f"The signing certificate is not made out to {ALEXA}.",
    ),
    "another root": (
        Authority("Intermediate", Authority("Root")).chain(rsa_key()),
        "The certificate chain does not lead to a trusted root.",
    ),
    "a root's name on another key": (
        Authority("Our signing authority", Authority("Our root")).chain(rsa_key()),
        "The certificate chain does not lead to a trusted root.",
    ),
    "no intermediate": (
        pem(authority().leaf(rsa_key())),
        "The certificate chain does not lead to a trusted root.",
    ),
    "expired": (authority().chain(rsa_key(), days=(-100, -1)), "The signing certificate has expired."),
    "not yet valid": (
        authority().chain(rsa_key(), days=(1, 100)),
        "The signing certificate is not valid yet; check the server's clock.",
    ),
    "a key of another kind": (
        authority().chain(elliptic_key()),
        "The signing certificate's key is not an RSA key.",
    ),
    "nothing": (b"", "The certificate chain cannot be read."),
    "no certificates": (b"<html>Access denied</html>", "The certificate chain cannot be read."),
    "cut off": (good_chain()[:700], "The certificate chain cannot be read."),
    "too many": (good_chain() * 20, "The certificate chain cannot be read."),
}


@pytest.mark.parametrize(("chain", "sentence"), CHAINS.values(), ids=CHAINS)
def test_a_chain_that_proves_nothing_is_refused_with_the_reason(chain, sentence):
    assert refused(Shelf({ADDRESS: chain}), sign(BODY)) == sentence


def test_a_leaf_cannot_make_further_certificates():
    """Somebody who has a certificate of a trusted authority must not sign as Alexa with it."""
    evil = Authority("evil.example", authority())
    evil.certificate = authority().leaf(evil.key, "evil.example")
    chain = evil.chain(rsa_key()) + pem(authority().certificate)

    assert refused(Shelf({ADDRESS: chain}), sign(BODY)) == (
        "The certificate chain does not lead to a trusted root."
    )


def test_many_requests_need_one_download():
    shelf = Shelf()
    ours = verifier(shelf)

    for number in range(20):
        body = f'{{"number": {number}}}'.encode()
        ours.check_sender(sign(body), ADDRESS, body)

    assert shelf.asked == [ADDRESS]


def test_a_chain_that_expires_while_it_is_kept_is_asked_for_again():
    shelf, clock = Shelf({ADDRESS: authority().chain(rsa_key(), days=(-10, 0.25))}), Clock()
    ours = verifier(shelf, clock)
    ours.check_sender(sign(BODY), ADDRESS, BODY)

    clock.now += DAY_S / 2
    with pytest.raises(UntrustedError, match="has expired"):
        ours.check_sender(sign(BODY), ADDRESS, BODY)

    shelf.chains[ADDRESS] = good_chain()
    ours.check_sender(sign(BODY), ADDRESS, BODY)


def test_a_new_chain_in_the_old_ones_place_is_found():
    """Amazon renews its certificate without a new address; no request is lost by it."""
    shelf, clock = Shelf(), Clock()
    ours = verifier(shelf, clock)
    ours.check_sender(sign(BODY), ADDRESS, BODY)

    shelf.chains[ADDRESS] = authority().chain(rsa_key(1))
    clock.now += 3600
    ours.check_sender(sign(BODY, rsa_key(1)), ADDRESS, BODY)

    assert len(shelf.asked) == 2


def test_a_forged_signature_does_not_drive_out_a_good_chain():
    shelf, clock = Shelf(), Clock()
    ours = verifier(shelf, clock)
    ours.check_sender(sign(BODY), ADDRESS, BODY)

    clock.now += 3600
    shelf.chains[ADDRESS] = b"unreadable for a moment"
    for _ in range(2):
        with pytest.raises(UntrustedError):
            ours.check_sender("AAAA", ADDRESS, BODY)

    ours.check_sender(sign(BODY), ADDRESS, BODY)
    assert len(shelf.asked) == 2


def stamp(seconds):
    return datetime.fromtimestamp(NOW + seconds, UTC).isoformat().replace("+00:00", "Z")


@pytest.mark.parametrize("seconds", [0, -149, 149, -150, 150, 0.5])
def test_a_request_may_be_up_to_150_seconds_old_or_early(seconds):
    verifier(Shelf()).check_age(stamp(seconds))


def test_times_of_other_zones_are_understood():
    verifier(Shelf()).check_age(datetime.fromtimestamp(NOW).astimezone().isoformat())


@pytest.mark.parametrize("seconds", [-151, 151, -1_000_000, 1_000_000])
def test_a_request_that_is_older_or_earlier_is_refused(seconds):
    with pytest.raises(UntrustedError, match="too old, or from the future"):
        verifier(Shelf()).check_age(stamp(seconds))


@pytest.mark.parametrize(
    "timestamp",
    [None, "", "yesterday", 1_790_000_000, "2026-09-21", "2026-09-21T14:13:20", {}, [], "0000-00-00"],
)
def test_a_request_without_a_time_is_refused(timestamp):
    with pytest.raises(UntrustedError, match="does not say when"):
        verifier(Shelf()).check_age(timestamp)


def test_the_webs_roots_are_known_without_a_warning(recwarn):
    assert len(web_roots()) > 100
    assert not recwarn.list


def test_a_root_that_cannot_be_read_does_not_take_the_others_with_it():
    broken = b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"

    assert readable_certificates(broken + pem(root()) + broken) == [root()]
