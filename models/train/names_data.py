"""Reads the unified name annotations and makes the labels of the seven sets mean the same."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language

from sanctwatch.model.pieces import NEW_PARAGRAPH, space_class

LABELS = ("PERSON", "ORG", "GPE", "LOC", "NORP", "DATE", "EVENT")

# What a set does not annotate, or only by pattern, is no evidence that a word outside is outside.
UNSEEN_BY_SOURCE = {
    "uner": ("DATE", "EVENT", "NORP"),
    "crossner": ("DATE",),
    "wikigold": ("DATE", "EVENT"),
    "redocred": ("EVENT",),
    "gum": (),
    "gmb": ("EVENT",),
}
# GUM's names come by rule out of its mentions: right in the main, wrong often enough to count half.
WEIGHT_BY_SOURCE = {"gum": 0.5}

# The sets say LOC for countries, cities and rivers alike, and the list of places that split them knows no Kandahar.
# A name that ends or begins like these is no GPE; any other LOC may be either, and the model decides.
_LANDSCAPE = re.compile(
    r"""\b(River|Lake|Sea|Ocean|Mountains?|Mount|Mt|Valley|Peninsula|Islands?|Isle|Gulf|Bay|Straits?|Coast|Desert|Airport|
    Street|St|Road|Avenue|Park|Square|Building|Bridge|Tower|Hall|Palace|Stadium|House|Hotel|Station|Castle|Church|Cathedral|
    Museum|Theatre|Theater|Observatory|Highway|Canal|Basin|Plains?|Forest|Cape|Creek|Hill|Hills|Port|Harbou?r|Base|Camp|
    Middle\ East|Asia|Africa|Europe|Americas?|Atlantic|Pacific|Arctic|Antarctica?|Mediterranean|Balkans?|Caribbean|
    Sahara|Himalayas?|Alps|Siberia|Caucasus|Scandinavia|Earth|Moon|Mars|North|South|East|West|Region|Territory|Strip|
    West\ Bank)\b""",
    re.VERBOSE,
)
_COUNTRIES_WITH_SUCH_WORDS = re.compile(
    r"""^(?:(?:North|South|East|West)\ (?:Korea|Africa|Sudan|Germany|Timor|Vietnam|Yemen)|.*Marshall\ Islands|
    Solomon\ Islands|.*United\ States.*|.*Africa(?:n)?\ Republic)$""",
    re.VERBOSE,
)


@dataclass
class NamedText:
    """A text as words with BILOU name labels. `either` marks words whose LOC may also be GPE."""

    words: list[str]
    spaces: list[int]
    labels: list[str]
    either: list[bool]
    source: str


def read_names(path: Path, nlp: Language) -> list[NamedText]:
    """Read one JSON Lines file of texts with entities, tokenized by `nlp`.

    A span that does not end where tokens end is widened to them; overlaps keep the first.
    """
    texts = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            texts.append(_named_text(record["text"], record["ents"], record["src"].split("-")[0], nlp))
    return texts


def _named_text(text: str, entities: list[list[object]], source: str, nlp: Language) -> NamedText:
    doc = nlp.make_doc(text)
    labels = ["O"] * len(doc)
    either = [False] * len(doc)
    for start, given_end, label in sorted(entities):
        end = start + len(text[start:given_end].rstrip())
        if label == "NORP" and source == "uner":
            continue
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is None or any(labels[token.i] != "O" for token in span):
            continue
        if (label == "LOC" and not _LANDSCAPE.search(span.text)) or _COUNTRIES_WITH_SUCH_WORDS.match(span.text):
            for token in span:
                either[token.i] = label == "LOC"
        for token, kind in zip(span, bilou(len(span)), strict=True):
            labels[token.i] = f"{kind}-{label}"
    kept = [token.i for token in doc if not token.is_space]
    spaces = [space_class(text[doc[i - 1].idx + len(doc[i - 1]) : doc[i].idx]) if i else NEW_PARAGRAPH for i in kept]
    return NamedText([doc[i].text for i in kept], spaces, [labels[i] for i in kept], [either[i] for i in kept], source)


def bilou(length: int) -> list[str]:
    """Give the position letters of a name of so many words."""
    return ["U"] if length == 1 else ["B", *["I"] * (length - 2), "L"]
