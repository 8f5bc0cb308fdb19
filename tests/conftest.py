"""A real headless Chromium for the tests of what a browser shows: Debian's, driven by Playwright; one for all tests."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find_browser() -> tuple[str | None, str]:
    """The browser's path, or why there is none."""
    try:
        import playwright.sync_api  # noqa: F401
    except ImportError:
        return None, "Playwright for Python is not installed: pip install -e .[dev]"
    given = os.environ.get("KGBUILD_CHROMIUM")
    path = given or next((found for name in NAMES if (found := shutil.which(name))), None)
    return path, "" if path else "no Chromium found: apt-get install chromium, or set KGBUILD_CHROMIUM"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    path, why = find_browser()
    if path is None:
        if os.environ.get("CI"):
            pytest.fail(f"pages must be tested in CI, but {why}")
        pytest.skip(why)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()
