"""Envelopes with something wrong: seeded, so that whatever is found can be found again."""

import random
from copy import deepcopy

_ODD_TEXTS = (
    "", "?", " ", "null", "\x00", "\ud800", "\u202e\u2066", "\ufffe\U0001f4aa", "<speak>&", "]]>", "{place}",
    "%s",
    "9" * 400, "-1", "0", "1e999", "NaN", "PT0S", "PT999999999H", "PT-5M", "P9W", "25:61", "MO", "x" * 3000,
    "ER_SUCCESS_MATCH", "IN_PROGRESS", "AMAZON.NoIntent", "FutureIntent", "de-DE", "en-IN", "ar-SA", "tlh",
    "2026-09-21T14:13:20Z", "2015-05-13T12:34:56Z", "2099-12-31T23:59:59Z", "9999-12-31T23:59:59Z",
    "0001-01-01T00:00:00+14:00", "1969-12-31T23:59:59Z", "2026-09-21", "2026-W39-1T10:00:00+02:00",
    "yesterday",
)  # fmt: skip
_ODD_NUMBERS = (
    0,
    -1,
    1,
    7,
    2.5,
    -0.0,
    1e9,
    10**18,
    10**400,
    1e308,
    float("nan"),
    float("inf"),
    float("-inf"),
)
_ODD_PARTS = (
    None,
    True,
    False,
    [],
    {},
    [None],
    [[[[]]]],
    {"": None},
    {"value": 1},
    [{"a": []}],
    {"type": "New"},
)
_KINDS = (
    "IntentRequest", "LaunchRequest", "SessionEndedRequest", "CanFulfillIntentRequest",
    "Alexa.Presentation.APL.UserEvent", "Alexa.Presentation.APLA.RuntimeError", "Connections.Response",
    "AudioPlayer.PlaybackStarted", "Dialog.InputRequest", "Alexa.New.Thing", "Request",
)  # fmt: skip
_MATCH = {"status": {"code": "ER_SUCCESS_MATCH"}}
_ODD_RESOLUTIONS = (
    {"resolutionsPerAuthority": [{**_MATCH, "values": [{"value": {"name": "x", "id": "no_such_id"}}]}]},
    {"resolutionsPerAuthority": [{**_MATCH, "values": [{"value": {"id": "\x00<&"}}]}]},
    {"resolutionsPerAuthority": [{**_MATCH, "values": [{"value": {"id": ["band"]}}]}]},
    {"resolutionsPerAuthority": [{**_MATCH, "values": [{"value": {"id": "topics.grip"}}]}]},
    {"resolutionsPerAuthority": [{**_MATCH, "values": [None, {}, {"value": None}]}]},
    {"resolutionsPerAuthority": [{**_MATCH, "values": {}}, {"status": "ER_SUCCESS_MATCH"}, 5]},
    {"resolutionsPerAuthority": [{"status": {"code": "ER_NEW"}, "values": [{"value": {"id": "band"}}]}] * 50},
    {"resolutionsPerAuthority": {"0": _MATCH}},
)


