"""Hearing in a process of its own."""

import os
import time

import numpy as np
import pytest

from speech.audio import Clip
from speech.faults import SpeechError
from speech.recognition import Transcript
from speech.recognition_apart import RecognizerApart

CLIP = Clip(np.zeros(1600, np.int16), 16_000)


class Where:
    """Hears nothing but the number of its own process."""

    name = "where"

    def transcribe(self, clip):
        del clip
        return Transcript(str(os.getpid()), 1.0)


class Dying(Where):
    def transcribe(self, clip):
        del clip
        os._exit(3)


@pytest.fixture
def apart():
    opened = []

    def make(kind):
        opened.append(RecognizerApart(kind, "where"))
        return opened[-1]

    yield make
    for one in opened:
        one.close()


def test_words_come_from_another_process_always_the_same(apart):
    ears = apart(Where)
    ears.load()
    heard = {ears.transcribe(CLIP).text for _ in range(3)}
    assert len(heard) == 1
    assert heard != {str(os.getpid())}


def test_a_recogniser_that_dies_costs_one_sentence(apart):
    with pytest.raises(SpeechError, match="go on by typing"):
        apart(Dying).transcribe(CLIP)


def test_it_ends_with_the_program(apart):
    ears = apart(Where)
    process = int(ears.transcribe(CLIP).text)
    ears.close()
    limit = time.monotonic() + 10
    while _runs(process) and time.monotonic() < limit:
        time.sleep(0.05)
    assert not _runs(process)


def _runs(process):
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True
