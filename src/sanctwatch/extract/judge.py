"""How sure a row is: a logistic regression over what is known of its proposition.

The frames propose, the judge weighs. Its features are grammar and lexicon (which frame, which roles are filled and how,
how real, whose speech), never names of actors, so that no row is believed because of who is said to do it. Weights are
plain numbers in `data/judge.json`, fitted on annotated articles by `models/train/judge.py`.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from sanctwatch.extract.content import Content
from sanctwatch.extract.proposition import Party, Proposition
from sanctwatch.extract.reading import Reading


@dataclass(frozen=True, slots=True)
class Judge:
    """Weights of one table.

    Attributes:
        bias: Of the sum.
        weights: By feature; a feature without a weight counts nothing.
        threshold: Rows below it are not told.
    """

    bias: float
    weights: Mapping[str, float]
    threshold: float

    def score(self, features: Sequence[str]) -> float:
        """Return the probability that a row with these features is right, rounded to two digits."""
        total = self.bias + sum(self.weights.get(feature, 0.0) for feature in features)
        return round(1 / (1 + math.exp(-max(-30.0, min(30.0, total)))), 2)


@cache
def load_judge(table: str) -> Judge:
    """Return the judge of `events` or `stances`."""
    text = (resources.files("sanctwatch") / "data" / "judge.json").read_text(encoding="utf-8")
    content = json.loads(text)[table]
    return Judge(content["bias"], content["weights"], content["threshold"])


def event_features(proposition: Proposition, reading: Reading) -> tuple[str, ...]:
    """Return what tells a right row of `events` from a wrong one."""
    return tuple(dict.fromkeys(_common(proposition, reading)))


def stance_features(
    proposition: Proposition, party: Party, content: Content, polarity: str, basis: str, reading: Reading
) -> tuple[str, ...]:
    """Return what tells a right row of `stances` from a wrong one."""
    own = [
        f"polarity={polarity}",
        f"basis={basis}",
        f"kind={content.kind}",
        f"kind={content.kind},polarity={polarity}",
        f"type={proposition.frame.type},kind={content.kind}",
        f"guessed={content.is_guessed}",
        f"one-of-many={content.is_one_of_many}",
        f"content-sign={content.sign}",
        f"person={bool(party.person)}",
        f"considered={proposition.is_considered},modality={proposition.modality}",
        f"basis={basis},modality={proposition.modality}",
    ]
    # Too few rows to learn from single frames and tags: with them, articles left out were judged worse.
    common = (feature for feature in _common(proposition, reading) if not feature.startswith(_TOO_FINE))
    return tuple(dict.fromkeys([*own, *common]))


_TOO_FINE = ("frame=", "dep=", "tag=")


def _common(proposition: Proposition, reading: Reading) -> Iterator[str]:
    frame, head = proposition.frame, proposition.head
    n_actors = min(len({party.id for party in proposition.actors}), 2)
    ids = [content.id for content in proposition.contents if content.id]
    yield f"type={frame.type}"
    yield f"frame={frame.id}"
    yield f"fitting={proposition.is_fitting}"
    yield f"type={frame.type},fitting={proposition.is_fitting}"
    yield f"noun={proposition.is_noun}"
    yield f"of-draft={proposition.is_of_draft}"
    yield f"type={frame.type},noun={proposition.is_noun}"
    yield f"words={min(len(proposition.tokens), 3)}"
    yield f"actors={n_actors}"
    yield f"type={frame.type},actors={n_actors}"
    yield f"targets={min(len(ids), 2)}"
    yield f"addressed={bool(proposition.addressees)}"
    yield f"guessed={any(content.is_guessed for content in proposition.contents)}"
    yield f"kinds={'+'.join(sorted({content.kind for content in proposition.contents}))}"
    yield f"modality={proposition.modality}"
    yield f"type={frame.type},modality={proposition.modality}"
    yield f"attributed={proposition.is_attributed}"
    yield f"dated={bool(proposition.when)}"
    yield f"dep={head.dep_}"
    yield f"tag={head.tag_}"
    speech = proposition.speech
    yield f"speech={speech.kind if speech else 'none'}"
    if speech is not None:
        yield f"own-speech={any(party.id in speech.actors for party in proposition.actors)}"
    yield f"zone={reading.place.zone(reading.original(head.idx, head.idx + 1)[0])}"
    measures = sum(1 for one in reading.named if one.row.kind in ("mechanism", "resolution"))
    yield f"article-measures={min(measures // 4, 3)}"
    sentence = head.sent
    near = sum(1 for one in reading.named if sentence.start <= one.span.start < sentence.end)
    yield f"sentence-names={min(near, 4)}"
    domain = any(
        one.row.kind in ("mechanism", "resolution")
        for one in reading.named
        if sentence.start <= one.span.start < sentence.end
    )
    yield f"sentence-measure={domain}"
    yield f"type={frame.type},sentence-measure={domain}"
    yield f"length={min((sentence.end - sentence.start) // 15, 3)}"
