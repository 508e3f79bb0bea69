"""Where the records of a newsroom's JSON and CSV files hold what is told of an article."""

from __future__ import annotations

from dataclasses import dataclass

# The fields of an article that a record may give, and `records`: the list in a JSON file that holds the articles.
FIELD_NAMES = (
    "records", "text", "title", "standfirst", "source", "published", "updated", "url", "id", "language", "origin",
    "status", "embargo",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fields:
    """For some of FIELD_NAMES the paths at which a record may hold them; of the others the usual names are tried.

    A path is a key (of CSV: a column), or keys and places in lists, counted from 0, with dots between (`content.body`,
    `paragraphs.0.text`; `paragraphs.text` are those of all paragraphs). Of several paths the first that holds something
    counts.
    """

    paths: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def of(self, name: str) -> tuple[str, ...]:
        """The paths of a field; none where the usual names are tried."""
        return dict(self.paths).get(name, ())

    def __str__(self) -> str:
        """`text=content.body, title=head|headline`; empty where nothing is set."""
        return ", ".join(f"{name}={'|'.join(paths)}" for name, paths in self.paths)


NO_FIELDS = Fields()
