"""A conversation in real time, with a clock that is moved by hand."""

import pytest
from live_fakes import CountingSkill, FakeTime, LateStage, NotedScreen, Said, ScriptedEars, a_device

from speech.journal import Unfinished
from speech.live import Ending, LiveConversation, Vanished

TICK_S = 0.05
LATE_S = 0.3
"""What every performance is late by."""


class Talk:
    """A conversation that has been held."""

    def __init__(self, *script, ends_at=300.0, ends_with=None, skill=None, journal=None, late_s=LATE_S):
        self.time = FakeTime()
        self.skill = skill or CountingSkill()
        self.screen = NotedScreen()
        self.stage = LateStage(self.time, late_s)
        ended = {} if ends_with is None else {"ends_with": ends_with}
        ears = ScriptedEars(self.time, *script, ends_at=ends_at, **ended)
        device = a_device(self.skill, journal)
        self.ending = LiveConversation(device, ears, self.stage, self.screen, self.time.clocks).run()

    @property
    def asked(self):
        return self.skill.asked


class NotedJournal:
    """A journal that forgets nothing."""

    def __init__(self, left=None):
        self.alive = []
        self._left = left

    def note(self, conversation_id, at):
        del conversation_id
        self.alive.append(at)

    def close(self):
        pass

    def unfinished(self):
        return self._left


def near(seconds):
    return pytest.approx(seconds, abs=2 * TICK_S)


def test_the_coach_speaks_first():
    assert Talk(ends_at=1.0).asked[0] == ("LaunchRequest", 0.0)


@pytest.mark.parametrize("recognition_s", [0.0, 0.7, 2.0])
def test_pausing_a_count_names_the_second_that_the_user_had_heard(recognition_s):
    """Neither the loudspeaker's delay nor the recogniser's moves the position."""
    talk = Talk(Said(20.0 + LATE_S, "pause", takes=recognition_s), ends_at=30.0)
    assert talk.asked[1] == ("pause", near(20.0))


def test_a_second_interruption_is_counted_from_the_first():
    """Each late start and late recognition would add up otherwise."""
    talk = Talk(Said(10.3, "pause", takes=0.5), Said(16.1, "resume", takes=0.5), ends_at=30.0)
    # "pause" is at 10; its answer sounds from 10.8 + 0.3 s on, and 5 s of it are heard.
    assert [at for _, at in talk.asked[1:3]] == [near(10.0), near(15.0)]


def test_the_coach_falls_silent_as_soon_as_the_user_is_heard():
    talk = Talk(Said(20.0, "pause", takes=0.5), ends_at=30.0)
    assert talk.stage.played[0].stopped_at == near(20.5)


def test_between_performances_the_time_is_the_real_one():
    talk = Talk(Said(100.0, "ready"), ends_at=110.0)
    assert talk.asked[1] == ("ready", near(100.0))


def test_a_line_begun_during_the_count_and_finished_after_it_belongs_to_the_count():
    talk = Talk(Said(59.3, "pause", takes=5.0), ends_at=70.0)
    assert talk.asked[1] == ("pause", near(59.0))


def test_words_are_shown_as_they_sound():
    shown = Talk(ends_at=10.0).screen.sounds
    assert [at for _, at in shown[1:4]] == [near(1.0 + LATE_S), near(2.0 + LATE_S), near(3.0 + LATE_S)]


def test_who_says_nothing_is_asked_once_more_and_then_left_in_peace():
    talk = Talk(ends_at=300.0, skill=CountingSkill(reprompt="Ready?"))
    assert talk.screen.exchanges == [(None, near(0.0)), ("", near(60.0 + LATE_S + 8.0))]
    assert talk.screen.sounds[-1] == ("Ready?", near(68.0 + LATE_S))


def test_a_skill_without_a_reprompt_wants_silence():
    assert len(Talk(ends_at=300.0).screen.exchanges) == 1


