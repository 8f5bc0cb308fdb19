"""What all tests share: examples that are the same in every run, and a browser.

The browser is a real headless Chromium (Debian's, driven by Playwright), one for all tests of what a page shows.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("anywhere", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("anywhere")

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
