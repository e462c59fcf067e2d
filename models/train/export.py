"""Writes the shipped model: `python models/train/export.py DATA WORK models/en_sanctwatch`."""

from __future__ import annotations

import argparse
import gzip
import hashlib
import importlib.resources
import json
import shutil
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

import onnx
import torch
from network import LABEL_WIDTH, Network, Sizes
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional
from train import base_folder, read_treebanks

from sanctwatch.model.lemmas import Lemmas

VERSION = "0.1.0"


class Encoder(nn.Module):
    """The network as the runtime calls it: one window, no padding."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, case: Tensor, space: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """Give (1, words, columns)."""
        return self.network.words(ids, case, space, first, last)


class Relations(nn.Module):
    """The last step of the relation scores, once heads are known."""

    def __init__(self, network: Network, root: int) -> None:
        super().__init__()
        self.out = network.label_out
        with torch.no_grad():
            self.out.bias[root] = -1e4  # the root is what has no head; no other word may be called so

    def forward(self, dependent: Tensor, head: Tensor) -> Tensor:
        """Give (words, relations)."""
        return self.out(functional.gelu(dependent + head))


def export_network(network: Network, root: int, folder: Path, *, quantize: bool) -> None:
    """Write encoder.onnx and relations.onnx."""
    network.eval()
    example = {
        name: torch.ones(1, length, dtype=torch.int64)
        for name, length in (("ids", 9), ("case", 9), ("space", 9), ("first", 5), ("last", 5))
    }
    names = list(example)
    axes = {name: {1: "words" if name in {"first", "last"} else "pieces"} for name in names} | {"scores": {1: "words"}}
    with tempfile.TemporaryDirectory() as scratch:
        full = Path(scratch) / "full.onnx"
        torch.onnx.export(
            Encoder(network),
            tuple(example.values()),
            str(full),
            input_names=names,
            output_names=["scores"],
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        if quantize:
            # The defaults (one scale a tensor, full range) cost up to 3 F on names: measured, see the report.
            quantize_dynamic(
                full,
                folder / "encoder.onnx",
                per_channel=True,
                reduce_range=True,
                weight_type=QuantType.QInt8,
                op_types_to_quantize=["MatMul", "Gather"],
            )
        else:
            shutil.copy(full, folder / "encoder.onnx")
    onnx.checker.check_model(str(folder / "encoder.onnx"))
    pair = (torch.zeros(3, LABEL_WIDTH), torch.zeros(3, LABEL_WIDTH))
    torch.onnx.export(
        Relations(network, root),
        pair,
        str(folder / "relations.onnx"),
        input_names=["dependent", "head"],
        output_names=["scores"],
        dynamic_axes={"dependent": {0: "words"}, "head": {0: "words"}, "scores": {0: "words"}},
        opset_version=17,
        dynamo=False,
    )


def lemma_tables(data: Path, path: Path) -> None:
    """Write WordNet's tables and the exceptions to them that the treebanks show."""
    source = Path(str(importlib.resources.files("spacy_lookups_data"))) / "data"

    def table(name: str) -> dict[str, object]:
        with gzip.open(source / f"en_lemma_{name}.json.gz", "rt", encoding="utf-8") as lines:
            return json.load(lines)

    kinds = ("noun", "verb", "adj", "adv")
    index, irregular, rules = table("index"), table("exc"), table("rules")
    content = {
        "exceptions": {},
        "index": {kind: " ".join(sorted(word for word in index[kind] if word.isalpha())) for kind in kinds},
        "irregular": {
            kind: {word: lemmas[0] for word, lemmas in sorted(irregular.get(kind, {}).items())} for kind in kinds
        },
        "rules": {kind: rules.get(kind, []) for kind in kinds},
    }
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    find = Lemmas(path)
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    tag: dict[tuple[str, str], str] = {}
    for sentence in read_treebanks(data):
        for word, lemma, upos, xpos in zip(sentence.words, sentence.lemmas, sentence.upos, sentence.xpos, strict=True):
            if upos in {"X", "SYM", "PUNCT", "NUM"} or lemma == "_" or xpos in {"ADD", "GW", "FW", "AFX"}:
                continue
            key = (word.lower().replace("’", "'"), xpos)
            counts[key][lemma.lower()] += 1
            tag[key] = upos
    for (word, xpos), lemmas in sorted(counts.items()):
        lemma, count = lemmas.most_common(1)[0]
        open_class = tag[word, xpos] in {"NOUN", "VERB", "ADJ", "ADV", "PROPN"}
        # Once seen may be an annotator's slip or a misspelling; of closed classes once is enough.
        if count < (2 if open_class else 1) or count / lemmas.total() < 0.6:
            continue
        if find(word, tag[word, xpos], xpos).lower() != lemma:
            content["exceptions"][f"{word} {xpos}"] = lemma
    path.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def tag_pairs(data: Path, upos: list[str], xpos: list[str]) -> list[tuple[int, int]]:
    """List the pairs of universal and PTB tag that the treebanks hold at least three times."""
    counts = Counter(
        pair for sentence in read_treebanks(data) for pair in zip(sentence.upos, sentence.xpos, strict=True)
    )
    return sorted((upos.index(first), xpos.index(second)) for (first, second), count in counts.items() if count >= 3)


def main() -> None:
    """Export the averaged weights of a work folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--float", action="store_true", help="leave the weights in float32, to see what int8 costs")
    options = parser.parse_args()
    labels = json.loads((options.work / "labels.json").read_text())
    network = Network(Sizes(len(labels["upos"]), len(labels["xpos"]), len(labels["dep"]), len(labels["ner"])))
    network.load_state_dict(torch.load(options.work / "average.pt", weights_only=True))
    options.out.mkdir(parents=True, exist_ok=True)
    export_network(network, labels["dep"].index("root"), options.out, quantize=not options.float)
    shutil.copy(base_folder() / "vocab.txt", options.out / "vocab.txt")
    lemma_tables(options.data, options.out / "lemmas.json")
    files = ("encoder.onnx", "relations.onnx", "vocab.txt", "lemmas.json")
    meta = {
        "format": 1,
        "name": "sanctwatch",
        "version": VERSION,
        "license": "CC BY-SA 4.0",
        "columns": network.columns(),
        "labels": {name: labels[name] for name in ("upos", "xpos", "dep", "ner")},
        "tag_pairs": tag_pairs(options.data, labels["upos"], labels["xpos"]),
        "sha256": {name: hashlib.sha256((options.out / name).read_bytes()).hexdigest() for name in files},
    }
    (options.out / "meta.json").write_text(json.dumps(meta, indent=1) + "\n", encoding="utf-8")
    shutil.copy(Path(__file__).resolve().parents[1] / "LICENSE", options.out / "LICENSE")
    for name in (*files, "meta.json"):
        print(f"{(options.out / name).stat().st_size / 1e6:8.2f} MB  {name}")


if __name__ == "__main__":
    main()
