"""The skill's page in the store would pass certification as far as can be told without Amazon."""

import json
import re
from copy import deepcopy

import pytest
from smapi_schema import MANIFEST, complaints

from skill.interaction.files import MODELS_FOLDER, models
from skill.interaction.located import SourceError
from skill.interaction.manifest import load_manifest
from skill.interaction.manifest_lint import PAGE_RULES, WHOLE_RULES, manifest_faults
from skill.interaction.phrases import is_said
from speech.interaction import load_model
from speech.matching import Matcher

COMMITTED = json.loads((MODELS_FOLDER / "skill.json").read_text(encoding="utf-8"))
STORE = ("manifest", "publishingInformation")
PAGE = (*STORE, "locales", "en-GB")
PRIVACY = ("manifest", "privacyAndCompliance")


@pytest.fixture(scope="module")
def built():
    return tuple(models())


def spoilt(*path, value):
    """The manifest with one entry changed, or taken away by None."""
    manifest = deepcopy(COMMITTED)
    part = manifest
    for name in path[:-1]:
        part = part[name]
    part[path[-1]] = value
    if value is None:
        del part[path[-1]]
    return manifest


@pytest.mark.tool("Amazon's schema")
def test_amazons_schema_accepts_the_manifest(checked):
    assert complaints(MANIFEST, COMMITTED) == []
    checked("1 manifest")


@pytest.mark.tool("our lint")
def test_the_manifest_breaks_no_rule(built, checked):
    assert manifest_faults(COMMITTED, built) == ()
    checked(f"1 manifest of {len(built)} locales against {len(WHOLE_RULES) + len(PAGE_RULES)} rules")


@pytest.mark.parametrize(
    "manifest",
    [
        spoilt("manifest", "manifestVersion", value="2.0"),
        spoilt(*PAGE, "summary", value="a" * 161),
        spoilt(*PAGE, "subtitle", value="Pull"),
        spoilt("manifest", "permissions", value=[{"name": "alexa::everything"}]),
        spoilt("manifest", "apis", "custom", "interfaces", value=[{"type": "ALEXA_PRESENTATION_APLA"}]),
        spoilt("manifest", "apis", "custom", "endpoint", value={"uri": "http://example.com/alexa"}),
    ],
)
def test_amazons_schema_refuses_a_spoilt_manifest(manifest):
    assert complaints(MANIFEST, manifest) != []


BROKEN = {
    "version": (spoilt("manifest", "manifestVersion", value=None), "manifestVersion should be 1.0"),
    "category": (spoilt(*STORE, "category", value=None), "the category is missing"),
    "disclaimer": (spoilt(*PAGE, "description", value="A coach."), "en-GB: the description of a skill about"),
    "nowhere": (spoilt(*STORE, "isAvailableWorldwide", value=False), "either available worldwide"),
    "testing": (spoilt(*STORE, "testingInstructions", value=" "), "testingInstructions is missing"),
    "unanswered": (spoilt(*PRIVACY, "containsAds", value=None), "does not answer containsAds"),
    "link": (
        spoilt(*PRIVACY, "locales", value={"en-US": {"privacyPolicyUrl": "http://example.com"}}),
        "en-US: privacyPolicyUrl should be an https address",
    ),
    "no page": (spoilt(*PAGE, value=None), "en-GB has no page in the manifest"),
    "no model": (spoilt(*STORE, "locales", "de-DE", value={}), "de-DE has no interaction model"),
    "fewer fields": (spoilt(*PAGE, "keywords", value=None), "having or lacking keywords"),
    "long summary": (spoilt(*PAGE, "summary", value="a" * 161), "en-GB: summary has 161 characters"),
    "no name": (spoilt(*PAGE, "name", value=""), "en-GB: name is missing"),
    "amazon's name": (spoilt(*PAGE, "name", value="Pull Day for Alexa"), 'the name holds "alexa"'),
    "keywords": (spoilt(*PAGE, "keywords", value=["a"] * 31), "there are 31 keywords"),
    "keyword twice": (spoilt(*PAGE, "keywords", value=["row", "row"]), "a keyword stands twice"),
    "long keyword": (spoilt(*PAGE, "keywords", value=["a" * 151]), "longer than 150 characters"),
    "four phrases": (
        spoilt(*PAGE, "examplePhrases", value=["Alexa, open pull day coach", "Ready", "Next", "Done"]),
        "there are 4 example phrases",
    ),
    "long phrase": (spoilt(*PAGE, "examplePhrases", value=["a" * 201]), "longer than 200 characters"),
    "first phrase": (
        spoilt(*PAGE, "examplePhrases", value=["Open pull day coach"]),
        'should be like "Alexa, open pull day coach"',
    ),
    "foreign phrase": (
        spoilt(*PAGE, "examplePhrases", value=["Alexa, open pull day coach", "Order a pizza"]),
        'the example phrase "Order a pizza" is no sample',
    ),
}


