"""Compare scorers of the same-slot decision on series left out of their fitting: the table in docs/matching.md.

    python -m benchmarks.compare_slots CLUSTERS --encoders FOLDER

Each line is one scorer; the columns are average precision and the recall where precision is 0.9 and 0.8, over all
annotated pairs across two articles of a cluster that are of one dimension, and over those whose values contradict.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from sklearn.metrics import average_precision_score, precision_recall_curve

from benchmarks.clusters import FOLDS, clusters
from benchmarks.fit_slots import Bools, Example, Floats, examples, fit, grow, left_out_tables
from factcheck.match.signals import NAMES
from factcheck.match.slots import probability
from factcheck.model import Kind

Scorer = Callable[[Floats, Bools, Floats], Floats]
TUNED = ("slot_similarity",)
DIGITS = ("digits_alike", "one_digit_apart", "as_many_digits", "same_digits")
WORDS = ("sentence_share", "sentence_telling", "near_share", "near_telling")


def logistic(rows: Floats, same: Bools, asked: Floats) -> Floats:
    """The probabilities of a logistic regression."""
    return probability(fit(rows, same, range_names(rows)).logit(asked))


def trees(rows: Floats, same: Bools, asked: Floats) -> Floats:
    """The probabilities of boosted trees."""
    return probability(grow(rows, same, range_names(rows)).logit(asked))


def mean(rows: Floats, same: Bools, asked: Floats) -> Floats:
    """The mean of both, as logits."""
    names = range_names(rows)
    return probability((fit(rows, same, names).logit(asked) + grow(rows, same, names).logit(asked)) / 2)


def range_names(rows: Floats) -> tuple[str, ...]:
    """A name for each column."""
    return tuple(str(at) for at in range(rows.shape[1]))


def scored(data: Sequence[Example], without: Sequence[str], scorer: Scorer) -> tuple[Floats, Bools, Bools]:
    """Probability, truth, and whether the values contradict, of all pairs across articles, by folds left out."""
    kept = [at for at, name in enumerate(NAMES) if name not in without]
    part = [replace(one, rows=one.rows[:, kept]) for one in data]
    every = [one.known for one in part]
    rows = np.concatenate(
        [table[known] for table, known in zip(left_out_tables(part, [NAMES[at] for at in kept]), every, strict=True)]
    )
    same, conflict, across = (
        np.concatenate([mask[known] for mask, known in zip(masks, every, strict=True)])
        for masks in ([one.same for one in part], [one.conflict for one in part], [one.across for one in part])
    )
    folds = np.concatenate([np.full(known.sum(), one.series % FOLDS) for one, known in zip(part, every, strict=True)])
    chance: Floats = np.zeros(len(rows))
    for fold in range(FOLDS):
        for against in (False, True):
            learn, asked = (folds != fold) & (conflict == against), (folds == fold) & (conflict == against)
            chance[asked] = scorer(rows[learn], same[learn], rows[asked])
    return chance[across], same[across], conflict[across]


def line(name: str, chance: Floats, same: Bools, conflict: Bools) -> str:
    """One line of the table, in Markdown."""
    cells = [name]
    for part in (np.ones(len(same), dtype=bool), conflict):
        precision, recall, _ = precision_recall_curve(same[part], chance[part])
        cells.append(f"{average_precision_score(same[part], chance[part]):.2f}")
        cells += [f"{recall[:-1][precision[:-1] >= least].max(initial=0.0):.2f}" for least in (0.9, 0.8)]
    return f"| {' | '.join(cells)} |"


def main() -> None:
    """The command `make compare`."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("clusters", type=Path)
    parser.add_argument("--encoders", type=Path, required=True, help="the tuned encoders of the folds (make train)")
    args = parser.parse_args()
    found, _ = examples(clusters(args.clusters), args.encoders)
    data = [one for one in found if one.kind is Kind.NUMBER]
    print("| scorer | AP | recall at 0.9 | at 0.8 | AP, contradicting | recall at 0.9 | at 0.8 |")
    print("|---|---|---|---|---|---|---|")
    for column in ("claim_similarity", "slot_similarity"):
        only = [name for name in NAMES if name != column]
        print(line(f"`{column}` alone, with its rivals", *scored(data, only, logistic)))
    older = (*TUNED, *DIGITS, *WORDS)
    print(line("signals of parse, names and words: logistic", *scored(data, older, logistic)))
    print(line("with digits and telling words: logistic", *scored(data, TUNED, logistic)))
    print(line("with digits and telling words: boosted trees", *scored(data, TUNED, trees)))
    print(line("with the tuned encoder too: logistic", *scored(data, (), logistic)))
    print(line("with the tuned encoder too: boosted trees", *scored(data, (), trees)))
    print(line("with the tuned encoder too: mean of both", *scored(data, (), mean)))


if __name__ == "__main__":
    main()
