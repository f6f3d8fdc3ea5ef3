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
    known = cache.key(ADDRESS)

    clock.now += 61
    keys = [cache.newer_key(ADDRESS, known) for _ in range(50)]

    assert keys == [None] * 50
    assert len(shelf.asked) == 2


class SlowShelf(Shelf):
    """Answers when it is told to."""

    def __init__(self, chain=b"good"):
        super().__init__()
        self.chain = chain
        self.may_answer = threading.Event()
        self.waiting = threading.Semaphore(0)

    def fetch(self, url):
        self.asked.append(url)
        self.waiting.release()
        assert self.may_answer.wait(30)
        return self.chain

    def begun(self):
        """Wait until somebody fetches."""
        assert self.waiting.acquire(timeout=30)


def known_by(shelf, clock):
    """Return a cache that has fetched the chain once; the next fetch waits to be told."""
    cache = cache_of(shelf, clock)
    shelf.may_answer.set()
    cache.key(ADDRESS)
    shelf.begun()
    shelf.may_answer.clear()
    return cache


def test_of_many_first_requests_one_fetches_and_the_others_wait_for_it():
    shelf = SlowShelf()
    cache = cache_of(shelf, Clock())
    with ThreadPoolExecutor(8) as threads:
        first = [threads.submit(cache.key, ADDRESS) for _ in range(8)]
        shelf.begun()
        shelf.may_answer.set()
        assert [one.result() for one in first] == [b"good"] * 8
    assert len(shelf.asked) == 1


def test_who_waits_for_a_chain_that_is_not_trusted_is_refused_as_well():
    shelf = SlowShelf(b"bad")
    cache = cache_of(shelf, Clock())
    with ThreadPoolExecutor(3) as threads:
        first = [threads.submit(cache.key, ADDRESS) for _ in range(3)]
        shelf.begun()
        shelf.may_answer.set()
        assert [str(one.exception()) for one in first] == ["Bad."] * 3


def test_after_a_day_one_request_asks_anew_and_the_others_go_on_with_the_key_they_know():
    shelf, clock = SlowShelf(), Clock()
    cache = known_by(shelf, clock)
    clock.now += DAY_S
    shelf.chain = b"new"
    with ThreadPoolExecutor(1) as threads:
        refreshing = threads.submit(cache.key, ADDRESS)
        shelf.begun()
        assert [cache.key(ADDRESS) for _ in range(8)] == [b"good"] * 8
        shelf.may_answer.set()
        assert refreshing.result() == b"new"
    assert cache.key(ADDRESS) == b"new"
    assert len(shelf.asked) == 2


def test_a_chain_that_cannot_be_had_anew_serves_on_until_it_expires():
    shelf, clock = Shelf(), Clock()
    cache = cache_of(shelf, clock, days=2)
    known = cache.key(ADDRESS)
    shelf.chains[ADDRESS] = b"bad"

    clock.now += DAY_S
    assert [cache.key(ADDRESS) for _ in range(5)] == [known] * 5
    assert len(shelf.asked) == 2, "It is not asked for at each request."
    clock.now += 61
    assert cache.key(ADDRESS) == known
    assert len(shelf.asked) == 3

    clock.now += DAY_S
    with pytest.raises(UntrustedError, match="Bad"):
        cache.key(ADDRESS)


def test_while_one_request_fetches_a_new_chain_the_others_wait_for_it():
    shelf, clock = SlowShelf(), Clock()
    cache = known_by(shelf, clock)
    clock.now += 3600
    shelf.chain = b"new"
    with ThreadPoolExecutor(3) as threads:
        asked = [threads.submit(cache.newer_key, ADDRESS, b"good") for _ in range(3)]
        shelf.begun()
        shelf.may_answer.set()
        assert [one.result() for one in asked] == [b"new"] * 3
    assert cache.newer_key(ADDRESS, b"good") == b"new", "Who comes just too late sees it as well."
    assert len(shelf.asked) == 2


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
