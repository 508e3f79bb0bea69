"""Nothing here may touch the network or write to the terminal."""

from __future__ import annotations

import os

_ENVIRONMENT = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "TRANSFORMERS_VERBOSITY": "error",
}


def go_offline() -> None:
    """Set what huggingface_hub and transformers read when they are imported; call it before either is.

    This holds for the whole process: a checker of unpublished copy must never call out.
    """
    os.environ.update(_ENVIRONMENT)
