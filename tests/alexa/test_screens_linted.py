"""Amazon's static check of every APL document that the skill sends."""

import pytest
from screen_examples import examples
from screen_tools import linted

from skill.alexa.screens.directive import apl_directive


@pytest.mark.tool("apl-suggester")
def test_amazon_finds_nothing_wrong_with_any_document(tmp_path, checked):
    documents = {name: apl_directive(talk.reply.screen)["document"] for name, talk in examples().items()}
    findings = linted(list(documents.values()), tmp_path)

    assert [(name, found) for name, found in zip(documents, findings, strict=True) if found] == []
    checked(f"{len(documents)} documents, no finding")


@pytest.mark.tool("apl-suggester")
def test_the_check_would_see_a_mistake(tmp_path):
    document = apl_directive(examples()["plan"].reply.screen)["document"]
    document["mainTemplate"]["items"][0]["direction"] = "sideways"

    assert linted([document], tmp_path)[0]
