"""From a file of settings to the values that doors use."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from pathlib import Path

from factcheck.config import Config
from factcheck.house import NO_BOILERPLATE, Boilerplate, Fields, Rates, Source, boilerplate
from factcheck.model import Severity
from factcheck.session import FailOn
from factcheck.settings import keys
from factcheck.settings.currencies import from_file
from factcheck.settings.document import Document, find, read, shown_from
from factcheck.settings.repeated import BOILERPLATE, read_repeated
from factcheck.settings.shapes import Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a file sets; None and nothing where it does not.

    `file` is the file as shown, `config` what the pipeline is run with. All paths are as seen from the folder from
    which the file was looked for. `articles` are what is checked where a user names nothing, `against` the sources of
    drafts, `reports` the folder for reports, `ledger` the file of rulings, `archive` that of what was ever read.
    `boilerplate` is the file of lines that are no news, whether or not there is one.
    """

    file: str | None = None
    config: Config = field(default_factory=Config)
    fail_on: FailOn | None = None
    formats: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    ledger: str | None = None
    reports: str | None = None
    archive: str | None = None
    boilerplate: str = BOILERPLATE


NOTHING_SET = Settings()


def load(
    *, file: str | None = None, start: Path | None = None, wanted: bool = True, absolute: bool = False
) -> Settings:
    """The settings of `file`, else of the nearest file in `start` (the working directory) or a folder above it.

    Where no file is found there may be a file of boilerplate in `start`; nothing is set where none is `wanted`. With
    `absolute` paths are whole, for whoever may use them from elsewhere.
    Raises FactcheckError `config-unknown-key`, `config-wrong-value`, and those of
    :func:`factcheck.settings.document.read`.
    """
    if not wanted:
        return NOTHING_SET
    try:
        here = (start or Path()).resolve()
    except OSError:
        # The working directory may be gone; then nothing is above it.
        return NOTHING_SET
    document = find(here) if file is None else read(here / file, shown=file)
    if document is None:
        rules = _Folder(here, here, absolute).path(BOILERPLATE)
        return Settings(config=Config(boilerplate=_boilerplate(rules, here)), boilerplate=rules)
    return _settings(document, here, absolute=absolute)


def _settings(document: Document, here: Path, *, absolute: bool) -> Settings:
    part = keys.FILE.read(dict(document.table), document.at)
    folder = _Folder(document.path.parent, here, absolute)
    paths = part[keys.PATHS] or Part({}, document.at)
    fail_on = part[keys.FAIL_ON]
    rules = folder.path(paths[keys.BOILERPLATE] or BOILERPLATE)
    return Settings(
        file=document.at.file,
        config=replace(_config(part, paths, folder), boilerplate=_boilerplate(rules, here)),
        fail_on=None if fail_on is None else FailOn(fail_on),
        formats=tuple(dict.fromkeys(part[keys.FORMAT])),
        articles=tuple(map(folder.path, paths[keys.ARTICLES])),
        against=tuple(map(folder.path, part[keys.AGAINST])),
        ledger=folder.given(paths[keys.LEDGER]),
        reports=folder.given(paths[keys.REPORTS]),
        archive=folder.given(paths[keys.ARCHIVE]),
        boilerplate=rules,
    )


def _config(part: Part, paths: Part, folder: _Folder) -> Config:
    checks = part[keys.CHECKS] or Part({}, part.at)
    return Config(
        model=folder.model(part[keys.MODEL]),
        judge=folder.given(part[keys.JUDGE]),
        error_gap=part[keys.ERROR_GAP],
        select=tuple(sorted(set(checks[keys.SELECT]))),
        ignore=tuple(sorted(set(checks[keys.IGNORE]))),
        severities=tuple((slug, Severity[level.upper()]) for slug, level in part[keys.SEVERITIES]),
        cache=folder.given(paths[keys.CACHE]),
        tolerances=part[keys.TOLERANCES],
        sources=tuple(map(_source, part[keys.SOURCES])),
        rates=_rates(part, folder),
        fields=Fields(part[keys.FIELDS]),
    )


def _boilerplate(shown: str, here: Path) -> Boilerplate:
    """What a file of boilerplate says; nothing where there is none yet."""
    path = here / shown
    return boilerplate(read_repeated(path, shown=shown)) if path.exists() else NO_BOILERPLATE


def _source(row: Part) -> Source:
    name, path, url = row[keys.NAME], row[keys.PATH], row[keys.URL]
    if name is None and path is None and url is None:
        raise row.at.error("config-wrong-value", f"{row.at.name} tells of no source; give it a name, a path or a url.")
    return Source(name=name, path=path, url=url, trust=row[keys.TRUST], own=row[keys.OWN])


def _rates(part: Part, folder: _Folder) -> Rates:
    row = part[keys.CURRENCIES] or Part({}, part.at)
    given = row[keys.RATES]
    if isinstance(given, str):
        shown = folder.path(given)
        if not (folder.here / shown).is_file():
            at = row.place(keys.RATES)
            raise at.error("config-missing", f"{at.name} names {given}, and there is no such file beside this one.")
        given = from_file(folder.here / shown, shown=shown, base=row[keys.BASE])
    return Rates(given, row[keys.WIDTH])


@dataclass(frozen=True, slots=True)
class _Folder:
    """Paths that a file in `home` writes, as seen from `here`, or whole."""

    home: Path
    here: Path
    absolute: bool

    def path(self, written: str) -> str:
        expanded = os.path.expanduser(written)  # noqa: PTH111 (leaves the folder of an unknown user as it stands)
        if os.path.isabs(expanded):  # noqa: PTH117
            return expanded
        if self.absolute:
            return os.path.abspath(self.home / expanded)  # noqa: PTH100 (a link is left as it stands)
        found = shown_from(self.home / expanded, self.here)
        # What is written in a file is a path, never standard input.
        return f"./{found}" if found == "-" else found

    def given(self, written: str | None) -> str | None:
        return None if written is None else self.path(written)

    def model(self, written: str | None) -> str | None:
        """A folder beside the file, or else a name."""
        folder = self.given(written)
        return folder if folder is not None and (self.here / folder).is_dir() else written
