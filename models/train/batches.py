"""Turns sentences and named texts into numbers, augmented anew every epoch, in batches of like length."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from augment import augment_names, augment_sentences
from names_data import LABELS, UNSEEN_BY_SOURCE, WEIGHT_BY_SOURCE, NamedText
from torch import Tensor
from treebanks import Sentence

from sanctwatch.model.pieces import NO_CASE, NO_SPACE, WordPieces, case_class

MAX_PIECES = 126  # with start and end 128; a single longer sentence may reach 254
NER_LABELS = ("O", *(f"{kind}-{label}" for label in LABELS for kind in "BILU"))
NER_ID = {label: number for number, label in enumerate(NER_LABELS)}


@dataclass
class Vocabularies:
    """Label lists of the treebank heads, in the order of the network's columns."""

    upos: list[str]
    xpos: list[str]
    dep: list[str]

    @classmethod
    def of(cls, sentences: Sequence[Sentence]) -> Vocabularies:
        """Collect the labels that occur, sorted."""
        return cls(
            sorted({tag for sentence in sentences for tag in sentence.upos}),
            sorted({tag for sentence in sentences for tag in sentence.xpos}),
            sorted({dep for sentence in sentences for dep in sentence.deps}),
        )


@dataclass
class Example:
    """Numbers of one window. Word arrays have one entry a word; `heads` are word numbers, -1 root, -100 not known."""

    ids: list[int]
    case: list[int]
    space: list[int]
    first: list[int]
    last: list[int]
    upos: list[int] | None = None
    xpos: list[int] | None = None
    starts: list[int] | None = None
    sentence: list[int] | None = None
    heads: list[int] | None = None
    deps: list[int] | None = None
    ner: list[list[int]] | None = None
    weight: float = 1.0


def encode(words: Sequence[str], spaces: Sequence[int], pieces: WordPieces) -> Example:
    """Spell words as pieces between start and end, exactly as the runtime does."""
    ids, case, space, first, last = [pieces.start_id], [NO_CASE], [NO_SPACE], [], []
    for word, before in zip(words, spaces, strict=True):
        spelled = pieces(word)
        first.append(len(ids))
        ids.extend(spelled)
        last.append(len(ids) - 1)
        case.extend([case_class(word)] * len(spelled))
        space.extend([before] * len(spelled))
    return Example([*ids, pieces.end_id], [*case, NO_CASE], [*space, NO_SPACE], first, last)


def syntax_examples(
    sentences: Sequence[Sentence], vocabularies: Vocabularies, pieces: WordPieces, rng: random.Random
) -> list[Example]:
    """Pack neighbouring sentences of a document into windows, drawn anew at every call."""
    upos = {tag: number for number, tag in enumerate(vocabularies.upos)}
    xpos = {tag: number for number, tag in enumerate(vocabularies.xpos)}
    dep = {tag: number for number, tag in enumerate(vocabularies.dep)}
    examples: list[Example] = []
    open_window: list[Sentence] = []
    size, limit = 0, MAX_PIECES

    def close() -> None:
        if not open_window:
            return
        group = augment_sentences(open_window, rng)
        words = [word for sentence in group for word in sentence.words]
        spaces = [space for sentence in group for space in sentence.spaces]
        example = encode(words, spaces, pieces)
        if len(example.ids) > 256:
            return
        example.upos = [upos[tag] for sentence in group for tag in sentence.upos]
        example.xpos = [xpos[tag] for sentence in group for tag in sentence.xpos]
        example.deps = [dep[tag] for sentence in group for tag in sentence.deps]
        example.heads, example.starts, example.sentence = [], [], []
        for number, sentence in enumerate(group):
            offset = len(example.heads)
            example.heads.extend(-1 if head < 0 else head + offset for head in sentence.heads)
            example.starts.extend(int(word == 0) for word in range(len(sentence.words)))
            example.sentence.extend([number] * len(sentence.words))
        examples.append(example)

    document = ""
    for sentence in sentences:
        length = sum(len(pieces(word)) for word in sentence.words)
        if open_window and (sentence.document != document or size + length > limit):
            close()
            open_window, size = [], 0
        if not open_window:
            # A third of the windows are short: single sentences and pairs are what many articles' paragraphs are.
            limit = MAX_PIECES if rng.random() < 0.67 else rng.randint(1, 60)
        document = sentence.document
        open_window.append(sentence)
        size += length
    close()
    return examples


