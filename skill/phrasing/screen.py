"""What a screen shows: texts, figures and buttons, with no layout in it."""

from dataclasses import dataclass
from enum import StrEnum


class Layout(StrEnum):
    """What kind of screen it is."""

    WELCOME = "welcome"
    """What is there to train with: a choice of buttons."""
    STEP = "step"
    """A cue between the one before and the one after."""
    RUN = "run"
    """What goes on, by the clock."""
    CARD = "card"
    """A title, a few lines, and rows of two columns."""
    CHART = "chart"
    """Figures, and a bar for each row."""


class StageKind(StrEnum):
    """What a stage of a run asks of the user."""

    READY = "ready"
    WORK = "work"
    REST = "rest"
    CLOSE = "close"
    """The user's turn."""


@dataclass(frozen=True)
class Button:
    """Something to touch; it means what an intent means."""

    text: str
    intent: str
    """Name of the intent: "AMAZON.PauseIntent"."""
    slots: tuple[tuple[str, str], ...] = ()
    """Slot names with ids of listed values."""
    label: str = ""
    """For screen readers; where it is empty, the text says all."""


@dataclass(frozen=True)
class Count:
    """A number that changes with the time."""

    first: int
    last: int
    """Smaller than `first` where it counts down."""
    at_s: float
    """Seconds from the start of the run at which it begins; until then, `before` is shown."""
    step_s: float
    """Seconds from number to number."""
    before: str = ""


@dataclass(frozen=True)
class Stage:
    """A stretch of a run in which only the number changes."""

    kind: StageKind
    at_s: float
    """Seconds from the start of the run."""
    head: str
    """Which planned set it is."""
    title: str
    """What is done."""
    below: str
    """What comes next."""
    count: Count
    unit: str = ""
    """What the number counts."""
    unit_before: str = ""
    """What the text before the number counts, where that is something else."""


@dataclass(frozen=True)
class Row:
    """Two columns of a table, or a bar with its figure."""

    text: str
    value: str
    share: float = 0.0
    """The bar's length, from 0 to 1."""


@dataclass(frozen=True)
class Screen:
    """One screen."""

    layout: Layout
    title: str
    head: str = ""
    """Where the title belongs, or what was just done."""
    lines: tuple[str, ...] = ()
    before: str = ""
    """The step before; empty where there is none."""
    after: str = ""
    """The step that follows; empty where there is none."""
    rows: tuple[Row, ...] = ()
    caption: str = ""
    """What the rows' figures count."""
    stages: tuple[Stage, ...] = ()
    """Of a run, in their order."""
    starts_s: float = 0.0
    """Seconds of speech before the run starts."""
    ends_s: float = 0.0
    """Seconds from the start of the run to its end."""
    buttons: tuple[Button, ...] = ()
    """The first is the one that goes on."""
    rest_buttons: tuple[Button, ...] = ()
    close_buttons: tuple[Button, ...] = ()
