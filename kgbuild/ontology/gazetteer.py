"""Names the world shares, from tab-separated files that open in any spreadsheet.

In: `ontology/gazetteer/*.tsv` (first line: column names; several values in a cell are parted by ";").
Out: `Gazetteer`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kgbuild.errors import OntologyError
from kgbuild.ontology.view import Country, Gazetteer


def load_gazetteer(folder: Path) -> Gazetteer:
    """All names of the folder; a file that is missing adds none."""
    return Gazetteer(
        countries=tuple(
            Country(code, split(names), split(demonyms), split(capitals))
            for code, names, demonyms, capitals in rows(folder / "countries.tsv", 4)
        ),
        agencies=tuple((name, *split(aliases)) for name, aliases in rows(folder / "agencies.tsv", 2)),
        titles=dict(rows(folder / "titles.tsv", 2)),
        regions={n: kind for names, kind in rows(folder / "regions.tsv", 2) for n in split(names)},
        given_names={n: sex for sex, names in rows(folder / "given_names.tsv", 2) for n in split(names)},
    )


def rows(path: Path, width: int) -> Iterator[list[str]]:
    """The lines of a table below its heading, without comments ("#") and empty lines, each `width` cells."""
    if not path.is_file():
        return
    lines = path.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines[1:], start=2):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) > width:
            found = f"{len(cells)} cells, {width} expected"
            raise OntologyError(found, f"{path}, line {number}", "part cells by one tab")
        yield cells + [""] * (width - len(cells))


def split(cell: str) -> tuple[str, ...]:
    """The values of a cell."""
    return tuple(value.strip() for value in cell.split(";") if value.strip())
