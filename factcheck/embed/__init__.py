"""Claims -> vectors: sentence-transformers, from files that are verified, without the network."""

from __future__ import annotations

from factcheck.embed.judge import contradictions, load_judge
from factcheck.embed.local import load_encoder, load_slot_encoder
from factcheck.embed.port import Encoder, Vectors
from factcheck.embed.vectors import embed

__all__ = ["Encoder", "Vectors", "contradictions", "embed", "load_encoder", "load_judge", "load_slot_encoder"]
