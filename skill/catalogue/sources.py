"""The catalogue's sources as plain data, or every fault that they have."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePath

from skill.catalogue.building import PlainCatalogue
from skill.catalogue.cross_checks import cross_check
from skill.catalogue.faults import CatalogueError, Fault
from skill.catalogue.reading import Document, Where, read_all
from skill.catalogue.schema import KnownIds, schema_of


def read_sources(folder: Path) -> PlainCatalogue:
    """Read and check the files; raise `CatalogueError` with all faults if there are any."""
    documents = list(read_all(folder))
    lists = [document for document in documents if not _is_exercises(document)]
    exercises = [document for document in documents if _is_exercises(document)]
    faults = [*_faults_alone(lists, exercises), *cross_check(lists, exercises)]
    if not exercises:
        faults.append(Fault("exercises", 1, "There are no exercise files; put them in this folder."))
    if faults:
        raise CatalogueError(faults)
    return _plain(lists, exercises)


def _faults_alone(lists: Sequence[Document], exercises: Sequence[Document]) -> Iterator[Fault]:
    known = _known_ids(lists, exercises)
    for document in (*lists, *exercises):
        yield from document.faults
        if document.data:
            yield from _schema_faults(document, known)


def _schema_faults(document: Document, known: KnownIds) -> Iterator[Fault]:
    for where, says in schema_of(document.file, known)(document.data):
        end = "" if says.endswith("?") else "."
        yield document.fault(where, f"{_path(document, where)} {says}{end}")


def _path(document: Document, where: Where) -> str:
    """Write the way to a value as people count: "band_row, cues 2"."""
    if not where:
        return PurePath(document.file).stem
    parts = [f" {step + 1}" if isinstance(step, int) else f", {step}" for step in where[1:]]
    return "".join([str(where[0]), *parts])


def _known_ids(lists: Sequence[Document], exercises: Sequence[Document]) -> KnownIds:
    ids = {_name(document): list(document.data) for document in lists}
    return KnownIds(
        muscles=ids["muscles"],
        equipment=ids["equipment"],
        goals=ids["goals"],
        exercises=[entry_id for document in exercises for entry_id in document.data],
        families=[_name(document) for document in exercises],
    )


def _plain(lists: Sequence[Document], exercises: Sequence[Document]) -> PlainCatalogue:
    plain: dict[str, Mapping[str, object]] = {_name(document): document.data for document in lists}
    plain["exercises"] = {
        entry_id: {**_keys(entry), "family": _name(document)}
        for document in exercises
        for entry_id, entry in document.data.items()
    }
    return plain  # type: ignore[return-value]  # the checks have shown that entries are mappings


def _keys(entry: object) -> Mapping[str, object]:
    return entry if isinstance(entry, Mapping) else {}


def _name(document: Document) -> str:
    return PurePath(document.file).stem


def _is_exercises(document: Document) -> bool:
    return document.file.startswith("exercises/")
