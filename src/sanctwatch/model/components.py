"""The spaCy components: one runs the network, the others write what it found on the Doc."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, HEAD, IS_SPACE, LEMMA, MORPH, POS, SENT_START, TAG
from spacy.language import Language
from spacy.tokens import Doc, Span

from sanctwatch.model.encoder import Encoder
from sanctwatch.model.files import Meta
from sanctwatch.model.lemmas import Lemmas
from sanctwatch.model.names import NameDecoder
from sanctwatch.model.pieces import NEW_PARAGRAPH, space_class
from sanctwatch.model.trees import ROOT, best_tree

Scores = NDArray[np.float32]

# A text without a full stop is cut where a sentence is likeliest to begin: longer trees are slow and meaningless.
MAX_SENTENCE_WORDS = 160

# What the PTB tag says of the form; enough for lemmas, tense, number and degree.
_FEATURES_BY_XPOS = {
    "NN": "Number=Sing",
    "NNS": "Number=Plur",
    "NNP": "Number=Sing",
    "NNPS": "Number=Plur",
    "JJ": "Degree=Pos",
    "JJR": "Degree=Cmp",
    "JJS": "Degree=Sup",
    "RBR": "Degree=Cmp",
    "RBS": "Degree=Sup",
    "VB": "VerbForm=Inf",
    "VBD": "Tense=Past|VerbForm=Fin",
    "VBG": "Aspect=Prog|Tense=Pres|VerbForm=Part",
    "VBN": "Aspect=Perf|Tense=Past|VerbForm=Part",
    "VBP": "Tense=Pres|VerbForm=Fin",
    "VBZ": "Number=Sing|Person=3|Tense=Pres|VerbForm=Fin",
    "MD": "VerbForm=Fin",
    "CD": "NumType=Card",
}


@dataclass(frozen=True)
class Model:
    """What the components share: the network, its labels, the lemma tables."""

    meta: Meta
    encoder: Encoder
    lemmas: Lemmas


class Component:
    """A component that reads the network's numbers from `doc.tensor`: one row a token, zero at white space."""

    def __init__(self) -> None:
        self._model: Model | None = None

    def use(self, model: Model) -> None:
        """Give the component its model; `load` does it."""
        self._model = model

    @property
    def shared(self) -> Model:
        """The model in use. Not named `model`: spaCy would take the component for one of its own trainable ones."""
        if self._model is None:
            raise ValueError("the component has no model: build the pipeline with sanctwatch.model.load")
        return self._model

    def rows(self, doc: Doc, block: str) -> Scores:
        """Cut one block of columns out of the numbers of a Doc."""
        encoder = self.shared.encoder
        if doc.tensor.shape != (len(doc), encoder.width):
            raise ValueError("the Doc has no numbers of the network: the component sanctwatch_encoder must run first")
        tensor: NDArray[Any] = doc.tensor
        rows: Scores = tensor[:, encoder.block[block]]
        return rows


@Language.factory("sanctwatch_encoder", assigns=["doc.tensor"])
class EncoderComponent(Component):
    """Runs the network once over the whole document and leaves its numbers in `doc.tensor`."""

    def __init__(self, nlp: Language, name: str) -> None:
        super().__init__()

    def __call__(self, doc: Doc) -> Doc:
        """Read all words of the Doc."""
        encoder = self.shared.encoder
        where = _words(doc)
        rows = np.zeros((len(doc), encoder.width), dtype=np.float32)
        if len(where):
            tokens = [doc[int(number)] for number in where]
            spaces, end = [], 0
            text = doc.text
            for token in tokens:
                spaces.append(space_class(text[end : token.idx]) if end else NEW_PARAGRAPH)
                end = token.idx + len(token)
            encoder.fill(rows, where, [token.text for token in tokens], spaces)
        tensor: Any = rows
        doc.tensor = tensor
        return doc


@Language.factory("sanctwatch_sentences", assigns=["token.is_sent_start"])
class SentencesComponent(Component):
    """Marks where sentences begin. A new paragraph always begins one, white space never.

    Attributes:
        keeps_given: Sentences that stand already stay; only what is too long for a tree is cut.
    """

    def __init__(self, nlp: Language, name: str) -> None:
        super().__init__()
        self.keeps_given = False

    def __call__(self, doc: Doc) -> Doc:
        """Set `is_sent_start` on every token."""
        where = _words(doc)
        flags = np.full(len(doc), -1, dtype=np.int64)
        if len(where):
            scores = self.rows(doc, "starts")[where, 0]
            is_given = self.keeps_given and doc.has_annotation("SENT_START")
            begins = doc.to_array([SENT_START])[where].astype(np.int64) == 1 if is_given else scores > 0
            text = doc.text
            for number in range(1, len(where)):
                if where[number] == where[number - 1] + 1:
                    continue  # white space that matters is a token of its own
                before, word = doc[int(where[number - 1])], doc[int(where[number])]
                if space_class(text[before.idx + len(before) : word.idx]) == NEW_PARAGRAPH:
                    begins[number] = True
            begins[0] = True
            _cut_long(begins, scores)
            flags[where[begins]] = 1
            flags[where[0]] = -1  # leading white space belongs to the first sentence
        if len(doc):
            flags[0] = 1
            _write(doc, [SENT_START], flags.astype(np.uint64).reshape(-1, 1))
        return doc


