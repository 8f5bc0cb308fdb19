"""A graph as files: Turtle, TriG, JSON, GraphML, a report, and what other tools read."""

from kgbuild.export.files import save
from kgbuild.export.report import report
from kgbuild.export.write import DEFAULT_FORMATS, FORMATS, contents, write

__all__ = ["DEFAULT_FORMATS", "FORMATS", "contents", "report", "save", "write"]