def names_examples(
    texts: Sequence[NamedText], pieces: WordPieces, rng: random.Random, replace_names: float
) -> list[Example]:
    """Cut and pack named texts into windows, drawn anew at every call."""
    examples: list[Example] = []
    window: list[tuple[str, int, str, bool]] = []
    size, limit, source = 0, MAX_PIECES, ""

    def close() -> None:
        nonlocal window, size
        if window:
            words, spaces, labels, either = (list(column) for column in zip(*window, strict=True))
            words, spaces, labels, either = augment_names(words, spaces, labels, either, rng, replace_names)
            example = encode(words, spaces, pieces)
            example.ner = [allowed(label, free, source) for label, free in zip(labels, either, strict=True)]
            example.weight = WEIGHT_BY_SOURCE.get(source, 1.0)
            if len(example.ids) <= 256:
                examples.append(example)
        window, size = [], 0

    for text in texts:
        length = sum(len(pieces(word)) for word in text.words)
        if window and (text.source != source or size + length > limit):
            close()
        source = text.source
        if not window:
            limit = MAX_PIECES if rng.random() < 0.6 else rng.randint(1, 60)
        for row in zip(text.words, text.spaces, text.labels, text.either, strict=True):
            if (size > MAX_PIECES - 12 and row[2][0] in "OBU") or size > 2 * MAX_PIECES - 20:
                close()
            window.append(row)
            size += len(pieces(row[0]))
    close()
    return examples


def allowed(label: str, either: bool, source: str) -> list[int]:
    """List the label numbers that a word's annotation allows."""
    if label == "O":
        return [0, *(NER_ID[f"{kind}-{unseen}"] for unseen in UNSEEN_BY_SOURCE[source] for kind in "BILU")]
    if either:
        return [NER_ID[f"{label[0]}-LOC"], NER_ID[f"{label[0]}-GPE"]]
    return [NER_ID[label]]


@dataclass
class Batch:
    """Padded tensors of several examples."""

    inputs: tuple[Tensor, Tensor, Tensor, Tensor, Tensor]
    words: Tensor
    targets: dict[str, Tensor]
    pieces: int


def batches(examples: list[Example], pieces_a_batch: int, rng: random.Random) -> Iterator[Batch]:
    """Yield shuffled batches of examples of one rounded length each."""
    order = sorted(range(len(examples)), key=lambda number: (rounded(len(examples[number].ids)), rng.random()))
    groups: list[list[int]] = []
    for number in order:
        length = rounded(len(examples[number].ids))
        if (
            groups
            and rounded(len(examples[groups[-1][0]].ids)) == length
            and (len(groups[-1]) + 1) * length <= pieces_a_batch
        ):
            groups[-1].append(number)
        else:
            groups.append([number])
    rng.shuffle(groups)
    for group in groups:
        yield collate([examples[number] for number in group])


def rounded(length: int) -> int:
    """Round a length up to a step of eight, of 32 when long.

    Attention masks halve the speed on CPU, so up to seven pad pieces stand unmasked at the end of a window; the network
    learns to read past them, and the runtime has none.
    """
    return -(-length // 8) * 8 if length <= 136 else -(-length // 32) * 32


def steps(examples: list[Example], pieces_a_step: int, rng: random.Random) -> Iterator[list[Batch]]:
    """Yield lists of batches that together hold about the wanted number of pieces: those of rare lengths are small."""
    together: list[Batch] = []
    for batch in batches(examples, pieces_a_step, rng):
        together.append(batch)
        if sum(part.pieces for part in together) >= 0.75 * pieces_a_step:
            yield together
            together = []


def collate(group: list[Example]) -> Batch:
    """Stack examples of one length into one batch; words are padded, pieces are not."""
    longest = rounded(max(len(example.ids) for example in group))
    most = max(len(example.first) for example in group)

    def pad(name: str, width: int, fill: int) -> Tensor:
        rows = np.full((len(group), width), fill, dtype=np.int64)
        for number, example in enumerate(group):
            values = getattr(example, name)
            rows[number, : len(values)] = values
        return torch.from_numpy(rows)

    words = torch.zeros(len(group), most, dtype=torch.bool)
    for number, example in enumerate(group):
        words[number, : len(example.first)] = True
    inputs = (
        pad("ids", longest, 0),
        pad("case", longest, 0),
        pad("space", longest, 0),
        pad("first", most, 0),
        pad("last", most, 0),
    )
    targets: dict[str, Tensor] = {}
    if group[0].upos is not None:
        for name in ("upos", "xpos", "starts", "heads", "deps"):
            targets[name] = pad(name, most, -100)
        targets["sentence"] = pad("sentence", most, -1)
    if group[0].ner is not None:
        choice = torch.zeros(len(group), most, len(NER_LABELS), dtype=torch.bool)
        weight = torch.zeros(len(group), most)
        for number, example in enumerate(group):
            weight[number, : len(example.first)] = example.weight
            for word, permitted in enumerate(example.ner):
                choice[number, word, permitted] = True
        targets["ner"], targets["weight"] = choice, weight
    return Batch(inputs, words, targets, len(group) * longest)