def _cut_long(begins: NDArray[np.bool_], scores: Scores) -> None:
    """Cut sentences over the limit where one is likeliest to begin, again until none is over it."""
    edges = [*np.flatnonzero(begins).tolist(), len(begins)]
    for edge, end in pairwise(edges):
        start = edge
        while end - start > MAX_SENTENCE_WORDS:
            low, high = start + MAX_SENTENCE_WORDS // 2, start + MAX_SENTENCE_WORDS
            start = low + int(scores[low:high].argmax())
            begins[start] = True


@Language.factory("sanctwatch_tags", assigns=["token.tag", "token.pos", "token.morph"])
class TagsComponent(Component):
    """Writes the PTB tag, the universal tag and the features that follow from them."""

    def __init__(self, nlp: Language, name: str) -> None:
        super().__init__()
        self._vocab = nlp.vocab
        self._values: NDArray[np.uint64] | None = None

    def __call__(self, doc: Doc) -> Doc:
        """Choose the best pair of tags that goes together for every word."""
        if not len(doc):
            return doc
        pairs = np.array(self.shared.meta.tag_pairs)
        if self._values is None:
            self._values = self._hashes()
        where = _words(doc)
        values = np.tile(self._values[-1], (len(doc), 1))
        upos, xpos = _logs(self.rows(doc, "upos")[where]), _logs(self.rows(doc, "xpos")[where])
        values[where] = self._values[(upos[:, pairs[:, 0]] + xpos[:, pairs[:, 1]]).argmax(axis=1)]
        _write(doc, [TAG, POS, MORPH], values)
        return doc

    def _hashes(self) -> NDArray[np.uint64]:
        """Give tag, pos and morph as spaCy keeps them, a row for each pair of tags and a last one for white space."""
        meta, strings = self.shared.meta, self._vocab.strings
        rows = [(meta.upos[first], meta.xpos[second]) for first, second in meta.tag_pairs] + [("SPACE", "_SP")]
        features = [_FEATURES_BY_XPOS.get(xpos, "") for _, xpos in rows]
        return np.array(
            [
                (strings.add(xpos), strings.add(upos), self._vocab.morphology.add(feats))
                for (upos, xpos), feats in zip(rows, features, strict=True)
            ],
            dtype=np.uint64,
        )


@Language.factory(
    "sanctwatch_parser", assigns=["token.head", "token.dep", "token.is_sent_start"], requires=["token.is_sent_start"]
)
class ParserComponent(Component):
    """Writes heads and relations of Universal Dependencies: one tree a sentence."""

    def __init__(self, nlp: Language, name: str) -> None:
        super().__init__()
        self._vocab = nlp.vocab

    def __call__(self, doc: Doc) -> Doc:
        """Parse every sentence."""
        if not len(doc):
            return doc
        encoder = self.shared.encoder
        labels = np.array([self._vocab.strings.add(label) for label in self.shared.meta.dep], dtype=np.uint64)
        root = labels[self.shared.meta.dep.index("root")]
        blank = self._vocab.strings.add("dep")
        heads = np.arange(len(doc), dtype=np.int64)
        deps = np.full(len(doc), blank, dtype=np.uint64)
        space = np.ones(len(doc), dtype=bool)
        space[_words(doc)] = False
        arcs, tops, roots = self.rows(doc, "arc_dep"), self.rows(doc, "arc_head"), self.rows(doc, "root")
        below, above = self.rows(doc, "label_dep"), self.rows(doc, "label_head")
        for start, end in _sentences(doc):
            where = start + np.flatnonzero(~space[start:end])
            if len(where):
                found = best_tree(np.concatenate([roots[where], arcs[where] @ tops[where].T], axis=1))
                owned = np.flatnonzero(found != ROOT)
                heads[where[owned]] = where[found[owned]]
                top = int(where[int(np.flatnonzero(found == ROOT)[0])])
                deps[top] = root
                if len(owned):
                    scores = encoder.relations(below[where[owned]], above[where[found[owned]]])
                    deps[where[owned]] = labels[scores.argmax(axis=1)]
            else:
                top = start
                deps[top] = root
            blanks = start + np.flatnonzero(space[start:end])
            # White space hangs on the word before it, as in spaCy's own pipelines; a leading one on the root.
            for number in blanks.tolist():
                if number != top:
                    heads[number] = number - 1 if number > start and not space[number - 1] else top
        offsets = (heads - np.arange(len(doc))).astype(np.int64).astype(np.uint64)
        _write(doc, [HEAD, DEP], np.stack([offsets, deps], axis=1))
        return doc


