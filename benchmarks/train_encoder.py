"""Tune the packaged encoder to the question "do these two values fill one slot?".

    python -m benchmarks.train_encoder CLUSTERS --work FOLDER [--write]

What it reads is `factcheck.match.texts.slot_text`: the sentence with its value masked and marked. Values of one slot
are drawn together and those of other slots of the same cluster pushed apart, with a contrastive loss (InfoNCE, the
other values of the cluster as negatives) and the log loss of the cosine; the embedding table and the lower layers
stay as published. One encoder is tuned for each fold without that fold's series, so that `make fit` can ask, for
every cluster, one that did not see it; they go to FOLDER. With --write one more is tuned on all clusters and written
into the package, with its hash. Takes some forty minutes on two cores. Measuring data must never be given here.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import safetensors.torch
import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import AutoModel, AutoTokenizer

from benchmarks.clusters import FOLDS, Cluster, clusters
from factcheck.embed.files import TUNED, packaged_model
from factcheck.match.texts import slot_text
from factcheck.model import Field, Kind
from factcheck.packaged import sha256

SEED = 0
EPOCHS = 3
RATE = 1e-4
FROZEN = 2
SHARPNESS = 16.0
_ROWS = 32
_TOKENS = 112


@dataclass(frozen=True, slots=True)
class Batch:
    """One cluster: its texts as tokens, and its annotated pairs with whether they fill one slot."""

    tokens: Tensor
    mask: Tensor
    pairs: Tensor
    same: Tensor


class Tuned(nn.Module):  # type: ignore[misc]
    """The encoder with mean pooling, and the line that turns a cosine into a logit."""

    def __init__(self, encoder: nn.Module) -> None:
        super().__init__()
        self.encoder = encoder
        self.scale = nn.Parameter(torch.tensor(12.0))
        self.bias = nn.Parameter(torch.tensor(-8.0))

    def forward(self, tokens: Tensor, mask: Tensor) -> Tensor:
        """Unit vectors: shape (n, d)."""
        lengths = mask.sum(1)
        order = torch.argsort(lengths)
        found = []
        for start in range(0, len(tokens), _ROWS):
            rows = order[start : start + _ROWS]
            width = int(lengths[rows].max())
            part = mask[rows, :width]
            with torch.autocast("cpu", dtype=torch.bfloat16):
                last = self.encoder(input_ids=tokens[rows, :width], attention_mask=part).last_hidden_state.float()
            weight = part.unsqueeze(-1).float()
            found.append((last * weight).sum(1) / weight.sum(1))
        vectors = torch.cat(found)
        return functional.normalize(vectors[torch.argsort(order)], dim=-1)


def batch(cluster: Cluster, tokenizer: object) -> Batch:
    """The tokens and pairs of a cluster, of all values that are annotated, of each field those not read among them."""
    told = [at for at, slot in enumerate(cluster.slots) if slot is not None]
    place = {at: row for row, at in enumerate(told)}
    texts = [slot_text(cluster.statements[at]) for at in told] + [one.text for one in cluster.unread]
    read = tokenizer(texts, truncation=True, max_length=_TOKENS, padding=True, return_tensors="pt")  # type: ignore[operator]
    known = [
        (i, j)
        for i, j in cluster.pairs
        if i in place and j in place and cluster.statements[i].value.kind is not Kind.POLARITY
    ]
    same = [float(cluster.slots[i] == cluster.slots[j]) for i, j in known]
    pairs = [(place[i], place[j]) for i, j in known]
    polar = [
        (place[at], Field.POLARITY.value, cluster.slots[at])
        for at in told
        if cluster.statements[at].value.kind is Kind.POLARITY
    ]
    others = [(row, one.field, one.slot) for row, one in enumerate(cluster.unread, start=len(told))]
    for (i, field, left), (j, other, right) in combinations((*polar, *others), 2):
        if field == other:
            pairs.append((i, j))
            same.append(float(left == right))
    return Batch(read["input_ids"], read["attention_mask"], torch.tensor(pairs), torch.tensor(same))


def loss_of(model: Tuned, one: Batch) -> Tensor:
    """Log loss of all pairs, and for each pair of one slot how it stands out among the other values."""
    vectors = model(one.tokens, one.mask)
    left, right = one.pairs.unbind(1)
    cosine = (vectors[left] * vectors[right]).sum(-1)
    loss = 8 * functional.binary_cross_entropy_with_logits(model.scale * cosine + model.bias, one.same)
    together = one.same > 0
    if not together.any():
        return loss
    table = torch.full((len(vectors), len(vectors)), -1e4)
    table[left, right] = table[right, left] = cosine * SHARPNESS
    among = torch.logsumexp(table, 1)
    own = cosine[together] * SHARPNESS
    return loss + ((among[left[together]] - own).mean() + (among[right[together]] - own).mean()) / 2


def tune(batches: Sequence[Batch], name: str) -> dict[str, Tensor]:
    """The tuned weights of the upper layers, as half-precision floats."""
    torch.manual_seed(SEED)
    rng = random.Random(SEED)
    model = Tuned(AutoModel.from_pretrained(packaged_model().folder, use_safetensors=True))
    for part in (model.encoder.embeddings, *model.encoder.encoder.layer[:FROZEN]):
        for weight in part.parameters():
            weight.requires_grad_(False)
    upper = [weight for weight in model.encoder.parameters() if weight.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": upper, "lr": RATE}, {"params": [model.scale, model.bias], "lr": 1e-3}], weight_decay=0.01
    )
    steps = EPOCHS * len(batches)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, step / (0.08 * steps + 1)) * max(0.02, 1 - step / steps)
    )
    model.train()
    order, began = list(batches), time.monotonic()
    for epoch in range(EPOCHS):
        rng.shuffle(order)
        total = 0.0
        for one in order:
            loss = loss_of(model, one)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += float(loss.detach())
        print(f"{name}, epoch {epoch + 1}: loss {total / len(order):.3f}, {time.monotonic() - began:.0f} s", flush=True)
    layers = tuple(f"encoder.layer.{at}." for at in range(FROZEN, len(model.encoder.encoder.layer)))
    return {
        key: weight.half().contiguous() for key, weight in model.encoder.state_dict().items() if key.startswith(layers)
    }


def main() -> None:
    """The command `make train`."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("clusters", type=Path)
    parser.add_argument("--work", type=Path, required=True, help="where the encoders of the folds go")
    parser.add_argument("--write", action="store_true", help="tune on all clusters too and write the packaged weights")
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(2)
    tokenizer = AutoTokenizer.from_pretrained(packaged_model().folder)
    data = [(cluster.fold, batch(cluster, tokenizer)) for cluster in clusters(args.clusters)]
    for fold in range(FOLDS):
        weights = tune([one for at, one in data if at != fold], f"without fold {fold}")
        safetensors.torch.save_file(weights, args.work / f"fold{fold}.safetensors")
    if args.write:
        safetensors.torch.save_file(tune([one for _, one in data], "all clusters"), TUNED)
        listing = TUNED.with_name("packaged.toml")
        text = re.sub(rf'("{TUNED.name}" = )".*"', rf'\1"{sha256(TUNED)}"', listing.read_text(encoding="utf-8"))
        listing.write_text(text, encoding="utf-8")
        print(f"wrote {TUNED.name} and its hash in {listing.name}")


if __name__ == "__main__":
    main()
