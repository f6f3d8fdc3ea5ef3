"""The loudspeaker as a stage, and what of it the microphone hears at a moment."""

from speech.live import REAL_TIME, Clocks, Playing, Vanished
from speech.performance import Performance, Sound
from speech.player import NoSpeaker, Playback, Player
from speech.voice import NoVoice

_LATENCY_S = 0.12
"""Seconds that a sound may be heard later than the stream was given it."""
_OVERDUE_S = 1.0
"""Seconds; a performance that ends later than that does not sound any more."""


class SpokenPlaying:
    """A performance on the loudspeaker."""

    def __init__(self, performance: Performance, playback: Playback, clocks: Clocks) -> None:
        self._performance = performance
        self._playback = playback
        self._clocks = clocks
        self._started = clocks.monotonic() - playback.elapsed_s
        self._stopped = self._overdue_since = float("inf")

    @property
    def elapsed_s(self) -> float:
        """Seconds since its start, at most its length."""
        return self._playback.elapsed_s

    @property
    def finished(self) -> bool:
        """Whether it has been heard to its end, or was stopped.

        Raises:
            Vanished: The loudspeaker takes no more sound.
        """
        if self._playback.finished:
            return True
        now = self._clocks.monotonic()
        if now > self._started + self._performance.length_s + _OVERDUE_S:
            # The machine itself may have been busy: one look is not enough.
            self._overdue_since = min(self._overdue_since, now)
            if now - self._overdue_since > _OVERDUE_S:
                raise Vanished("The loudspeaker has gone silent: connect it again, or go on by typing.")
        return False

    def stop(self) -> None:
        """Fall silent at once."""
        self._playback.stop()
        self._stopped = min(self._stopped, self._clocks.monotonic())

    def sounds_at(self, moment: float) -> bool:
        """Whether its sound is in the room at a monotonic moment."""
        if moment > self._stopped + _LATENCY_S:
            return False
        into_s = moment - self._began()
        return any(_covers(sound, into_s) for sound in self._performance.sounds)

    def _began(self) -> float:
        """Tell when it began; the stream knows best while it runs."""
        if not self._playback.finished:
            self._started = self._clocks.monotonic() - self._playback.elapsed_s
        return self._started


class SpokenStage:
    """Plays through a loudspeaker."""

    def __init__(self, player: Player, clocks: Clocks = REAL_TIME) -> None:
        self._player = player
        self._clocks = clocks
        self._latest: tuple[SpokenPlaying, ...] = ()

    def start(self, performance: Performance) -> Playing:
        """Begin to play.

        Raises:
            Vanished: It cannot be played.
        """
        try:
            playback = self._player.play(performance)
        except (NoSpeaker, NoVoice) as fault:
            raise Vanished(str(fault)) from fault
        playing = SpokenPlaying(performance, playback, self._clocks)
        self._latest = (*self._latest[-1:], playing)
        return playing

    def sounds_at(self, moment: float) -> bool:
        """Whether the coach's voice is in the room at a monotonic moment, of the last seconds or now.

        The player knows what sounds now; what sounded when a late sample was heard, only the score tells.
        """
        return self._player.is_sounding() or any(playing.sounds_at(moment) for playing in self._latest)


def _covers(sound: Sound, into_s: float) -> bool:
    is_silent = not sound.text and not sound.source
    return not is_silent and sound.at_s <= into_s <= sound.at_s + sound.length_s + _LATENCY_S
