"""A real headless Chromium for tests; they skip where there is none. Nothing is downloaded."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from factcheck.model import Report
from factcheck.report import to_html

NAMES = ("chromium", "chromium-browser", "google-chrome")
WIDE, NARROW = (1400, 900), (420, 860)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium without a window."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.skip(f"no Chromium: none of {', '.join(NAMES)} is installed")
    # A machine at work takes its time.
    expect.set_options(timeout=20_000)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, timeout=120_000)
        yield started
        started.close()


@dataclass(frozen=True, slots=True)
class Opener:
    """Opens reports as pages of one browser; what a page says on its console or asks of a network fails the test."""

    browser: Browser
    folder: Path

    @contextmanager
    def __call__(
        self,
        report: Report,
        *,
        size: tuple[int, int] = WIDE,
        dark: bool = False,
        script: bool = True,
        at: str = "",
    ) -> Iterator[Page]:
        """The page of a report in a window of `size`, in the dark or not, with or without scripts."""
        path = self.folder / "report.html"
        path.write_text(to_html(report), encoding="utf-8")
        context = self.browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme="dark" if dark else "light",
            java_script_enabled=script,
            reduced_motion="reduce",
            permissions=["clipboard-read", "clipboard-write"],
        )
        page = context.new_page()
        said: list[str] = []
        asked: list[str] = []
        page.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("dialog", lambda dialog: said.append(dialog.message))
        page.on("request", lambda request: asked.append(request.url))
        address = path.as_uri() + at
        page.goto(address)
        yield page
        context.close()
        assert said == []
        assert {url for url in asked if not url.startswith("data:")} <= {address, path.as_uri()}


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Opener:
    """Opens reports in the browser of this module."""
    return Opener(browser, tmp_path)