@Language.factory("sanctwatch_lemmas", assigns=["token.lemma"], requires=["token.tag", "token.pos"])
class LemmasComponent(Component):
    """Writes lemmas by table."""

    def __init__(self, nlp: Language, name: str) -> None:
        super().__init__()
        self._vocab = nlp.vocab

    def __call__(self, doc: Doc) -> Doc:
        """Look every word up under its tags."""
        if len(doc):
            find, add = self.shared.lemmas, self._vocab.strings.add
            found = [add(find(token.text, token.pos_, token.tag_)) for token in doc]
            _write(doc, [LEMMA], np.array(found, dtype=np.uint64).reshape(-1, 1))
        return doc


@Language.factory(
    "sanctwatch_entities", assigns=["doc.ents", "token.ent_iob", "token.ent_type"], requires=["token.is_sent_start"]
)
class NamesComponent(Component):
    """Writes named entities: PERSON, ORG, GPE, LOC, NORP, DATE, EVENT. Entities that stand already stay."""

    def __init__(self, nlp: Language, name: str) -> None:
        super().__init__()
        self._decoder: NameDecoder | None = None

    def __call__(self, doc: Doc) -> Doc:
        """Find the names of every sentence."""
        if self._decoder is None:
            self._decoder = NameDecoder(self.shared.meta.ner)
        scores = self.rows(doc, "ner")
        space = np.ones(len(doc), dtype=bool)
        space[_words(doc)] = False
        found = list(doc.ents)
        taken = {token.i for span in found for token in span}
        for start, end in _sentences(doc):
            where = start + np.flatnonzero(~space[start:end])
            if not len(where):
                continue
            for first, last, label in self._decoder.spans(scores[where]):
                span = _trimmed(doc, int(where[first]), int(where[last - 1]) + 1, label)
                if span is not None and taken.isdisjoint(range(span.start, span.end)):
                    found.append(span)
        doc.ents = sorted(found)
        return doc


def _trimmed(doc: Doc, start: int, end: int, label: str) -> Span | None:
    """Take the article before a name and the possessive after it away, as the annotations do."""
    if label != "DATE" and end - start > 1 and doc[start].lower_ == "the":
        start += 1
    while end > start and doc[end - 1].lower_ in {"'s", "’s", "'", "’", ",", "-"}:
        end -= 1
    if end <= start or (label == "DATE" and _is_number_of_text(doc, start, end)):
        return None
    return Span(doc, start, end, label=label)


_NUMBERED = frozenset({"resolution", "resolutions", "paragraph", "article", "document", "no.", "number"})


def _is_number_of_text(doc: Doc, start: int, end: int) -> bool:
    """Tell a resolution's number from a year: "resolution 1718", "76/262", "the 2374 Committee"; the network cannot."""
    if end - start != 1 or not doc[start].text[:1].isdigit():
        return False
    if start and doc[start - 1].text.lower() in _NUMBERED:
        return True
    parts = doc[start].text.split("/")
    if not all(part.isdecimal() for part in parts):
        return False
    # No news is of the year 2374. One or two digits are days, and the second half of "9/11" and "10/2019" too.
    number = int(parts[-1])
    return len(parts) <= 2 and number > 31 and not 1000 <= number <= 2100


@Language.factory("sanctwatch_release")
class ReleaseComponent(Component):
    """Drops the network's numbers once all have read them: 2.5 kB a word that no one behind needs."""

    def __init__(self, nlp: Language, name: str) -> None:
        super().__init__()

    def __call__(self, doc: Doc) -> Doc:
        """Empty `doc.tensor`."""
        empty: Any = np.zeros((0,), dtype=np.float32)
        doc.tensor = empty
        return doc


PIPELINE = (
    "sanctwatch_encoder",
    "sanctwatch_sentences",
    "sanctwatch_tags",
    "sanctwatch_parser",
    "sanctwatch_lemmas",
    "sanctwatch_entities",
    "sanctwatch_release",
)


def _write(doc: Doc, attributes: list[int | str], values: NDArray[np.uint64]) -> None:
    """Set attributes of all tokens at once; spaCy's stub knows only its own array types."""
    array: Any = values
    doc.from_array(attributes, array)


def _words(doc: Doc) -> NDArray[np.int64]:
    """Give the numbers of the tokens that are no white space."""
    where: NDArray[np.int64] = np.flatnonzero(doc.to_array([IS_SPACE]) == 0)
    return where


def _sentences(doc: Doc) -> Iterator[tuple[int, int]]:
    starts = np.flatnonzero(doc.to_array([SENT_START]).astype(np.int64) == 1).tolist()
    if not starts or starts[0] != 0:
        starts = [0, *starts]
    if len(doc):
        yield from zip(starts, [*starts[1:], len(doc)], strict=True)


def _logs(scores: Scores) -> Scores:
    shifted = scores - scores.max(axis=1, keepdims=True)
    logs: Scores = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return logs
