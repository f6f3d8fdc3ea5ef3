"""Checks that take more than one entry: names used twice, neighbours that contradict."""

from collections.abc import Iterator, Sequence

from skill.catalogue.faults import Fault
from skill.catalogue.reading import Document, Where


def cross_check(lists: Sequence[Document], exercises: Sequence[Document]) -> Iterator[Fault]:
    """Find what only shows when entries are held side by side."""
    for document in lists:
        yield from _shared_names([document])
    yield from _shared_names(exercises)
    yield from _shared_ids(exercises)
    yield from _contradictions(exercises)


def _shared_ids(documents: Sequence[Document]) -> Iterator[Fault]:
    """Find exercises that two files define."""
    seen: dict[str, str] = {}
    for document in documents:
        for entry_id in document.data:
            if entry_id in seen:
                yield document.fault((entry_id,), f"{entry_id} is also in {seen[entry_id]}; rename one.")
            seen.setdefault(entry_id, document.file)


def _shared_names(documents: Sequence[Document]) -> Iterator[Fault]:
    """Find spoken names that lead to more than one entry."""
    owner: dict[str, str] = {}
    for document in documents:
        for where, name in _names(document):
            first = owner.setdefault(_heard(name), str(where[0]))
            if first != where[0]:
                says = f"{where[0]} is called '{name}', and so is {first}; give one another name."
                yield document.fault(where, says)


def _names(document: Document) -> Iterator[tuple[Where, str]]:
    for entry_id in document.data:
        for key in ("name", "plural", "noun", "synonyms"):
            yield from words_at(document, entry_id, key)


def _heard(name: str) -> str:
    """Hyphens and capitals can't be heard."""
    return " ".join(name.lower().replace("-", " ").split())


def _contradictions(documents: Sequence[Document]) -> Iterator[Fault]:
    """Find exercises that are both easier and harder than another, or their own neighbour."""
    easier, harder = _pairs(documents, "easier"), _pairs(documents, "harder")
    harder_than = {(other, of) for of, other in easier} | set(harder)
    for direction, pairs in (("easier", easier), ("harder", harder)):
        for (of, other), (document, where) in pairs.items():
            claim = (other, of) if direction == "easier" else (of, other)
            if of == other:
                yield document.fault(where, f"{of} lists itself as {direction}; remove it.")
            elif (claim[1], claim[0]) in harder_than:
                says = f"{of} lists {other} as {direction}, and it is also listed the other way; keep one."
                yield document.fault(where, says)


def _pairs(documents: Sequence[Document], key: str) -> dict[tuple[str, str], tuple[Document, Where]]:
    return {
        (entry_id, other): (document, where)
        for document in documents
        for entry_id in document.data
        for where, other in words_at(document, entry_id, key)
    }


def words_at(document: Document, entry_id: str, key: str) -> Iterator[tuple[Where, str]]:
    """Give the text, or the texts of the list, under a key; what has another shape is left out."""
    entry = document.data[entry_id]
    value = entry.get(key) if isinstance(entry, dict) else None
    if isinstance(value, str):
        yield (entry_id, key), value
    elif isinstance(value, list):
        for place, item in enumerate(value):
            if isinstance(item, str):
                yield (entry_id, key, place), item
