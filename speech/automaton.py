"""Many sentences as one small graph: equal beginnings and equal endings are kept once."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

_Token = TypeVar("_Token", bound=Hashable)


@dataclass(frozen=True)
class Edge(Generic[_Token]):
    """One token on the way through the graph."""

    token: _Token
    target: int
    """The node it leads to."""


@dataclass(frozen=True)
class Node(Generic[_Token]):
    """A place between two tokens."""

    edges: tuple[Edge[_Token], ...]
    is_end: bool
    """Whether a sentence may end here."""


@dataclass(frozen=True)
class Automaton(Generic[_Token]):
    """The smallest graph without cycles whose ways from start to end are exactly the sentences."""

    nodes: tuple[Node[_Token], ...]
    """A node comes after all that it leads to."""

    @property
    def start(self) -> int:
        return len(self.nodes) - 1


class _Branch(Generic[_Token]):
    """A node while sentences are still being added."""

    def __init__(self) -> None:
        self.branches: dict[_Token, _Branch[_Token]] = {}
        self.is_end = False


def automaton(sentences: Iterable[Sequence[_Token]]) -> Automaton[_Token]:
    """The smallest graph of the sentences."""
    root: _Branch[_Token] = _Branch()
    for sentence in sentences:
        branch = root
        for token in sentence:
            branch = branch.branches.setdefault(token, _Branch())
        branch.is_end = True
    numbers: dict[Node[_Token], int] = {}
    _number(root, numbers)
    return Automaton(tuple(numbers))


def _number(branch: _Branch[_Token], numbers: dict[Node[_Token], int]) -> int:
    targets: Mapping[_Token, int] = {
        token: _number(follower, numbers) for token, follower in branch.branches.items()
    }
    # Sorted by target and word, so that the same endings in another order are the same node.
    edges = sorted((Edge(token, target) for token, target in targets.items()), key=_order)
    return numbers.setdefault(Node(tuple(edges), branch.is_end), len(numbers))


def _order(edge: Edge[_Token]) -> tuple[int, str]:
    return edge.target, repr(edge.token)
