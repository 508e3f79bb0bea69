"""What the options and settings are called. Imports next to nothing: pytest loads it in every project."""

from __future__ import annotations

from types import MappingProxyType

PATHS = "factcheck_paths"
AGAINST = "factcheck_against"
FAIL_ON = "factcheck_fail_on"
LEDGER = "factcheck_ledger"
BASELINE = "factcheck_baseline"

# The option of each setting.
OPTIONS = MappingProxyType(
    {
        PATHS: "--factcheck",
        AGAINST: "--factcheck-against",
        FAIL_ON: "--factcheck-fail-on",
        LEDGER: "--factcheck-ledger",
        BASELINE: "--factcheck-baseline",
    }
)
HELP = MappingProxyType(
    {
        PATHS: "collect the drafts of this file, folder or pattern as test items; may be repeated",
        AGAINST: "check drafts against the articles of this file, folder or pattern; may be repeated",
        FAIL_ON: "the least severity that fails a draft: never, note, warning (the default) or error",
        LEDGER: "the ledger of rulings; by default factcheck.rulings beside the settings of pytest",
        BASELINE: "what stands in this file is known, and fails no draft",
    }
)
