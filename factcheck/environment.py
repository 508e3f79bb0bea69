"""What has to stand in the environment before a model library is imported."""

from __future__ import annotations

import os

_OFFLINE_AND_QUIET = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "TRANSFORMERS_VERBOSITY": "error",
}


def prepare_environment() -> None:
    """Set what torch, transformers and huggingface_hub read when they are imported; call it before any of them is.

    This holds for the whole process: a checker of unpublished copy must never call out.
    """
    os.environ.update(_OFFLINE_AND_QUIET)
    # Threads that wait by spinning take the processor from those they wait for: on two cores with
    # another process at work, encoding was ten to thirty times slower than with threads that sleep.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