@pytest.mark.parametrize(("manifest", "says"), BROKEN.values(), ids=BROKEN)
def test_what_certification_would_refuse_is_told(built, manifest, says):
    found = manifest_faults(manifest, built)

    assert [fault for fault in found if says in fault], found


def test_an_empty_manifest_is_told_and_does_no_harm(built):
    assert "skill.json: the category is missing." in manifest_faults({}, built)


@pytest.mark.parametrize(
    "said", ["Ready", "I have dumbbells!", "Start a ten minute band workout for my lats"]
)
def test_an_example_phrase_is_found_among_the_samples(built, said):
    assert is_said(said, built[0])


@pytest.mark.parametrize("said", ["", "Start a ten minute pizza workout", "I have dumbbells or"])
def test_what_no_sample_has_is_not(built, said):
    assert not is_said(said, built[0])


def test_nothing_in_the_manifest_points_to_an_owner():
    """Endpoint, privacy policy and icons are each developer's own; `pullday package` adds them."""
    assert "endpoint" not in COMMITTED["manifest"]["apis"]["custom"]
    assert "http" not in json.dumps(COMMITTED)


@pytest.mark.parametrize("locale", ["en-US", "en-GB", "en-AU", "en-CA", "en-IN"])
def test_everything_that_the_page_and_the_certifiers_are_told_to_say_is_understood(locale):
    store = COMMITTED["manifest"]["publishingInformation"]
    page = store["locales"][locale]
    texts = " ".join(
        (page["description"], store["testingInstructions"], *map('"{}"'.format, page["examplePhrases"]))
    )
    said = {phrase.strip(",.?") for phrase in re.findall(r'"([^"]+)"', texts)} - {
        "Alexa, open pull day coach"
    }
    matcher = Matcher(load_model(MODELS_FOLDER / f"{locale}.json"))

    heard = {phrase: matcher.match(phrase.removeprefix("Alexa, ")).intent for phrase in said}

    assert len(heard) > 20
    assert [phrase for phrase, intent in heard.items() if intent in {None, "AMAZON.FallbackIntent"}] == []


SOURCE = """\
manifest: {manifestVersion: "1.0"}
every_locale: {name: Pull Day Coach}
local: {en-GB: {name: Pull Day}}
"""


def written(folder, text):
    path = folder / "skill.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_locale_may_replace_a_part_of_the_page(tmp_path):
    pages = load_manifest(written(tmp_path, SOURCE), ("en-US", "en-GB"))["manifest"]["publishingInformation"]

    assert pages == {"locales": {"en-US": {"name": "Pull Day Coach"}, "en-GB": {"name": "Pull Day"}}}


@pytest.mark.parametrize(
    ("right", "wrong", "says"),
    [
        ("en-GB", "en-NZ", "skill.yaml: local names en-NZ, which en.yaml lacks; it has en-US, en-GB."),
        ("local:", "places:", "skill.yaml: it should have the sections manifest, every_locale, local"),
        ("{name: Pull Day}}", "{name: Pull Day}", "skill.yaml:4: "),
    ],
)
def test_a_fault_in_the_source_is_one_sentence(tmp_path, right, wrong, says):
    with pytest.raises(SourceError) as error:
        load_manifest(written(tmp_path, SOURCE.replace(right, wrong)), ("en-US", "en-GB"))

    assert says in str(error.value)
    assert "\n" not in str(error.value)


def test_a_missing_source_is_one_sentence(tmp_path):
    with pytest.raises(SourceError, match=r"skill\.yaml: cannot be read: No such file or directory\."):
        load_manifest(tmp_path / "skill.yaml", ("en-US",))
