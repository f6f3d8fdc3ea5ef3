"""Listening, and not hearing oneself."""

import numpy as np
import pytest

from speech.gate import Gate
from speech.microphone import MiniaudioMicrophone, NoMicrophone

HEARD = np.full(320, 7, np.int16)


def test_a_gate_is_open_before_the_coach_ever_spoke():
    assert Gate().is_open_at(0.0)


@pytest.mark.parametrize(
    ("moment_s", "is_open"), [(9.0, False), (10.0, False), (10.14, False), (10.15, True), (20.0, True)]
)
def test_the_coach_is_not_heard_while_it_speaks_and_just_after(moment_s, is_open):
    gate = Gate().speaking_until(10.0)
    assert gate.is_open_at(moment_s) == is_open
    assert bool(gate.passed(HEARD, moment_s).any()) == is_open


def test_a_shut_gate_gives_as_much_silence():
    assert len(Gate().speaking_until(10.0).passed(HEARD, 5.0)) == len(HEARD)


def test_a_shorter_speech_does_not_open_the_gate_of_a_longer_one():
    assert not Gate().speaking_until(10.0).speaking_until(5.0).is_open_at(7.0)


def test_a_coach_cut_off_is_heard_no_longer_than_its_echo():
    gate = Gate().speaking_until(10.0).hushed_at(4.0)
    assert not gate.is_open_at(4.1)
    assert gate.is_open_at(4.2)


def test_a_microphone_that_is_not_there_is_told_in_one_sentence():
    with pytest.raises(NoMicrophone) as absence:
        MiniaudioMicrophone("a microphone that nobody has")
    assert str(absence.value).startswith("No microphone: ")
    assert str(absence.value).endswith(". You can go on by typing.")
