"""A skill package: the files that Amazon's ask deploy sends."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from skill.interaction.endpoints import Endpoint
from skill.interaction.manifest import manifest_as_json

Files = Mapping[str, bytes]
"""Contents by path, with slashes."""

RESOURCES = "ask-resources.json"
STATES = ".ask/ask-states.json"
MANIFEST = "skill-package/skill.json"
MODELS = "skill-package/interactionModels"

_VERSION = "2020-03-31"
"""Of both of the ASK CLI's files."""
_STORE, _PRIVACY = "publishingInformation", "privacyAndCompliance"
_ICONS = {"smallIconUri": ("small", "smallIcon"), "largeIconUri": ("large", "largeIcon")}
"""By the manifest's entry: our file, and the ending that the package gives it."""


@dataclass(frozen=True)
class Owner:
    """What each owner of a skill has of his own."""

    endpoint: Endpoint | None = None
    """None before the skill has an id, which the endpoint needs."""
    privacy_url: str | None = None
    terms_url: str | None = None
    skill_id: str | None = None


def package_files(owner: Owner) -> Files:
    """Lay the package out, of the models, the manifest and the icons that are installed."""
    manifest = json.loads(_read("skill.json"))["manifest"]
    locales = tuple(manifest[_STORE]["locales"])
    return {
        RESOURCES: _json(
            {"askcliResourcesVersion": _VERSION, **_profile(skillMetadata={"src": "./skill-package"})}
        ),
        MANIFEST: manifest_as_json({"manifest": _owned(manifest, owner, locales)}).encode(),
        **{f"{MODELS}/custom/{locale}.json": _read(f"{locale}.json") for locale in locales},
        **dict(_icons(locales)),
        **(
            {STATES: _json({"askcliStatesVersion": _VERSION, **_profile(skillId=owner.skill_id)})}
            if owner.skill_id
            else {}
        ),
    }


def skill_name() -> str:
    """Return the name by which a package of ours is known again."""
    name: str = next(iter(json.loads(_read("skill.json"))["manifest"][_STORE]["locales"].values()))["name"]
    return name


def _owned(manifest: Mapping[str, Any], owner: Owner, locales: tuple[str, ...]) -> Mapping[str, Any]:
    store, custom = manifest[_STORE], manifest["apis"]["custom"]
    pages = {locale: {**page, **_icon_uris(locale)} for locale, page in store["locales"].items()}
    endpoint = {"endpoint": owner.endpoint} if owner.endpoint else {}
    return {
        **manifest,
        _STORE: {**store, "locales": pages},
        _PRIVACY: {**manifest[_PRIVACY], **_links(owner, locales)},
        "apis": {"custom": {**endpoint, **custom}},
    }


def _links(owner: Owner, locales: tuple[str, ...]) -> Mapping[str, Any]:
    given = {"privacyPolicyUrl": owner.privacy_url, "termsOfUseUrl": owner.terms_url}
    links = {name: url for name, url in given.items() if url}
    return {"locales": dict.fromkeys(locales, links)} if links else {}


def _icons(locales: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    for source, ending in _ICONS.values():
        picture = _read(f"icons/{source}.png")
        for locale in locales:
            yield f"skill-package/{_icon_path(locale, ending)}", picture


def _icon_uris(locale: str) -> Mapping[str, str]:
    return {entry: f"file://{_icon_path(locale, ending)}" for entry, (_, ending) in _ICONS.items()}


def _icon_path(locale: str, ending: str) -> str:
    return f"assets/images/{locale}_{ending}.png"


def _profile(**entries: object) -> Mapping[str, Any]:
    return {"profiles": {"default": entries}}


def _json(document: Mapping[str, Any]) -> bytes:
    return (json.dumps(document, indent=2) + "\n").encode()


def _read(name: str) -> bytes:
    return (files("interaction_models") / name).read_bytes()
