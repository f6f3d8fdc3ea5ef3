"""When the user spoke, as the skill is told: by what was heard, however late it sounded."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Playhead:
    """How far a performance was at a moment."""

    into_s: float
    """Seconds from its start."""
    seen_at: float
    """When it was there, in monotonic seconds."""
    length_s: float
    """Seconds of the whole performance."""

    def into_at(self, moment: float) -> float | None:
        """Return the seconds into the performance at a monotonic moment; None once it was over."""
        into_s = self.into_s + moment - self.seen_at
        return None if into_s > self.length_s else max(0.0, into_s)


@dataclass(frozen=True)
class Pace:
    """The time of the last request: what plays began then, as far as the skill knows."""

    asked_at: float
    """Epoch seconds."""

    def stamp(self, real_at: float, into_s: float | None) -> float:
        """Tell the time of a request.

        Recognition, synthesis and a slow start all delay what is heard. The skill knows nothing of them, so
        within a performance time is counted from the request that it answers.

        Args:
            real_at: When the user began to speak, in epoch seconds.
            into_s: Seconds into the performance at that moment; None where nothing played.
        """
        at = real_at if into_s is None else self.asked_at + into_s
        return max(at, self.asked_at)
