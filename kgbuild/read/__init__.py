"""Read: files of any shape -> `Article`s, with boilerplate set aside and every offset kept.

In: paths of files and folders.  Out: one `Article` or `Problem` at a time, in the order of their names; and which
articles print nearly the text of another.
"""

from kgbuild.read.copies import near_copies
from kgbuild.read.files import Reader, read_articles, read_file

__all__ = ["Reader", "near_copies", "read_articles", "read_file"]
