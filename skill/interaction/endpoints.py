"""Where Alexa sends a skill's requests, and the addresses that its page names."""

import re
from collections.abc import Mapping
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

from skill.interaction.rules import amazon_rules

Endpoint = Mapping[str, str]
"""An endpoint as the manifest has it."""

_ARN = re.compile(r"arn:aws:lambda:(?P<region>[a-z0-9-]+):\d{12}:function:[\w-]+(?::[\w$-]+)?")
_SKILL_ID = re.compile(r"amzn1\.ask\.skill\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_HTTPS_PORT = 443
_BARE_ARN_COLONS = 6


class AddressError(Exception):
    """An address is not one that Alexa takes; the message says what is wrong with it."""


def lambda_endpoint(arn: str) -> Endpoint:
    """Give the endpoint of a Lambda function, or of an alias or version of one.

    Raises:
        AddressError: It is no function's ARN, or in a region that Alexa does not call.
    """
    match = _ARN.fullmatch(arn)
    if match is None:
        raise AddressError(
            f'"{arn}" is no ARN of a Lambda function. Give the Endpoint that sam deploy prints: '
            "arn:aws:lambda:us-east-1:123456789012:function:NAME:live"
        )
    regions = amazon_rules().lambda_regions
    if match["region"] not in regions:
        raise AddressError(
            f"Alexa does not call functions in {match['region']}. "
            f"Deploy to {', '.join(regions[:-1])} or {regions[-1]}."
        )
    return {"uri": arn}


def has_alias(endpoint: Endpoint) -> bool:
    """Tell whether an endpoint is an alias or version of a function, or a server, which needs none."""
    return not endpoint["uri"].startswith("arn:") or endpoint["uri"].count(":") > _BARE_ARN_COLONS


def web_endpoint(url: str, certificate: str) -> Endpoint:
    """Give the endpoint of a web server; `certificate` is "Trusted" or "Wildcard".

    Raises:
        AddressError: Alexa could not reach the address, or would not trust it.
    """
    parts = _https(url)
    if parts.port not in (None, _HTTPS_PORT):
        raise AddressError(
            f'"{url}" names the port {parts.port}. Alexa calls port {_HTTPS_PORT} only; put a proxy there.'
        )
    if parts.query or parts.fragment or parts.username:
        raise AddressError(f'"{url}" has more than host and path. Leave user, query and fragment out.')
    return {"uri": url, "sslCertificateType": certificate}


def page_url(url: str) -> str:
    """Give an address that people open, when it is one.

    Raises:
        AddressError: It is none.
    """
    _https(url)
    return url


def skill_id(text: str) -> str:
    """Give a skill's id, when it is one.

    Raises:
        AddressError: It is none.
    """
    if not _SKILL_ID.fullmatch(text):
        raise AddressError(
            f'"{text}" is no skill id. It looks like amzn1.ask.skill. and 36 letters, digits and hyphens; '
            "ask deploy prints it."
        )
    return text


def _https(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), 0
    if parts.scheme != "https" or not _public(parts.hostname or "") or port == 0:
        raise AddressError(
            f'"{url}" is no address on the internet. It should be like https://coach.example.com/alexa'
        )
    return parts


def _public(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return re.fullmatch(r"([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]", host) is not None
    return False
