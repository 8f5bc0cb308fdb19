"""Contrast of what is drawn on the canvas, where axe-core cannot look: text 4.5 : 1, marks and lines 3 : 1."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

CSS = (files("kgbuild.view") / "assets" / "css" / "theme.css").read_text("utf-8")
LIGHT = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", CSS.split(":root[data-theme")[0]))
DARK = {**LIGHT, **dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", CSS.split(':root[data-theme="dark"]')[1].split("@media")[0]))}


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, two: str) -> float:
    light, dark = sorted((luminance(one), luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_text_on_the_canvas_meets_aa(theme: dict[str, str]) -> None:
    for name in ("ink", "muted", "dispute", "accent"):
        assert contrast(theme[name], theme["canvas"]) >= 4.5, name


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_marks_and_lines_on_the_canvas_can_be_told_from_it(theme: dict[str, str]) -> None:
    for name in ("line-strong", "event", *(f"slot-{i}" for i in range(8))):
        assert contrast(theme[name], theme["canvas"]) >= 3, name


def test_a_dark_system_gets_the_dark_colours() -> None:
    chosen = CSS.split(':root[data-theme="dark"]')[1].split("@media")[0]
    system = CSS.split("@media (prefers-color-scheme: dark)")[1]
    assert re.findall(r"--[\w-]+: [^;]+;", chosen) == re.findall(r"--[\w-]+: [^;]+;", system)
