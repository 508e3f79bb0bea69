"""What the checker finds in clusters that its models did not see: precision and recall of findings.

    python -m benchmarks.left_out CLUSTERS --encoders FOLDER [--threshold P ...] [--fields quantity,money,...] [--list]

For each fold of the data (`make train`) the packaged encoder and same-slot models are exchanged for those made without
its series; what the checker finds there is scored as in `make eval`. A threshold is the least probability that two
values which differ fill one slot.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from unittest.mock import patch

from benchmarks.clusters import FOLDS, clusters
from benchmarks.fit_slots import examples, fitted_without, fold_encoder
from benchmarks.score import add_options, print_score
from factcheck import pipeline
from factcheck.config import Config
from factcheck.report import to_json


def main() -> None:
    """The command `make eval-left-out`."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("clusters", type=Path)
    parser.add_argument("--encoders", type=Path, required=True, help="the tuned encoders of the folds (make train)")
    parser.add_argument("--threshold", type=float, action="append", help=f"default: {Config().same_slot}")
    add_options(parser)
    args = parser.parse_args()
    every = clusters(args.clusters)
    data, met = examples(every, args.encoders)
    models = [fitted_without(data, met, fold) for fold in range(FOLDS)]
    for threshold in args.threshold or [Config().same_slot]:
        print(f"threshold {threshold}")
        with tempfile.TemporaryDirectory() as reports:
            for cluster in every:
                encoder = fold_encoder(args.encoders, cluster.fold)
                with (
                    patch("factcheck.match.grouping.slot_model", return_value=models[cluster.fold]),
                    patch("factcheck.pipeline.stages.load_slot_encoder", return_value=encoder),
                ):
                    report = pipeline.check([str(args.clusters / cluster.name)], config=Config(same_slot=threshold))
                Path(reports, f"{cluster.name}.json").write_text(to_json(report), encoding="utf-8")
            print_score(args.clusters, Path(reports), fields=args.fields, details=args.list)


if __name__ == "__main__":
    main()
