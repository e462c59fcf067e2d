"""Reads UD treebanks into sentences of words with tags, heads, relations and the white space between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sanctwatch.model.pieces import GLUED, NEW_LINE, NEW_PARAGRAPH, SPACED


@dataclass
class Sentence:
    """One sentence. `heads` are word numbers in it, -1 for the root. `spaces` says what precedes each word."""

    words: list[str]
    spaces: list[int]
    upos: list[str]
    xpos: list[str]
    heads: list[int]
    deps: list[str]
    lemmas: list[str]
    document: str = ""
    text: str = ""


def read_sentences(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a CoNLL-U file in order.

    The first word of a sentence is preceded by a new paragraph where the treebank says so, by a space otherwise.
    """
    document, text, paragraph = "", "", True
    rows: list[list[str]] = []
    with path.open(encoding="utf-8") as lines:
        for raw in lines:
            line = raw.rstrip("\n")
            if not line:
                if rows:
                    yield _sentence(rows, document, text, NEW_PARAGRAPH if paragraph else SPACED)
                rows, paragraph = [], False
            elif line.startswith("# newdoc"):
                document, paragraph = line.split("=", 1)[-1].strip(), True
            elif line.startswith("# newpar"):
                paragraph = True
            elif line.startswith("# text ="):
                text = line.split("=", 1)[1].strip()
            elif not line.startswith("#"):
                rows.append(line.split("\t"))


def _sentence(rows: list[list[str]], document: str, text: str, first_space: int) -> Sentence:
    sentence = Sentence([], [], [], [], [], [], [], document, text)
    glued_until = 0  # words inside a multiword token ("don't") stand without space
    glue_next = False
    for row in rows:
        if "-" in row[0]:
            glued_until = int(row[0].split("-")[1])
            token_glues = "SpaceAfter=No" in row[9].split("|")
            continue
        if "." in row[0]:
            continue
        number = int(row[0])
        if number == 1:
            sentence.spaces.append(first_space)
        else:
            sentence.spaces.append(GLUED if glue_next else SPACED)
        if number < glued_until:
            glue_next = True
        elif number == glued_until:
            glue_next = token_glues
        else:
            glue_next = "SpaceAfter=No" in row[9].split("|")
        sentence.words.append(row[1].replace(" ", ""))
        sentence.lemmas.append(row[2])
        sentence.upos.append(row[3])
        sentence.xpos.append(row[4])
        sentence.heads.append(int(row[6]) - 1)
        sentence.deps.append(row[7])
    return sentence


__all__ = ["NEW_LINE", "Sentence", "read_sentences"]
