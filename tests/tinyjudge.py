"""A CrossEncoder small enough to be made in a test: two layers, letters for a vocabulary, real files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from string import ascii_lowercase, digits

from factcheck.environment import prepare_environment

LABELS = ("contradiction", "entailment", "neutral")
_LETTERS = (*ascii_lowercase, *digits, *".,'-")


def tiny_judge(
    folder: Path, *, labels: Sequence[str] = LABELS, leaning: Sequence[float] = (), seed: int = 3, spread: float = 0.4
) -> Path:
    """Write one to `folder` as safetensors. `leaning` is the bias of each label, `spread` the size of its weights."""
    prepare_environment()
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

    folder.mkdir(parents=True)
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *_LETTERS, *(f"##{letter}" for letter in _LETTERS)]
    vocabulary = folder / "vocab.txt"
    vocabulary.write_text("\n".join(words) + "\n")
    config = BertConfig(
        vocab_size=len(words),
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=64,
        max_position_embeddings=128,
        initializer_range=spread,
        id2label=dict(enumerate(labels)),
        label2id={label: place for place, label in enumerate(labels)},
    )
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        model = BertForSequenceClassification(config)
    with torch.no_grad():
        model.classifier.bias[: len(leaning)] = torch.tensor(list(leaning))
    model.save_pretrained(folder)
    BertTokenizerFast(vocab_file=str(vocabulary), model_max_length=128).save_pretrained(folder)
    return folder
