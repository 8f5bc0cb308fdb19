"""JavaScript modules into one script, without a bundler.

In: module sources by file name and the name of the first.  Out: one strict script.  The modules are plain ES modules
under three rules, which `join_modules` checks: imports stand on one line, at the top, without renaming; exports are
`export function|const|class`; no two modules declare the same name at their top level.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

IMPORT = re.compile(r'^import \{ ([\w, ]+) \} from "\./([\w-]+\.js)";\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|let|class) )", re.MULTILINE)
DECLARED = re.compile(r"^(?:export )?(?:async )?(?:function\*?|const|let|class) (\w+)", re.MULTILINE)


def join_modules(modules: Mapping[str, str], first: str) -> str:
    """Every module that `first` needs, each after those it imports, in one closed scope."""
    order: list[str] = []
    _visit(first, modules, order, [])
    home: dict[str, str] = {}
    for name in order:
        for declared in DECLARED.findall(modules[name]):
            if declared in home:
                raise ValueError(f"{name} and {home[declared]} both declare {declared}")
            home[declared] = name
        for names, source in IMPORT.findall(modules[name]):
            for wanted in names.split(", "):
                if home.get(wanted) != source:
                    raise ValueError(f"{name} imports {wanted} from {source}, which does not declare it")
    bodies = [f"// {name}\n{EXPORT.sub('', IMPORT.sub('', modules[name])).strip()}\n" for name in order]
    return '(() => {\n"use strict";\n' + "\n".join(bodies) + "})();\n"


def _visit(name: str, modules: Mapping[str, str], order: list[str], path: list[str]) -> None:
    if name in order:
        return
    if name in path:
        raise ValueError(f"modules import each other in a circle: {' -> '.join([*path, name])}")
    if name not in modules:
        raise ValueError(f"{path[-1] if path else 'the page'} imports {name}, which does not exist")
    for _, wanted in IMPORT.findall(modules[name]):
        _visit(wanted, modules, order, [*path, name])
    order.append(name)
