"""Amazon's rules for manifests that its schema does not check."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from skill.interaction.manifest import Manifest
from skill.interaction.model import Model
from skill.interaction.phrases import is_said
from skill.interaction.rules import ManifestRules, amazon_rules

Page = Mapping[str, Any]
"""The skill's page in the store, in one locale."""


@dataclass(frozen=True)
class _Whole:
    """A manifest with the models that it comes with."""

    publishing: Mapping[str, Any]
    privacy: Mapping[str, Any]
    version: object
    models: Mapping[str, Model]

    @property
    def pages(self) -> Mapping[str, Page]:
        return self.publishing.get("locales") or {}


def manifest_faults(manifest: Manifest, models: Sequence[Model]) -> tuple[str, ...]:
    """List what breaks a rule, one sentence each; nothing when the manifest is fit for certification."""
    inner = manifest.get("manifest") or {}
    whole = _Whole(
        inner.get("publishingInformation") or {},
        inner.get("privacyAndCompliance") or {},
        inner.get("manifestVersion"),
        {model.locale: model for model in models},
    )
    rules = amazon_rules().manifest
    own = chain.from_iterable(rule(whole, rules) for rule in WHOLE_RULES)
    pages = (
        f"{locale}: {fault}"
        for locale, page in whole.pages.items()
        for rule in PAGE_RULES
        for fault in rule(page, whole.models.get(locale), rules)
    )
    return tuple(f"skill.json: {fault}." for fault in chain(own, pages))


def _version(whole: _Whole, rules: ManifestRules) -> Iterator[str]:
    if whole.version != rules.version:
        yield f"manifestVersion should be {rules.version}"


def _category(whole: _Whole, rules: ManifestRules) -> Iterator[str]:
    category = whole.publishing.get("category")
    if not category:
        yield "the category is missing"
    if category == rules.health_category:
        for locale, page in whole.pages.items():
            if rules.disclaimer not in str(page.get("description", "")):
                yield f'{locale}: the description of a skill about health must say "{rules.disclaimer}"'


def _countries(whole: _Whole, _rules: ManifestRules) -> Iterator[str]:
    worldwide, countries = (
        whole.publishing.get("isAvailableWorldwide"),
        whole.publishing.get("distributionCountries"),
    )
    if bool(worldwide) == bool(countries):
        yield "the skill is either available worldwide, or in the countries that are listed"


def _testing(whole: _Whole, rules: ManifestRules) -> Iterator[str]:
    yield from _length(whole.publishing, "testingInstructions", rules.longest_testing_instructions)


def _privacy(whole: _Whole, rules: ManifestRules) -> Iterator[str]:
    for question in rules.questions:
        if not isinstance(whole.privacy.get(question), bool):
            yield f"privacyAndCompliance does not answer {question}"
    for locale, links in (whole.privacy.get("locales") or {}).items():
        for name in rules.links:
            if name in links and not str(links[name]).startswith("https://"):
                yield f"{locale}: {name} should be an https address"


def _locales(whole: _Whole, _rules: ManifestRules) -> Iterator[str]:
    for locale in sorted(whole.models.keys() ^ whole.pages.keys()):
        missing = "page in the manifest" if locale in whole.models else "interaction model"
        yield f"{locale} has no {missing}"
    kinds = {locale: sorted(page) for locale, page in whole.pages.items()}
    first = next(iter(kinds.values()), [])
    for locale, fields in kinds.items():
        if fields != first:
            odd = ", ".join(sorted(set(fields) ^ set(first)))
            yield f"{locale} differs from the first locale in having or lacking {odd}"


def _texts(page: Page, _model: Model | None, rules: ManifestRules) -> Iterator[str]:
    yield from _length(page, "name", rules.longest_name)
    yield from _length(page, "summary", rules.longest_summary)
    yield from _length(page, "description", rules.longest_description)


def _name(page: Page, _model: Model | None, rules: ManifestRules) -> Iterator[str]:
    for word in str(page.get("name", "")).lower().split():
        if word in rules.foreign_names:
            yield f'the name holds "{word}", a name of Amazon\'s'


def _keywords(page: Page, _model: Model | None, rules: ManifestRules) -> Iterator[str]:
    keywords = page.get("keywords") or ()
    if not 0 < len(keywords) <= rules.most_keywords:
        yield f"there are {len(keywords)} keywords; Alexa takes 1 to {rules.most_keywords}"
    if len(set(keywords)) < len(keywords):
        yield "a keyword stands twice"
    for keyword in keywords:
        if len(keyword) > rules.longest_keyword:
            yield f'the keyword "{keyword[:30]}..." is longer than {rules.longest_keyword} characters'


def _phrases(page: Page, model: Model | None, rules: ManifestRules) -> Iterator[str]:
    phrases = page.get("examplePhrases") or ()
    if not 0 < len(phrases) <= rules.most_phrases:
        yield f"there are {len(phrases)} example phrases; Alexa takes 1 to {rules.most_phrases}"
    for phrase in phrases:
        if len(phrase) > rules.longest_phrase:
            yield f'the example phrase "{phrase[:30]}..." is longer than {rules.longest_phrase} characters'
    if model is not None:
        yield from _first_phrase(phrases[:1], model, rules)
        yield from (
            f'the example phrase "{phrase}" is no sample of the model'
            for phrase in phrases[1:]
            if not is_said(phrase, model)
        )


def _first_phrase(phrases: Sequence[str], model: Model, rules: ManifestRules) -> Iterator[str]:
    openings = {
        f"{rules.wake_word}, {word} {model.invocation_name}".lower() for word in amazon_rules().launch_words
    }
    for phrase in phrases:
        if phrase.lower() not in openings:
            yield f'the first example phrase should be like "{rules.wake_word}, open {model.invocation_name}"'


def _length(part: Mapping[str, Any], name: str, longest: int) -> Iterator[str]:
    text = str(part.get(name) or "").strip()
    if not text:
        yield f"{name} is missing"
    if len(text) > longest:
        yield f"{name} has {len(text)} characters; Alexa takes {longest}"


WHOLE_RULES: tuple[Callable[[_Whole, ManifestRules], Iterator[str]], ...] = (
    _version,
    _category,
    _countries,
    _testing,
    _privacy,
    _locales,
)
PAGE_RULES: tuple[Callable[[Page, Model | None, ManifestRules], Iterator[str]], ...] = (
    _texts,
    _name,
    _keywords,
    _phrases,
)
