"""Screens as Amazon's own renderer draws them, on each kind of Echo with a display."""

from functools import cache

import pytest
from screen_examples import examples
from screen_eyes import faults, shown, squashed
from screen_tools import SHOTS, VIEWPORTS, job, rendered

from skill.alexa.screens.directive import apl_directive

pytestmark = pytest.mark.tool("apl-viewhost-web")

KINDS = {
    "get_ready": "Set 1 of 2, get ready",
    "rep_11": "rep 11 of 16",
    "rest": "Rest, then set 2 of 2",
    "your_turn": "Your turn",
}
"""Moments of the run, by what the audio's label says of them."""
_BRIEF = 2
"""Buttons that a round screen has room for."""


def at_moment(label):
    """The run's directive as if the audio were a second into the first beat with a label."""
    reply, at_s = examples()["run"].reply, 0.0
    for beat in reply.beats:
        if label in beat.label:
            break
        at_s += beat.seconds
    directive = apl_directive(reply.screen)
    directive["datasources"]["s"]["from"] = round((at_s + 1.0) * 1000)
    return directive


@cache
def directives():
    moments = {f"run_{name}": at_moment(label) for name, label in KINDS.items()}
    return {name: apl_directive(talk.reply.screen) for name, talk in examples().items()} | moments


TAPPED = {
    "welcome_back": ("same", "buttons"),
    "step": ("buttons",),
    "paused": ("buttons",),
    "plan": ("buttons",),
    "run_rep_11": ("buttons",),
    "run_rest": ("rest",),
    "run_your_turn": ("close",),
}
"""Which rows of buttons show on which screens."""


def buttons_of(name):
    contents = directives()[name]["datasources"]["s"]
    return [button for row in TAPPED[name] for button in contents[row]]


def tap_jobs():
    for name in TAPPED:
        texts = [button["t"].replace("\u00a0", " ") for button in buttons_of(name)]
        yield job(f"taps on {name}", directives()[name], "landscape", taps=texts)


def clock_jobs():
    """A screen that opens a second before the eleventh rep, looked at once, and until it shows it."""
    directive = at_moment(KINDS["rep_11"])
    directive["datasources"]["s"]["from"] -= 2_000
    before = job("clock before", directive, "landscape", wait=50)
    return [before, job("clock after", directive, "landscape", wait=50, until="11 of 16")]


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    """Every screen in every viewport, drawn in one browser; the pictures are kept in build/screens."""
    jobs = [
        job(f"{name}-{viewport}", directive, viewport, png=str(SHOTS / f"{name}-{viewport}.png"))
        for name, directive in directives().items()
        for viewport in VIEWPORTS
    ]
    results = rendered([*jobs, *tap_jobs(), *clock_jobs()], tmp_path_factory.mktemp("drawn"))
    return {one["name"]: one for one in results}


@pytest.mark.parametrize("viewport", VIEWPORTS)
@pytest.mark.parametrize("name", [*examples(), *(f"run_{name}" for name in KINDS)])
def test_a_screen_is_whole_and_can_be_read_from_across_the_room(drawn, name, viewport, checked):
    seen = drawn[f"{name}-{viewport}"]

    assert seen["error"] is None
    assert faults(seen, VIEWPORTS[viewport]) == []
    checked(f"{len(directives())} screens on {len(VIEWPORTS)} kinds of device, without a warning")


@pytest.mark.parametrize("name", [name for name in examples() if not name.startswith(("run", "set_done"))])
def test_every_word_of_a_screen_is_shown(drawn, name):
    contents = directives()[name]["datasources"]["s"]
    words = [contents.get(key, "") for key in ("title", "head", "before", "after", "caption")]
    words += [] if contents.get("turns") else contents.get("lines", [])
    words += [word for row in contents.get("rows", ()) for word in (row["t"], row["v"])]
    words += [button["t"] for row in ("same", "buttons") for button in contents.get(row, ())]
    for viewport in ("landscape", "wide", "portrait"):
        read = shown(drawn[f"{name}-{viewport}"])
        assert [word for word in words if squashed(plain(word)) not in read] == []


def plain(text):
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


@pytest.mark.parametrize("name", [name for name in examples() if not name.startswith(("run", "set_done"))])
def test_a_round_screen_shows_the_title_and_the_way_to_go_on(drawn, name):
    contents = directives()[name]["datasources"]["s"]
    buttons = [] if "caption" in contents else contents.get("buttons", [])[:_BRIEF]
    read = shown(drawn[f"{name}-round"])

    for words in (contents["title"], *(button["t"] for button in buttons)):
        assert squashed(words) in read


RUN = {
    "get_ready": ("16", "reps", "Set 1 of 2", "Band pull-apart", "Pause", "Done", "Skip"),
    "rep_11": ("11", "of 16", "Set 1 of 2", "Band pull-apart", "Next: rest, 50 seconds", "Pause", "Done"),
    "rest": ("48", "seconds", "Rest", "Set 2 of 2", "16 band pull-aparts", "Pause", "Skip rest"),
    "your_turn": ("Done", "Next", "Straight-arm band pulldowns and band face pulls", "Set-up", "Ready"),
}


@pytest.mark.parametrize("moment", RUN)
def test_a_run_shows_what_is_said_at_the_same_moment(drawn, moment):
    for viewport in ("landscape", "wide", "portrait"):
        read = shown(drawn[f"run_{moment}-{viewport}"])
        missing = [words for words in RUN[moment] if squashed(words) not in read]
        # A rest runs down while the picture is taken.
        assert [words for words in missing if not (words == "48" and "49" in read)] == []


def test_the_clock_of_a_screen_runs_by_itself(drawn):
    assert squashed("10 of 16") in shown(drawn["clock before"])
    assert squashed("11 of 16") in shown(drawn["clock after"])


@pytest.mark.parametrize("name", TAPPED)
def test_a_tap_sends_what_the_words_would_mean(drawn, name, checked):
    assert drawn[f"taps on {name}"]["events"] == [button["a"] for button in buttons_of(name)]
    checked(f"taps on {sum(len(buttons_of(one)) for one in TAPPED)} buttons")
