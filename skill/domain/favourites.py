"""The exercises to name first, for each thing to train with."""

from collections.abc import Mapping

FAVOURITES: Mapping[str, tuple[str, ...]] = {
    "dumbbells": ("kroc_row", "dumbbell_row"),
    "cable": ("one_arm_lat_pulldown", "seated_cable_row"),
    "pull_up_bar": ("pull_up", "chin_up"),
    "band": ("band_pull_apart",),
    "kettlebell": ("kettlebell_row",),
    "barbell": ("barbell_row", "bent_knee_inverted_row"),
    "suspension_trainer": ("suspension_row",),
    "rings": ("ring_pull_up", "ring_row"),
    "table": ("table_row", "bent_knee_table_row"),
    "backpack": ("backpack_row",),
    "bodyweight": ("towel_row",),
}
"""Exercise ids by equipment id, the best first; ids that the catalogue lacks are passed over."""


def ranks(owned: frozenset[str], favourites: Mapping[str, tuple[str, ...]] = FAVOURITES) -> dict[str, int]:
    """Return the favourites' places in their lists, by exercise id."""
    lists = (favourites.get(piece, ()) for piece in sorted(owned))
    return {one: rank for ids in lists for rank, one in enumerate(ids)}
