"""A small library for tests: enough exercises for a band, dumbbells, a bar and the body alone."""

from skill.domain.exercise import Exercise, Level, LoadMode, Measure, Mistake, Tempo
from skill.domain.library import Library
from skill.domain.prescription import Equipment, Goal, Muscle, Prescription

BEST = {
    "dumbbells": ("kroc_row", "dumbbell_row"),
    "pull_up_bar": ("pull_up", "chin_up"),
    "band": ("band_pull_apart",),
}
EQUIPMENT = ("dumbbells", "pull_up_bar", "band", "bodyweight")
FAMILIES = {
    "wide_back": ("pulldown", "pull_up", "row"),
    "first_pull_up": ("hang", "pull_up", "row"),
    "posture": ("pull_apart", "rear_delt", "row"),
    "strength": ("pull_up", "row"),
    "variety": (),
    "quick": ("row", "pull_apart"),
}
DOSES = {
    "wide_back": (3, (8, 12), 90, False),
    "first_pull_up": (3, (5, 8), 90, False),
    "posture": (2, (12, 15), 45, True),
    "strength": (3, (4, 6), 135, False),
    "variety": (3, (8, 12), 60, True),
    "quick": (2, (8, 12), 45, True),
}


def exercise(exercise_id, family, equipment, primary, **changes):
    fields = {
        "level": Level.BEGINNER,
        "secondary": ("biceps",),
        "goals": tuple(FAMILIES),
        "measure": Measure.REPS,
        "two_sided": False,
        "load_mode": LoadMode.BODYWEIGHT,
        "tempo": Tempo(2, 0, 1, 0),
        "rep_range": None,
        "easier": (),
        "harder": (),
    } | changes
    name = exercise_id.replace("_", " ")
    return Exercise(
        id=exercise_id,
        name=name,
        plural=name + "s",
        synonyms=(),
        family=family,
        equipment=equipment,
        primary=primary,
        setup=("Stand tall.",),
        cues=("Pull.", "Pause.", "Return."),
        breathing="Breathe out as you pull.",
        mistakes=(Mistake("Shrugging.", "Keep your shoulders down."),) * 2,
        why="It works.",
        **fields,
    )


BAND, BELLS, BAR, BODY = (("band",),), (("dumbbells",),), (("pull_up_bar",),), (("bodyweight",),)
EXERCISES = (
    exercise("band_row", "row", BAND, ("lats", "rhomboids"), load_mode=LoadMode.BAND),
    exercise("band_pulldown", "pulldown", BAND, ("lats",), load_mode=LoadMode.BAND),
    exercise("band_pull_apart", "pull_apart", BAND, ("rear_delts", "rhomboids"), load_mode=LoadMode.BAND),
    exercise("band_curl", "curl", BAND, ("biceps",), secondary=(), load_mode=LoadMode.BAND),
    exercise("band_reverse_fly", "rear_delt", BAND, ("rear_delts",), load_mode=LoadMode.BAND),
    exercise(
        "dumbbell_row", "row", BELLS, ("lats", "rhomboids"), two_sided=True,
        load_mode=LoadMode.DUMBBELL, harder=("kroc_row",),
    ),
    exercise(
        "kroc_row", "row", BELLS, ("lats", "rhomboids"), two_sided=True, level=Level.ADVANCED,
        load_mode=LoadMode.DUMBBELL, rep_range=(20, 30), easier=("dumbbell_row",), tempo=Tempo(1, 0, 1, 0),
    ),
    exercise("dumbbell_pullover", "pullover", BELLS, ("lats",), load_mode=LoadMode.DUMBBELL),
    exercise("dumbbell_reverse_fly", "rear_delt", BELLS, ("rear_delts",), load_mode=LoadMode.DUMBBELL),
    exercise("dumbbell_curl", "curl", BELLS, ("biceps",), secondary=(), load_mode=LoadMode.DUMBBELL),
    exercise("dumbbell_shrug", "trap", BELLS, ("upper_traps",), load_mode=LoadMode.DUMBBELL),
    exercise("dead_hang", "hang", BAR, ("forearms", "lats"), measure=Measure.HOLD, harder=("scapular_pull",)),
    exercise("scapular_pull", "hang", BAR, ("lower_traps", "lats"), easier=("dead_hang",)),
    exercise(
        "assisted_pull_up", "pull_up", (("pull_up_bar", "band"),), ("lats",),
        secondary=("biceps", "rhomboids"),
        load_mode=LoadMode.ASSISTED, harder=("negative_pull_up",),
    ),
    exercise(
        "negative_pull_up", "pull_up", BAR, ("lats",), secondary=("biceps", "rhomboids"), rep_range=(3, 5),
        tempo=Tempo(4, 0, 1, 0), harder=("pull_up",), easier=("assisted_pull_up",),
    ),
    exercise(
        "pull_up", "pull_up", BAR, ("lats",), secondary=("biceps", "rhomboids"), level=Level.INTERMEDIATE,
        easier=("negative_pull_up",),
    ),
    exercise("floor_pulldown", "floor", BODY, ("lats", "lower_traps")),
    exercise("prone_raise", "floor", BODY, ("lower_traps", "rear_delts"), measure=Measure.HOLD),
    exercise("reverse_snow_angel", "rear_delt", BODY, ("rear_delts", "rhomboids")),
    exercise("towel_row", "row", BODY, ("lats", "rhomboids")),
    exercise("push_up", "push", BODY, ("core",), pull=False),
    exercise("upright_row", "row", BELLS, ("upper_traps",), default=False),
)  # fmt: skip


def small_library():
    prescriptions = {
        (goal, level): Prescription(goal, level, count, reps, (15, 30), rest, superset, "test")
        for goal, (count, reps, rest, superset) in DOSES.items()
        for level in Level
    }
    return Library(
        exercises={one.id: one for one in EXERCISES},
        muscles={"lats": Muscle("lats", "lats", (), "Back.", "Pull.")},
        equipment={one: Equipment(one, one, one, (), BEST.get(one, ())) for one in EQUIPMENT},
        goals={
            goal: Goal(goal, goal, (), families, ("lats",), "Why.") for goal, families in FAMILIES.items()
        },
        prescriptions=prescriptions,
    )
