"""Templates in hassil's language, written out as sentences."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from skill.interaction.located import SourceError, Text

if TYPE_CHECKING:
    from pathlib import Path

    from hassil.expression import Sentence


class Templates:
    """Writes out the templates of one source."""

    def __init__(self, path: "Path", rules: Mapping[str, Text]) -> None:
        self._path = path
        self._rules = rules

    def sentences(self, template: Text) -> Iterator[str]:
        """Give every sentence that a template stands for; slots stay in braces.

        Raises:
            SourceError: The template cannot be read, or names an unknown rule.
        """
        from hassil.errors import MissingRuleError  # noqa: PLC0415 - for developers only
        from hassil.sample import sample_expression  # noqa: PLC0415 - for developers only

        try:
            yield from sample_expression(
                self._parse(template).expression, expansion_rules=dict(self._parsed_rules), expand_lists=False
            )
        except MissingRuleError as error:
            raise self._fault(
                template, f'"{template}" names a rule that rules does not have: {error}'
            ) from error

    @cached_property
    def _parsed_rules(self) -> Mapping[str, "Sentence"]:
        return {name: self._parse(rule) for name, rule in self._rules.items()}

    def _parse(self, template: Text) -> "Sentence":
        from hassil.parse_expression import parse_sentence  # noqa: PLC0415 - for developers only
        from hassil.parser import ParseError  # noqa: PLC0415 - for developers only

        try:
            return parse_sentence(f"({template})")
        except ParseError as error:
            raise self._fault(
                template, f'"{template}" is no template; look for a bracket that is not closed'
            ) from error

    def _fault(self, template: Text, says: str) -> SourceError:
        return SourceError(f"{self._path}:{template.line}: {says}.")
