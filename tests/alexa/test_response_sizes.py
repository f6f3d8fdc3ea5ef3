"""Responses stay far below the 120 KB that Alexa takes, whatever is shown and however much is counted."""

from many_timelines import every_exercise_at_its_longest, many_timelines
from played_scripts import answers
from response_sizes import LARGEST_BYTES, largest_by_script, size

from skill.alexa.timelines import apla_directive

SCREEN_BYTES = 9_250
"""Kept free for a screen's document and what is said before the timeline."""


def test_no_response_of_any_script_is_too_large_on_any_device():
    largest = largest_by_script()[0]

    assert max(largest.bytes_by_device.values()) < LARGEST_BYTES, largest


def test_the_longest_counts_leave_room_for_a_screen():
    """Two hundred reps at the fastest count, and tones instead of numbers."""
    played = (*every_exercise_at_its_longest(), *many_timelines())
    sizes = [(size(apla_directive(one.beats)), one.name) for one in played]

    assert max(sizes)[0] < LARGEST_BYTES - SCREEN_BYTES, max(sizes)


def test_what_stands_beside_a_timeline_takes_no_more_than_the_room_kept_for_it():
    beside = []
    for answer in answers("a screen"):
        response = answer.envelope["response"]
        timed = [one for one in response.get("directives") or () if "APLA" in one["type"]]
        if timed:
            beside.append((size(answer.envelope) - sum(map(size, timed)), answer.script, answer.said))

    assert max(beside)[0] < SCREEN_BYTES, max(beside)


def test_bytes_are_counted_as_they_are_sent():
    assert size({"said": "é"}) == len('{"said":"é"}'.encode())
