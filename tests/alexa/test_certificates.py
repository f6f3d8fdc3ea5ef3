"""Certificate chains: fetched from Alexa's place alone, safely, and seldom."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from own_certificates import ADDRESS, DAY_S, Clock, Shelf

from skill.certificates import ChainCache, SigningKey, UntrustedError, chain_address

HOST = "https://s3.amazonaws.com"


@pytest.mark.parametrize(
    "url",
    [
        f"{HOST}/echo.api/echo-api-cert.pem",
        f"{HOST}:443/echo.api/echo-api-cert.pem",
        f"{HOST}:/echo.api/echo-api-cert.pem",
        "HTTPS://S3.AmazonAWS.com/echo.api/echo-api-cert.pem",
        f"{HOST}/echo.api/../echo.api/echo-api-cert.pem",
        f"{HOST}/echo.api/./echo-api-cert.pem",
        f"{HOST}/echo.api//echo-api-cert.pem",
    ],
)
def test_an_address_of_alexas_is_taken_however_it_is_written(url):
    assert chain_address(url) == ADDRESS


BAD_ADDRESSES = {
    "plain http": "http://s3.amazonaws.com/echo.api/echo-api-cert.pem",
    "another host": "https://notamazon.com/echo.api/echo-api-cert.pem",
    "a host that only begins alike": "https://s3.amazonaws.com.evil.example/echo.api/echo-api-cert.pem",
    "a host that only ends alike": "https://evils3.amazonaws.com/echo.api/echo-api-cert.pem",
    "a final dot": "https://s3.amazonaws.com./echo.api/echo-api-cert.pem",
    "another port": f"{HOST}:563/echo.api/echo-api-cert.pem",
    "port 0": f"{HOST}:0/echo.api/echo-api-cert.pem",
    "no such port": f"{HOST}:99999/echo.api/echo-api-cert.pem",
    "a port in words": f"{HOST}:https/echo.api/echo-api-cert.pem",
    "a capital in the path": f"{HOST}/EcHo.aPi/echo-api-cert.pem",
    "another folder": f"{HOST}/invalid.path/echo-api-cert.pem",
    "a folder that only begins alike": f"{HOST}/echo.api.evil/echo-api-cert.pem",
    "the folder itself": f"{HOST}/echo.api/",
    "dots that lead out": f"{HOST}/echo.api/../evil/echo-api-cert.pem",
    "escaped dots": f"{HOST}/echo.api/%2e%2e/evil/echo-api-cert.pem",
    "a user": "https://s3.amazonaws.com@evil.example/echo.api/echo-api-cert.pem",
    "a user at the right host": "https://me:pass@s3.amazonaws.com/echo.api/echo-api-cert.pem",
    "a query": f"{HOST}/echo.api/echo-api-cert.pem?versionId=1",
    "an empty query": f"{HOST}/echo.api/echo-api-cert.pem?",
    "a fragment": f"{HOST}/echo.api/echo-api-cert.pem#top",
    "a backslash": "https://s3.amazonaws.com\\@evil.example/echo.api/x.pem",
    "a line break": f"{HOST}/echo.api/\n/echo-api-cert.pem",
    "a space before it": f" {HOST}/echo.api/echo-api-cert.pem",
    "two slashes first": f"{HOST}//echo.api/echo-api-cert.pem",
    "no scheme": "//s3.amazonaws.com/echo.api/echo-api-cert.pem",
    "a file": "file:///echo.api/echo-api-cert.pem",
    "no address": "cert",
    "a bracket": "https://[s3.amazonaws.com/echo.api/echo-api-cert.pem",
    "letters that look alike": "https://s3.аmazonaws.com/echo.api/echo-api-cert.pem",  # noqa: RUF001 - Cyrillic
}


@pytest.mark.parametrize("url", BAD_ADDRESSES.values(), ids=BAD_ADDRESSES)
def test_no_other_address_is_asked(url):
    with pytest.raises(UntrustedError, match="not one of Alexa's"):
        chain_address(url)


class Judge:
    """Trusts everything but the word "bad"; each key is a new object."""

    def __init__(self, days=100):
        self.days = days

    def __call__(self, pem, at):
        if pem == b"bad":
            raise UntrustedError("Bad.")
        return SigningKey(pem, at + self.days * DAY_S)


def cache_of(shelf, clock, days=100):
    return ChainCache(shelf, Judge(days), clock)


def test_a_chain_is_fetched_once_a_day():
    shelf, clock = Shelf(), Clock()
    cache = cache_of(shelf, clock)

    for _ in range(100):
        cache.key(ADDRESS)
    assert len(shelf.asked) == 1

    clock.now += DAY_S - 1
    cache.key(ADDRESS)
    assert len(shelf.asked) == 1

    clock.now += 1
    cache.key(ADDRESS)
    assert len(shelf.asked) == 2


def test_a_chain_is_not_kept_longer_than_it_is_valid():
    shelf, clock = Shelf(), Clock()
    cache = cache_of(shelf, clock, days=0.5)
    cache.key(ADDRESS)

    clock.now += DAY_S / 2
    cache.key(ADDRESS)

    assert len(shelf.asked) == 2


def test_a_chain_that_is_not_trusted_is_not_kept():
    shelf = Shelf({ADDRESS: b"bad"})
    cache = cache_of(shelf, Clock())

    for _ in range(2):
        with pytest.raises(UntrustedError):
            cache.key(ADDRESS)

    assert len(shelf.asked) == 2
    shelf.chains[ADDRESS] = b"good"
    assert cache.key(ADDRESS) == b"good"


def test_no_more_than_a_few_chains_are_kept():
    addresses = [f"{HOST}/echo.api/{number}.pem" for number in range(20)]
    shelf = Shelf(dict.fromkeys(addresses, b"good"))
    cache = cache_of(shelf, Clock())
    for address in addresses:
        cache.key(address)

    cache.key(addresses[-1])
    assert len(shelf.asked) == 20, "The latest is kept."
    cache.key(addresses[0])
    assert len(shelf.asked) == 21, "The first is not."


def test_forged_signatures_do_not_make_the_server_fetch_at_each_request():
    shelf, clock = Shelf(), Clock()
    cache = cache_of(shelf, clock)
    cache.key(ADDRESS)

    clock.now += 61
    keys = [cache.newer_key(ADDRESS) for _ in range(50)]

    assert [key is None for key in keys] == [False, *[True] * 49]
    assert len(shelf.asked) == 2


class SlowShelf(Shelf):
    """Answers when it is told to."""

    def __init__(self):
        super().__init__()
        self.may_answer = threading.Event()
        self.waiting = threading.Semaphore(0)

    def fetch(self, _):
        self.waiting.release()
        assert self.may_answer.wait(30)
        return b"good"


def test_slow_downloads_hold_up_neither_known_chains_nor_all_threads():
    shelf = SlowShelf()
    cache = cache_of(shelf, Clock())
    with ThreadPoolExecutor(5) as threads:
        known = threads.submit(cache.key, ADDRESS)
        shelf.may_answer.set()
        assert known.result() == b"good"

        shelf.may_answer.clear()
        slow = [threads.submit(cache.key, f"{HOST}/echo.api/{number}.pem") for number in range(4)]
        for _ in range(5):
            assert shelf.waiting.acquire(timeout=30)
        with pytest.raises(UntrustedError, match="Too many"):
            cache.key(f"{HOST}/echo.api/5.pem")
        assert cache.key(ADDRESS) == b"good"

        shelf.may_answer.set()
        assert [one.result() for one in slow] == [b"good"] * 4
    assert cache.key(f"{HOST}/echo.api/5.pem") == b"good"