def test_nobody_is_reminded_while_speaking():
    talk = Talk(Said(65.0, "ready", takes=20.0), ends_at=90.0, skill=CountingSkill(reprompt="Ready?"))
    assert [utterance for utterance, _ in talk.screen.exchanges] == [None, "ready"]


def test_after_a_reminder_the_conversation_goes_on():
    talk = Talk(Said(250.0, "ready"), ends_at=255.0, skill=CountingSkill(reprompt="Ready?"))
    assert talk.asked[1] == ("ready", near(250.0))


def test_an_empty_line_does_not_stop_a_count():
    talk = Talk(Said(20.0, " "), ends_at=30.0, skill=CountingSkill(reprompt="Ready?"))
    assert talk.stage.played[0].stopped_at == near(30.0)
    assert len(talk.screen.exchanges) == 1


def test_an_empty_line_in_the_silence_brings_the_question_again():
    talk = Talk(Said(62.0, ""), ends_at=64.0, skill=CountingSkill(reprompt="Ready?"))
    assert talk.screen.exchanges[1:] == [("", near(62.0))]


def test_a_goodbye_is_heard_to_its_end():
    talk = Talk(Said(5.0, "goodbye"), Said(6.0, "wait"))
    assert talk.ending is Ending.GOODBYE
    assert talk.time.now == near(5.0 + LATE_S + 3.0)
    assert [name for name, _ in talk.asked] == ["LaunchRequest", "goodbye"]


@pytest.mark.parametrize("way_out", [None, KeyboardInterrupt])
def test_leaving_in_the_middle_keeps_the_exact_place(way_out):
    talk = Talk(ends_at=33.0 + LATE_S, ends_with=way_out)
    assert talk.ending is Ending.LEFT
    assert talk.asked[-1] == ("SessionEndedRequest", near(33.0))
    assert talk.screen.told == ["Your place is kept."]


def test_a_microphone_that_vanishes_keeps_the_place_and_says_so():
    talk = Talk(ends_at=33.0 + LATE_S, ends_with=Vanished("The microphone has gone. Type instead."))
    assert talk.ending is Ending.LOST
    assert talk.asked[-1] == ("SessionEndedRequest", near(33.0))
    assert talk.screen.told == ["The microphone has gone. Type instead."]


def test_every_second_is_noted_so_that_a_power_cut_costs_no_more():
    journal = NotedJournal()
    Talk(ends_at=90.0, journal=journal)
    steps = [after - before for before, after in zip(journal.alive, journal.alive[1:], strict=False)]
    assert len(steps) >= 85
    assert max(steps) <= 1.5


def test_what_a_crash_left_is_ended_before_the_launch():
    journal = NotedJournal(Unfinished("c", alive_at=1_750_000_000.0 - 60))
    talk = Talk(ends_at=1.0, journal=journal)
    assert talk.asked[:2] == [("SessionEndedRequest", -60.0), ("LaunchRequest", 0.0)]


def test_a_skill_that_fails_costs_one_sentence():
    def failing(envelope):
        raise ZeroDivisionError(envelope)

    failing.asked = []
    talk = Talk(ends_at=10.0, skill=failing)
    assert talk.screen.sounds[0][0].startswith("The skill did not answer.")
    assert talk.ending is Ending.LEFT


class GoneScreen(NotedScreen):
    """A window that somebody closed."""

    def show_sound(self, sound, at_s):
        raise OSError(f"No window for {sound.text!r} at {at_s}.")

    def tell(self, sentence):
        raise OSError(f"No window for {sentence!r}.")


def test_a_screen_that_is_gone_ends_the_conversation_and_keeps_the_place():
    """A closed window fails to be written to before anybody says that it closed."""
    moving, skill = FakeTime(), CountingSkill()
    stage, ears = LateStage(moving, LATE_S), ScriptedEars(moving, ends_at=300.0)

    ending = LiveConversation(a_device(skill), ears, stage, GoneScreen(), moving.clocks).run()

    assert ending is Ending.LEFT
    assert [name for name, _ in skill.asked] == ["LaunchRequest", "SessionEndedRequest"]
