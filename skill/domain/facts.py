"""Frozen dataclasses that share their methods: to generate a hundred classes' own slows every cold start."""

from dataclasses import MISSING, FrozenInstanceError, dataclass
from typing import NoReturn, dataclass_transform


@dataclass_transform(frozen_default=True)
class Facts:
    """Base of what is stated and then only read: a subclass is a frozen dataclass without being declared one.

    `fields`, `replace`, matching, equality, hashing and type checks are those of any dataclass.
    """

    def __init_subclass__(cls) -> None:
        dataclass(init=False, repr=False, eq=False)(cls)

    def __init__(self, *values: object, **named: object) -> None:
        known = self.__dataclass_fields__  # type: ignore[attr-defined]  # each subclass is a dataclass
        given = {**dict(zip(known, values, strict=False)), **named}
        if len(given) < len(values) + len(named) or not given.keys() <= known.keys():
            raise TypeError(f"{type(self).__name__} takes {', '.join(known) or 'nothing'}, each once.")
        for name, field in known.items():
            if name not in given and field.default is MISSING:
                raise TypeError(f"{type(self).__name__} lacks {name}.")
            self.__dict__[name] = given.get(name, field.default)

    def __eq__(self, other: object) -> bool:
        return self.__dict__ == other.__dict__ if type(other) is type(self) else NotImplemented

    def __hash__(self) -> int:
        return hash((type(self), *self.__dict__.values()))

    def __repr__(self) -> str:
        held = ", ".join(f"{name}={value!r}" for name, value in self.__dict__.items())
        return f"{type(self).__name__}({held})"

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise FrozenInstanceError(f"{type(self).__name__}.{name} cannot be changed.")

    def __delattr__(self, name: str) -> NoReturn:
        raise FrozenInstanceError(f"{type(self).__name__}.{name} cannot be removed.")
