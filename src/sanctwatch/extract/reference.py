"""Whom a noun phrase stands for: names, titles, collective names, pronouns and definite descriptions."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from spacy.tokens import Token

from sanctwatch.extract.affiliation_home import DATELINE_WITHIN, dateline_home, home_capitals
from sanctwatch.extract.reading import Named, Reading
from sanctwatch.extract.reference_chain import (
    Chain,
    Referent,
    Told,
    make,
    number_paragraphs,
    number_quotations,
    number_sentences,
)
from sanctwatch.extract.reference_issuer import find_issuer
from sanctwatch.extract.reference_lists import complete_list, extend_names, joined_with, listed_behind
from sanctwatch.extract.reference_nouns import Nouns, is_officer
from sanctwatch.extract.reference_phrases import conjuncts, core, is_subject
from sanctwatch.extract.reference_pronouns import (
    FIRST,
    NEUTRAL,
    PERSONAL,
    PLURAL,
    RELATIVE,
    find_antecedent,
    gender_of,
    how_agentive,
)
from sanctwatch.extract.reference_words import load_words
from sanctwatch.notes import text_of

__all__ = ["ACTOR_MECHANISMS", "References", "Referent"]

#: Mechanisms that act: they report, accuse and speak.
ACTOR_MECHANISMS = frozenset({"panel-of-experts", "msmt", "monitoring-team", "sanctions-committee"})

#: The text says why such a person represents nobody.
_OWN_NAME = frozenset({"former", "private", "legislator", "aspiring"})
_PRONOUNS = PERSONAL | NEUTRAL | PLURAL
_PRONOUN_TAGS = frozenset(["PRP", "PRP$"])
#: Relations of the "both" of "both sides", which counts and does not stand for anybody.
_COUNTS = frozenset(["nummod", "det", "det:predet", "cc:preconj", "advmod", "nmod:unmarked"])
#: Phrases within phrases that are followed; a list of words without verbs can nest in a parse without end.
_MAX_DEPTH = 12
_MODIFIERS = frozenset(["amod", "compound", "nmod:desc", "flat", "nmod:unmarked"])


class References:
    """Resolves the noun phrases of one Doc; built once for it. Never raises on a parse, however wrong.

    Attributes:
        issuer: Id of the state or organization whose statement the whole text is, None for an article.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._doc = reading.doc
        self._words = load_words()
        self._text = text_of(reading.doc)
        self._bodies = self._self_named()
        self._known: dict[int, Referent] = {}
        self._under_way: set[int] = set()
        paragraphs = number_paragraphs(self._doc)
        self._chain = Chain(number_sentences(self._doc), paragraphs, number_quotations(self._doc, paragraphs))
        self._nouns = Nouns(
            self._text, self._chain, self._words, self._bodies, dateline_home(self._text[:DATELINE_WITHIN]), self
        )
        self.issuer = find_issuer(reading, self._words)
        for token in self._doc:
            self._tell(token)

    def of(self, head: Token, *, with_conjuncts: bool = True, speaker: Referent | None = None) -> Referent:
        """Return whom the noun phrase with this head stands for.

        Args:
            head: The head of a subject, an object, a possessor, ...; a pronoun or a determiner too.
            with_conjuncts: "Moscow and Beijing" is both; else only what stands under this head itself.
            speaker: Whose speech the head stands in: "we" and "our" are the speaker's.
        """
        if head.lower_ in FIRST:
            return self._first_person(head, speaker)
        tokens = [head]
        if with_conjuncts:
            tokens = extend_names(conjuncts(head), self._named)
            tokens += joined_with(tokens[-1], self._words)
        found = [self.single(token) for token in tokens]
        if len(found) == 1:
            return found[0]
        if any(each.rule == "name" and each.actors for each in found):
            found = [self._as_capital(token, each) for token, each in zip(tokens, found, strict=True)]
        actors = tuple(dict.fromkeys(actor for each in found for actor in each.actors))
        first = found[0]
        start, end = min(each.start_char for each in found), max(each.end_char for each in found)
        known = next((each for each in found if each.actors or each.person), first)
        return Referent(
            self._text[start:end], start, end, actors, first.person, first.role, known.resolution, known.rule
        )

    def is_agentive(self, head: Token) -> bool:
        """Say whether the place of a phrase wants somebody who acts: before "vowed", not before "lapsed"."""
        return how_agentive(head, self._words) > 0

    def author_of(self, head: Token) -> Referent:
        """Return who wrote a letter, a statement or a report, unknown for another thing and where nobody says it.

        Args:
            head: The noun: "letter" in "Iran's letter said". It stands for nobody by itself: `of` gives no actor.
        """
        return self._nouns.author(head, self._phrase(head))

    def _as_capital(self, token: Token, referent: Referent) -> Referent:
        """Return the state of a capital that is a mere place by itself: "London, Paris and Berlin" are governments."""
        state = home_capitals().get(token.text.casefold()) if referent.resolution == "unknown" else None
        if state is None:
            return referent
        return make(self._text, (referent.start_char, referent.end_char), (state,), "", "name", "capital-in-list")

    def _first_person(self, head: Token, speaker: Referent | None) -> Referent:
        start, end = head.idx, head.idx + len(head)
        is_own = self._chain.quotations[head.i] == 0
        if speaker is None and self.issuer is not None and is_own:
            return Referent(head.text, start, end, (self.issuer,), "", "", "pronoun", "issuer")
        if speaker is None:
            return Referent(head.text, start, end)
        return Referent(head.text, start, end, speaker.actors, speaker.person, speaker.role, "pronoun", "first-person")

    def _self_named(self) -> dict[int, str]:
        """Return the tokens of bodies that name their state by themselves, with its id."""
        by_token: dict[int, str] = {}
        for match in _self_named_pattern().finditer(self._text):
            span = self._doc.char_span(match.start(), match.end())
            if span is not None:
                actor = self._words.self_named[match.group()]
                by_token |= dict.fromkeys(range(span.start, span.end), actor)
        return by_token

    def _tell(self, token: Token) -> None:
        """Add to the chain whom a token tells of."""
        told = self._told(token)
        if told is None:
            return
        group = self._group(token, told) if token.dep_ != "conj" else None
        if group is not None:
            self._chain.told.append(group)
            told = replace(told, rank=min(told.rank, 1))  # "it" is not the first of two
        self._chain.told.append(told)

    def _told_list(self, token: Token) -> Told | None:
        """Return whom a phrase tells of together with what is joined to it."""
        told = self._told(token)
        return told and (self._group(token, told) or told)

    def _group(self, head: Token, told: Told) -> Told | None:
        if told.rank == 0:
            return None
        tokens = extend_names(conjuncts(head), self._named)
        if len(tokens) < 2 or not all(self.single(token).actors for token in tokens):
            return None  # "the United States and its allies" are nobody's "they"
        referent = self.of(head)
        size = len(referent.actors)
        if size < 2:
            return None
        return Told(
            head.i, referent, "group", size, "", told.noun, told.rank, told.sentence, told.paragraph, told.quotation
        )

    def _told(self, token: Token) -> Told | None:
        """Return whom a token tells of, None for a thing and within a name."""
        if not self._can_tell(token):
            return None
        referent = self.single(token)
        kind = self._kind(token, referent)
        if not kind:
            return None
        lower = token.lower_
        size = len(referent.actors) if kind == "group" else 1
        if kind == "actor" and referent.actors:
            size = self._words.organization_sizes.get(referent.actors[0], 1)
        gender = gender_of(f"{lower} {referent.text} {referent.person}", self._words) if kind == "person" else ""
        rank = 2 if is_subject(token) else 0 if token.dep_ in ("amod", "compound") else 1
        chain = self._chain
        noun = "" if token.tag_ in _PRONOUN_TAGS else token.lemma_.lower()
        return Told(
            token.i,
            referent,
            kind,
            size,
            gender,
            noun,
            rank,
            chain.sentences[token.i],
            chain.paragraphs[token.i],
            chain.quotations[token.i],
        )

    def _can_tell(self, token: Token) -> bool:
        """Say whether a token can head a phrase for somebody: most tokens cannot, and need no more."""
        if token.tag_ in _PRONOUN_TAGS:
            return token.lower_ in _PRONOUNS
        named = self._named(token)
        if named is not None:
            return named.head.i == token.i
        if token.i in self._bodies:
            return True
        # The "Foreign Ministry" of "a Foreign Ministry official" tells of nobody by itself.
        return token.dep_ not in _MODIFIERS and (
            token.lemma_.lower() in self._words.tellers
            or (token.lower_ in self._words.group_sizes and token.dep_ not in _COUNTS)
        )

    def _kind(self, token: Token, referent: Referent) -> str:
        """Return the kind of `Told` that a token tells of, empty for a thing."""
        if token.tag_ in _PRONOUN_TAGS:
            if not (referent.actors or referent.person or referent.rule == "antecedent"):
                return ""
            lower = token.lower_
            return "person" if lower in PERSONAL else "actor" if lower in NEUTRAL else "group"
        is_many = token.tag_ in ("NNS", "NNPS")
        if referent.person and not is_many:
            return "person"
        if len(referent.actors) > 1:
            return "group"
        named = self._named(token)
        if named is not None and named.row.form == "demonym" and token.dep_ not in _MODIFIERS:
            return "people"  # "the Chinese lost patience; their delegate ..."
        if named is not None or token.i in self._bodies:
            return "actor" if referent.actors else ""
        lemma = token.lemma_.lower()
        if lemma in self._words.humans and (lemma not in self._words.homographs or is_officer(token, self._words)):
            return "people" if is_many else "person"
        if referent.actors:
            return "people" if is_many else "actor"
        return ""

    def _named(self, token: Token) -> Named | None:
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

    def name_of(self, token: Token) -> tuple[str, ...]:
        """Return whom a token names as an owner of offices: a state, an organization, a president, "its"."""
        named = self._named(token)
        if named is not None:
            if named.row.kind != "person":
                return (named.row.id,)
            return (named.row.actor,) if named.row.actor else ()
        if token.i in self._bodies:
            return (self._bodies[token.i],)
        if token.tag_ == "PRP$" and token.lower_ in _PRONOUNS:
            return self.single(token).actors
        return ()

    def listed(self, first: Token) -> list[Token]:
        """Return the heads of a list by its first."""
        return complete_list(first, self._named)

    def single(self, head: Token) -> Referent:
        """Return whom one phrase stands for, without what is joined to it."""
        known = self._known.get(head.i)
        if known is not None:
            return known
        if head.i in self._under_way or len(self._under_way) > _MAX_DEPTH:
            return Referent(head.text, head.idx, head.idx + len(head))
        self._under_way.add(head.i)
        referent = self._resolve(head)
        self._under_way.discard(head.i)
        self._known[head.i] = referent
        return referent

    def _resolve(self, head: Token) -> Referent:
        lower = head.lower_
        if lower in RELATIVE and head.tag_ in ("WP", "WDT") and head.head.dep_ == "acl:relcl":
            return self.single(head.head.head)
        if head.tag_ in ("PRP", "PRP$") or (head.pos_ == "PRON" and lower in _PRONOUNS):
            return self._pronoun(head)
        phrase = self._phrase(head)
        person = self._person_of(head)
        if person is not None:
            return self._person(head, person, phrase)
        named = self._named(head)
        if named is not None:
            return make(self._text, phrase, (named.row.id,), "", "name", "name")
        return self._with_apposition(head, self._nouns.resolve(head, phrase))

    def _phrase(self, head: Token) -> tuple[int, int]:
        """Return the offsets of a phrase, of the whole name where its head is one."""
        start, end = core(head)
        named = self._named(head)
        if named is not None:
            start, end = min(start, named.span.start), max(end, named.span.end)
        while start < head.i and (
            self._doc[start].is_punct or self._doc[start].is_space or self._doc[start].pos_ in ("ADP", "CCONJ", "SCONJ")
        ):
            start += 1
        last = self._doc[end - 1]
        return self._doc[start].idx, last.idx + len(last)

    def _pronoun(self, head: Token) -> Referent:
        start, end = head.idx, head.idx + len(head)
        if head.lower_ not in _PRONOUNS:
            return Referent(head.text, start, end)
        told = find_antecedent(head, self._chain, self._told_list, self._words)
        if told is None:
            return Referent(head.text, start, end)
        found = told.referent
        return Referent(head.text, start, end, found.actors, found.person, found.role, "pronoun", "antecedent")

    def _person_of(self, head: Token) -> Named | None:
        """Return the person whom a phrase names: by its head, or behind a title that the parse made the head."""
        named = self._named(head)
        if named is not None:
            return named if named.row.kind == "person" else None
        for child in head.rights:
            if child.dep_ in ("flat", "nmod:desc", "compound", "appos", "nmod:unmarked") and child.i - head.i <= 6:
                inner = self._named(child)
                if inner is not None and inner.row.kind == "person" and inner.span.start == head.i + 1:
                    return inner
        return None

    def _person(self, head: Token, named: Named, phrase: tuple[int, int]) -> Referent:
        row = named.row
        start, end = phrase
        last = named.span[-1]
        phrase = (start, max(end, last.idx + len(last)))
        if row.actor:
            rule = row.actor_rule
            resolution = "apposition" if rule == "apposition" else "name"
            return make(self._text, phrase, (row.actor,), row.role, resolution, rule or "name", row.id)
        if row.actor_rule not in _OWN_NAME:
            for child in head.children:
                if child.dep_ == "appos" and self._named(child) is None:
                    told = self.single(child)
                    if told.actors:
                        return make(
                            self._text, phrase, told.actors, row.role or told.text, "apposition", "apposition", row.id
                        )
        return make(self._text, phrase, (), row.role, "name", row.actor_rule or "name", row.id)

    def _with_apposition(self, head: Token, referent: Referent) -> Referent:
        """Add whom an apposition or a list behind the phrase names."""
        if referent.person or referent.rule == "officer":
            return referent
        phrase = (referent.start_char, referent.end_char)
        for child in head.children:
            named = self._named(child) if child.dep_ == "appos" and child.i > head.i else None
            if named is not None and named.row.kind == "person" and head.tag_ not in ("NNS", "NNPS"):
                row = named.row
                actors = (row.actor,) if row.actor else referent.actors
                if referent.rule != "private" or row.actor_rule in ("term", "past-term"):
                    return make(
                        self._text, phrase, actors, referent.role or row.role, "apposition", "apposition", row.id
                    )
                return make(self._text, phrase, (), referent.role or row.role, "title", "private", row.id)
        if referent.rule in ("", "no-state"):
            tokens = listed_behind(head, self._named, self._words)
            if tokens:
                actors = tuple(actor for token in tokens for actor in self.name_of(token))
                return make(self._text, phrase, actors, referent.role, "apposition", "list")
        return referent


@cache
def _self_named_pattern() -> re.Pattern[str]:
    names = sorted(load_words().self_named, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?![\w-])")