class Mutator:
    """Makes envelopes that differ from real ones in one to four places.

    Args:
        seed: Makes all choices.
        pool: Real envelopes, whose parts turn up in wrong places.
    """

    def __init__(self, seed, pool):
        self._random = random.Random(seed)
        self._pool = pool
        self._changes = (
            self._delete, self._null, self._retype, self._duplicate, self._rename, self._nest, self._swap,
            self._swap, self._odd_value, self._odd_value, self._odd_value, self._another_kind, self._odd_slot,
            self._odd_slot, self._odd_touch,
        )  # fmt: skip

    def mutated(self, envelope):
        """Return a changed copy; the original stays as it was."""
        changed = deepcopy(envelope)
        for _ in range(self._random.choice((1, 1, 1, 2, 2, 3, 4))):
            self._random.choice(self._changes)(changed)
        return changed

    def _place(self, envelope):
        """Choose a container and a key in it; parts of the request more often than others."""
        inside = envelope.get("request")
        start = inside if isinstance(inside, dict) and inside and self._random.random() < 0.7 else envelope
        places = list(_places(start))
        return self._random.choice(places) if places else (envelope, "version")

    def _delete(self, envelope):
        container, key = self._place(envelope)
        if key in container or isinstance(container, list):
            del container[key]

    def _null(self, envelope):
        container, key = self._place(envelope)
        container[key] = None

    def _retype(self, envelope):
        container, key = self._place(envelope)
        value = container.get(key) if isinstance(container, dict) else container[key]
        container[key] = self._random.choice(
            ([value], {"value": value}, str(value)[:50], [value, value], bool(value), len(str(value)[:50]))
        )

    def _duplicate(self, envelope):
        container, key = self._place(envelope)
        if isinstance(container, list):
            container.append(deepcopy(container[key]))
        else:
            container[f"{key}_two"] = deepcopy(container.get(key))

    def _rename(self, envelope):
        container, key = self._place(envelope)
        if isinstance(container, dict) and key in container:
            names = (str(key).upper(), f"{key}V2", "", "\u00e9", "type", "to_dict", "__class__", "value")
            container[self._random.choice(names)] = container.pop(key)

    def _nest(self, envelope):
        container, key = self._place(envelope)
        value = container.get(key) if isinstance(container, dict) else container[key]
        for _ in range(self._random.choice((1, 3, 30, 90))):
            value = [value] if self._random.random() < 0.5 else {"a": value}
        container[key] = value

    def _swap(self, envelope):
        """Put a part of another real envelope here."""
        container, key = self._place(envelope)
        other, other_key = self._random.choice(list(_places(self._random.choice(self._pool))))
        container[key] = deepcopy(other[other_key])

    def _odd_value(self, envelope):
        container, key = self._place(envelope)
        odd = self._random.choice((_ODD_TEXTS, _ODD_NUMBERS, _ODD_PARTS))
        container[key] = deepcopy(self._random.choice(odd))

    def _another_kind(self, envelope):
        if isinstance(envelope.get("request"), dict):
            envelope["request"]["type"] = self._random.choice(_KINDS)

    def _odd_slot(self, envelope):
        slots = list(_slots(envelope))
        if not slots:
            return
        slot = self._random.choice(slots)
        key = self._random.choice(("value", "resolutions", "slotValue", "name"))
        value = self._random.choice(_ODD_TEXTS)
        listed = {"type": "List", "values": [{"type": "Simple", "value": value}, None, 5, {"value": None}]}
        odd = {"value": value, "resolutions": self._random.choice(_ODD_RESOLUTIONS), "slotValue": listed}
        slot[key] = deepcopy(odd.get(key, value))

    def _odd_touch(self, envelope):
        request = envelope.get("request")
        if not isinstance(request, dict) or request.get("type") != "Alexa.Presentation.APL.UserEvent":
            return
        names = (
            "LogSetIntent",
            "StartWorkoutIntent",
            "SetLoadsIntent",
            "SwapExerciseIntent",
            "No",
            "",
            None,
            5,
        )
        odd = [self._random.choice((*_ODD_TEXTS, *_ODD_NUMBERS, *_ODD_PARTS)) for _ in range(3)]
        slots = {"reps": odd[0], "equipment": [odd[1], "band"], "weight": odd[2], "exercise": "kroc_row"}
        request["arguments"] = deepcopy(
            [self._random.choice(names), self._random.choice((slots, odd[0], odd))]
        )


def _places(part):
    """Every container within a part, with each of its keys."""
    keys = list(part) if isinstance(part, dict) else range(len(part)) if isinstance(part, list) else ()
    for key in keys:
        yield part, key
        yield from _places(part[key])


def _slots(envelope):
    request = envelope.get("request")
    intent = request.get("intent") if isinstance(request, dict) else None
    slots = intent.get("slots") if isinstance(intent, dict) else None
    return [slot for slot in slots.values() if isinstance(slot, dict)] if isinstance(slots, dict) else []
