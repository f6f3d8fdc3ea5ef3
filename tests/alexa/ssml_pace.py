"""How long speech with breaks takes, at one pace of the voice or another."""

import re
from xml.etree import ElementTree as ET

from ssml_checker import break_s

WORDS_A_SECOND = 2.6
ONSET_S = 0.2
_BREAK = re.compile(r'<break time="([^"]*)"/>')


def length_s(ssml, words_a_second=WORDS_A_SECOND, onset_s=ONSET_S):
    """Return seconds.

    Args:
        ssml: Text and breaks, without the `speak` around them.
        words_a_second: How fast the voice speaks.
        onset_s: What each sentence takes beyond its words.
    """
    quiet_s = sum(break_s(time) for time in _BREAK.findall(ssml))
    said = [ET.fromstring(f"<s>{text}</s>").text or "" for text in _BREAK.split(ssml)[::2]]  # noqa: S314 - ours
    words, onsets = sum(len(text.split()) for text in said), sum(bool(text.strip()) for text in said)
    return quiet_s + words / words_a_second + onsets * onset_s
