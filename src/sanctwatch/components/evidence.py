"""What tells an article about sanctions diplomacy from one that borrows its words: weighed once per document."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from sanctwatch.catalogue.domain import Domain

#: The traits of each mechanism by id, see `data/mechanisms.toml`.
Traits = Mapping[str, frozenset[str]]

_ENOUGH = 2  # pieces of evidence; one may be an aside ("nothing to do with resolution 2231")
_MANY_ACTORS = 4
_COMPLEMENT_CHARS = 40

_ON_SOMEONE = re.compile(r" (?:on|against|targeting|upon) (?:the |both |all of )?$")


@dataclass(frozen=True, slots=True)
class Found:
    """A mechanism found in a text, before anybody asked whether the text is about sanctions.

    Attributes:
        form: `name`, `short` or `description`.
        rule: What decided, see docs/tables.md.
    """

    start: int
    end: int
    mechanism: str
    form: str
    rule: str

    def is_unmistakable(self, traits: Traits) -> bool:
        """Say whether this name exists in sanctions diplomacy alone ("1718 Committee", "MSMT")."""
        named = self.form == "name" and "unmistakable" in traits.get(self.mechanism, ())
        return named or self.rule in ("body", "phrase:committee")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What tells a document about sanctions diplomacy from one about a town council.

    Attributes:
        strength: Mentions of the Council, its resolutions, named bodies, and sanctions on somebody by name.
        is_of_another_trade: The vocabulary speaks against sanctions diplomacy.
        traits: Of each mechanism, see `data/mechanisms.toml`.
        actor_starts: Where states and organizations are named, sorted.
    """

    strength: int
    is_of_another_trade: bool
    traits: Traits
    actor_starts: tuple[int, ...]

    def supports(self, found: Found, text: str, sentence: tuple[int, int]) -> bool:
        """Say whether a mention counts: with two pieces of evidence, or with an actor named beside it."""
        if self.strength >= _ENOUGH or found.is_unmistakable(self.traits):
            return True
        if found.form == "short" and found.mechanism != "sanctions":
            return False
        # With one piece of evidence an actor in the same block will do, with none it must stand in the sentence; in an
        # article of another trade there must be two ("hit by sanctions after Russia invaded Ukraine", in sport).
        if self.strength == 1:
            end = text.find("\n", found.end)
            return self._count_actors(text.rfind("\n", 0, found.start) + 1, end if end >= 0 else len(text)) > 0
        n_actors = self._count_actors(*sentence)
        if self.is_of_another_trade:
            return n_actors > 1 and "at-home" in self.traits.get(found.mechanism, ())
        return n_actors > 0

    def _count_actors(self, start: int, end: int) -> int:
        return bisect_left(self.actor_starts, end) - bisect_left(self.actor_starts, start)


def weigh_evidence(doc: Doc, text: str, found: Iterable[Found], domain: Domain, traits: Traits) -> Evidence:
    """Weigh what a document says: its actors and citations, the mechanisms found in it, and its vocabulary."""
    cited = {span.start for span in doc.spans.get("resolutions", [])}
    in_citation = {token for span in doc.spans.get("resolutions", []) for token in range(span.start, span.end)}
    actors = [span for key in ("states", "organizations") for span in doc.spans.get(key, [])]
    starts = sorted(span.start_char for span in actors)
    strength = sum(1 for span in actors if span.kb_id_ in ("UNSC", "UNGA") and span.start not in in_citation)
    vocabulary = domain.weigh(text)
    strength += len(cited) + vocabulary
    kinds = set()
    for each in found:
        if each.form != "short" or each.mechanism == "sanctions":
            kinds.add(each.mechanism)
        is_telling = each.form != "short" and "telling" in traits.get(each.mechanism, ())
        if is_telling or each.is_unmistakable(traits):
            strength += 1
        elif each.mechanism in ("sanctions", "arms-embargo"):
            strength += _is_on_somebody(each, text, starts)
    # Several mechanisms of this trade among several actors, in an article that does not speak of another trade.
    if vocabulary >= 0 and len(actors) >= _MANY_ACTORS:
        kinds = {kind for kind in kinds if "shared" not in traits.get(kind, ())}
        strength += len(kinds) // 2 + bool(kinds)
    return Evidence(strength, vocabulary < 0, traits, tuple(starts))


def _is_on_somebody(found: Found, text: str, actor_starts: Sequence[int]) -> bool:
    """Say whether a mention names its issuer or target: "[US sanctions]", "sanctions on Iran"."""
    at = bisect_left(actor_starts, found.start)
    if at < len(actor_starts) and actor_starts[at] == found.start:
        return True
    for start in actor_starts[at:]:
        if start > found.end + _COMPLEMENT_CHARS:
            break
        if start > found.end and _ON_SOMEONE.match(text, found.end, start):
            return True
    return False
