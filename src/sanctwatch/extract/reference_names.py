"""The names in a Doc and the phrases that they head: states, organizations, persons, bodies such as the Pentagon."""

from __future__ import annotations

import re
from functools import cache

from spacy.tokens import Token

from sanctwatch.extract.affiliation_home import home_capitals
from sanctwatch.extract.reading import Named, Reading
from sanctwatch.extract.reference_chain import Referent, make
from sanctwatch.extract.reference_lists import complete_list
from sanctwatch.extract.reference_phrases import core, first_word
from sanctwatch.extract.reference_words import load_words
from sanctwatch.notes import text_of

#: Mechanisms that act: they report, accuse and speak.
ACTOR_MECHANISMS = frozenset({"panel-of-experts", "msmt", "monitoring-team", "sanctions-committee"})


class Names:
    """The names of one Doc, by token.

    Attributes:
        text: Of the Doc.
        bodies: Tokens of bodies that name their state by themselves, with its id.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._doc = reading.doc
        self.text = text_of(reading.doc)
        self.bodies = self._self_named()

    def _self_named(self) -> dict[int, str]:
        """Return the tokens of bodies that name their state by themselves, with its id."""
        by_token: dict[int, str] = {}
        for match in _self_named_pattern().finditer(self.text):
            span = self._doc.char_span(match.start(), match.end())
            if span is not None:
                actor = load_words().self_named[match.group()]
                by_token |= dict.fromkeys(range(span.start, span.end), actor)
        return by_token

    def at(self, token: Token) -> Named | None:
        """Return the person, state, organization or acting body that covers a token, a person before the others."""
        best: Named | None = None
        for named in self._reading.named_at(token):
            kind = named.row.kind
            if kind == "person":
                return named
            if best is None and (
                kind in ("state", "organization") or (kind == "mechanism" and named.row.id in ACTOR_MECHANISMS)
            ):
                best = named
        return best

    def listed(self, first: Token) -> list[Token]:
        """Return the heads of a list by its first."""
        return complete_list(first, self.at)

    def person_of(self, head: Token) -> Named | None:
        """Return the person whom a phrase names: by its head, or behind a title that the parse made the head."""
        named = self.at(head)
        if named is not None:
            return named if named.row.kind == "person" else None
        for child in head.rights:
            if child.dep_ in ("flat", "nmod:desc", "compound", "appos", "nmod:unmarked") and child.i - head.i <= 6:
                inner = self.at(child)
                if inner is not None and inner.row.kind == "person" and inner.span.start == head.i + 1:
                    return inner
        return None

    def phrase(self, head: Token) -> tuple[int, int]:
        """Return the offsets of a phrase, of the whole name where its head is one."""
        start, end = core(head)
        named = self.at(head)
        if named is not None:
            start, end = min(start, named.span.start), max(end, named.span.end)
        start = first_word(head, start)
        last = self._doc[end - 1]
        return self._doc[start].idx, last.idx + len(last)

    def as_capital(self, token: Token, referent: Referent) -> Referent:
        """Return the state of a capital that is a mere place by itself: "London, Paris and Berlin" are governments."""
        state = home_capitals().get(token.text.casefold()) if referent.resolution == "unknown" else None
        if state is None:
            return referent
        return make(self.text, (referent.start_char, referent.end_char), (state,), "", "name", "capital-in-list")


@cache
def _self_named_pattern() -> re.Pattern[str]:
    names = sorted(load_words().self_named, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?![\w-])")
