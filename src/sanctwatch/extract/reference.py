"""Whom a noun phrase stands for: names, titles, collective names, pronouns and definite descriptions."""

from __future__ import annotations

import re
from functools import cache

from spacy.tokens import Token

from sanctwatch.extract.affiliation_home import DATELINE_WITHIN, dateline_home, home_capitals
from sanctwatch.extract.reading import Named, Reading
from sanctwatch.extract.reference_chain import (
    Chain,
    Referent,
    Told,
    number_paragraphs,
    number_quotations,
    number_sentences,
)
from sanctwatch.extract.reference_descriptions import (
    find_group,
    find_officer,
    find_organ,
    find_organization,
    find_pair,
    find_state,
    group_size,
    is_definite,
)
from sanctwatch.extract.reference_lists import joined_with, listed_behind
from sanctwatch.extract.reference_owners import is_disowned, left_owners, right_owners
from sanctwatch.extract.reference_phrases import conjuncts, core, is_subject
from sanctwatch.extract.reference_pronouns import (
    FIRST,
    NEUTRAL,
    PERSONAL,
    PLURAL,
    RELATIVE,
    find_antecedent,
    gender_of,
    wants_actor,
)
from sanctwatch.extract.reference_words import load_words
from sanctwatch.notes import text_of

__all__ = ["ACTOR_MECHANISMS", "References", "Referent"]

#: Mechanisms that act: they report, accuse and speak.
ACTOR_MECHANISMS = frozenset({"panel-of-experts", "msmt", "monitoring-team", "sanctions-committee"})

#: The text says why such a person represents nobody.
_OWN_NAME = frozenset({"former", "private", "legislator", "aspiring"})
_PRONOUNS = PERSONAL | NEUTRAL | PLURAL
_MODIFIERS = frozenset(["amod", "compound", "nmod:desc", "flat", "nmod:unmarked"])
#: In "the E3 states" the organization is meant, in "EU states" only some of its members may be.
_WHOLE = frozenset(["P5", "E3", "G7", "GCC", "BRICS", "P5+1"])


class References:
    """Resolves the noun phrases of one Doc; built once for it. Never raises on a parse, however wrong."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._doc = reading.doc
        self._words = load_words()
        self._text = text_of(reading.doc)
        self._bodies = self._self_named()
        self._home = dateline_home(self._text[:DATELINE_WITHIN])
        self._known: dict[int, Referent] = {}
        self._under_way: set[int] = set()
        paragraphs = number_paragraphs(self._doc)
        self._chain = Chain(number_sentences(self._doc), paragraphs, number_quotations(self._doc, paragraphs))
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
        tokens = conjuncts(head) if with_conjuncts else [head]
        if with_conjuncts:
            tokens += joined_with(tokens[-1], self._words)
        found = [self._single(token) for token in tokens]
        if len(found) == 1:
            return found[0]
        actors = tuple(dict.fromkeys(actor for each in found for actor in each.actors))
        first = found[0]
        start, end = first.start_char, max(each.end_char for each in found)
        known = next((each for each in found if each.actors or each.person), first)
        return Referent(
            self._text[start:end], start, end, actors, first.person, first.role, known.resolution, known.rule
        )

    def is_agentive(self, head: Token) -> bool:
        """Say whether the place of a phrase wants somebody who acts: before "vowed", not before "lapsed"."""
        return wants_actor(head, self._words)

    def _first_person(self, head: Token, speaker: Referent | None) -> Referent:
        start, end = head.idx, head.idx + len(head)
        if speaker is None:
            return Referent(head.text, start, end)
        return Referent(head.text, start, end, speaker.actors, speaker.person, speaker.role, "pronoun", "first-person")

    def _self_named(self) -> dict[int, tuple[str, int, int]]:
        """Return the tokens of bodies that name their state by themselves, with its id and the tokens of the name."""
        by_token: dict[int, tuple[str, int, int]] = {}
        for match in _self_named_pattern().finditer(self._text):
            span = self._doc.char_span(match.start(), match.end())
            if span is not None:
                actor = self._words.self_named[match.group()]
                by_token |= dict.fromkeys(range(span.start, span.end), (actor, span.start, span.end))
        return by_token

    def _tell(self, token: Token) -> None:
        """Add to the chain whom a token tells of."""
        told = self._told(token)
        if told is None:
            return
        if not (token.dep_ == "conj" and told.rank):
            group = self._group(token, told)
            if group is not None:
                self._chain.told.append(group)
        self._chain.told.append(told)

    def _group(self, head: Token, told: Told) -> Told | None:
        if told.rank == 0 or not head.n_rights:
            return None
        tokens = conjuncts(head)
        if len(tokens) < 2:
            return None
        referent = self.of(head)
        size = len(referent.actors)
        if size < 2 or size < len(tokens):
            return None
        return Told(
            head.i, referent, "group", size, "", told.noun, told.rank, told.sentence, told.paragraph, told.quotation
        )

    def _told(self, token: Token) -> Told | None:
        """Return whom a token tells of, None for a thing and within a name."""
        lower = token.lower_
        is_pronoun = token.tag_ in ("PRP", "PRP$")
        if token.is_space or token.is_punct or (is_pronoun and lower not in _PRONOUNS):
            return None
        named = self._named(token)
        if named is not None and named.head.i != token.i:
            return None
        lemma = token.lemma_.lower()
        words = self._words
        is_human = lemma in words.offices or lemma in words.chairs or lemma in words.private or lemma in words.persons
        is_organ = lemma in words.bodies or lemma in words.organization_nouns or lower in words.group_sizes
        if named is None and token.i not in self._bodies and not (is_pronoun or is_human or is_organ):
            return None
        if named is None and token.dep_ in _MODIFIERS and not is_pronoun:
            return None  # the "Foreign Ministry" of "a Foreign Ministry official"
        referent = self._single(token)
        is_many = token.tag_ in ("NNS", "NNPS")
        place = (self._chain.sentences[token.i], self._chain.paragraphs[token.i], self._chain.quotations[token.i])
        rank = 2 if is_subject(token) else 0 if token.dep_ in ("amod", "compound") else 1
        if is_pronoun:
            if not (referent.actors or referent.person or referent.rule == "antecedent"):
                return None
            kind = "person" if lower in PERSONAL else "actor" if lower in NEUTRAL else "group"
            gender = {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f"}.get(lower, "")
            return Told(token.i, referent, kind, len(referent.actors), gender, "", rank, *place)
        if referent.person and not is_many:
            return Told(
                token.i,
                referent,
                "person",
                1,
                gender_of(f"{referent.text} {referent.person}", words),
                lemma,
                rank,
                *place,
            )
        if named is not None or token.i in self._bodies:
            if not referent.actors:
                return None
            size = words.organization_sizes.get(referent.actors[0], 1)
            return Told(token.i, referent, "actor", size, "", "", rank, *place)
        if len(referent.actors) > 1:
            return Told(token.i, referent, "group", len(referent.actors), "", lemma, rank, *place)
        if is_human:
            return Told(
                token.i, referent, "people" if is_many else "person", 1, gender_of(lower, words), lemma, rank, *place
            )
        if referent.actors:
            return Told(token.i, referent, "people" if is_many else "actor", 1, "", lemma, rank, *place)
        return None

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

    def _name_of(self, token: Token) -> tuple[str, ...]:
        """Return whom a token names as an owner of offices: a state, an organization, a president, "its"."""
        named = self._named(token)
        if named is not None:
            if named.row.kind != "person":
                return (named.row.id,)
            return (named.row.actor,) if named.row.actor else ()
        if token.i in self._bodies:
            return (self._bodies[token.i][0],)
        if token.tag_ == "PRP$" and token.lower_ in _PRONOUNS:
            return self._single(token).actors
        return ()

    def _single(self, head: Token) -> Referent:
        """Return whom one phrase stands for, without what is joined to it."""
        known = self._known.get(head.i)
        if known is not None:
            return known
        if head.i in self._under_way:
            return Referent(head.text, head.idx, head.idx + len(head))
        self._under_way.add(head.i)
        referent = self._resolve(head)
        self._under_way.discard(head.i)
        self._known[head.i] = referent
        return referent

    def _resolve(self, head: Token) -> Referent:
        lower = head.lower_
        if lower in RELATIVE and head.tag_ in ("WP", "WDT") and head.head.dep_ == "acl:relcl":
            return self._single(head.head.head)
        if head.tag_ in ("PRP", "PRP$") or (head.pos_ == "PRON" and lower in _PRONOUNS):
            return self._pronoun(head)
        phrase = self._phrase(head)
        person = self._person_of(head)
        if person is not None:
            return self._person(head, person, phrase)
        named = self._named(head)
        if named is not None:
            return self._make(phrase, (named.row.id,), "", "name", "name")
        referent = self._noun(head, phrase)
        return self._with_apposition(head, referent)

    def _phrase(self, head: Token) -> tuple[int, int]:
        """Return the offsets of a phrase, of the whole name where its head is one."""
        start, end = core(head)
        named = self._named(head)
        if named is not None:
            start, end = min(start, named.span.start), max(end, named.span.end)
        while start < head.i and (self._doc[start].is_punct or self._doc[start].is_space):
            start += 1
        last = self._doc[end - 1]
        return self._doc[start].idx, last.idx + len(last)

    def _make(
        self, phrase: tuple[int, int], actors: tuple[str, ...], role: str, resolution: str, rule: str, person: str = ""
    ) -> Referent:
        start, end = phrase
        return Referent(self._text[start:end], start, end, tuple(dict.fromkeys(actors)), person, role, resolution, rule)

    def _pronoun(self, head: Token) -> Referent:
        start, end = head.idx, head.idx + len(head)
        if head.lower_ not in _PRONOUNS:
            return Referent(head.text, start, end)
        told = find_antecedent(head, self._chain, self._told, self._words)
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
            return self._make(phrase, (row.actor,), row.role, resolution, rule or "name", row.id)
        if row.actor_rule not in _OWN_NAME:
            for child in head.children:
                if child.dep_ == "appos" and self._named(child) is None:
                    told = self._single(child)
                    if told.actors:
                        return self._make(
                            phrase, told.actors, row.role or told.text, "apposition", "apposition", row.id
                        )
        return self._make(phrase, (), row.role, "name", row.actor_rule or "name", row.id)

    def _noun(self, head: Token, phrase: tuple[int, int]) -> Referent:
        """Return whom a common noun stands for: an office, an organ, a description."""
        words = self._words
        lemma = head.lemma_.lower()
        unknown = self._make(phrase, (), "", "unknown", "")
        is_office = lemma in words.offices or lemma in words.chairs
        is_body = lemma in words.bodies or head.i in self._bodies
        role = self._text[phrase[0] : phrase[1]] if is_office else ""
        if lemma in words.private and not is_body:
            return self._make(phrase, (), role, "title", "private")
        size = group_size(head, words)
        if size:
            told = find_group(head, size, self._chain)
            if told is not None:
                return self._make(phrase, told.referent.actors, "", "pronoun", "group")
            actors = find_pair(head, size, self._chain)
            return self._make(phrase, actors, "", "pronoun", "pair") if actors else unknown
        if is_office or is_body:
            if is_disowned(head, words) and head.i not in self._bodies:
                return self._make(phrase, (), role, "title", "private")
            actors = self._owners(head, lemma)
            if actors:
                return self._make(phrase, actors, role, "title", "owner")
            if head.i in self._bodies:
                return self._make(phrase, (self._bodies[head.i][0],), "", "title", "self-named")
            found = self._description(head, lemma, phrase, role)
            if found is not None:
                return found
        actors = find_organization(head, self._chain, words) if is_definite(head) else ()
        if actors:
            return self._make(phrase, actors, "", "pronoun", "organization")
        if is_office:
            return self._make(phrase, (), role, "title", "no-state")
        return unknown

    def _owners(self, head: Token, lemma: str) -> tuple[str, ...]:
        words = self._words
        is_many = head.tag_ in ("NNS", "NNPS")
        if lemma not in words.chairs:
            actors = left_owners(head, self._name_of, words)
            if actors and lemma in words.state_nouns | {"member", "monarchy"} and not self._is_whole(actors, is_many):
                return ()
            if actors:
                return actors
        if lemma in words.weak_bodies:
            return ()
        actors = right_owners(head, self._complement, words, is_many=is_many)
        if lemma in words.state_nouns | {"member", "monarchy"} and not self._is_whole(actors, is_many):
            return ()
        return actors

    @staticmethod
    def _is_whole(actors: tuple[str, ...], is_many: bool) -> bool:
        """Say whether "states" of these owners are the owners: "the E3 states" are, "EU states" and "one P5 state" not."""
        return all(len(actor) == 3 and actor.isalpha() for actor in actors) or (is_many and _WHOLE.issuperset(actors))

    def _complement(self, token: Token) -> tuple[str, ...]:
        """Return whom an office is "of": a name, or an organ of a state."""
        named = self._named(token)
        if named is not None:
            return () if named.row.kind == "person" and not named.row.actor else self._name_of(token)
        lemma = token.lemma_.lower()
        if token.i in self._bodies or lemma in self._words.bodies or lemma in self._words.organization_nouns:
            return self._single(token).actors
        return ()

    def _description(self, head: Token, lemma: str, phrase: tuple[int, int], role: str) -> Referent | None:
        """Return whom an office or organ without a state is of: the one told before, or that of the dateline."""
        words = self._words
        is_known = is_definite(head)
        if is_known and role:
            told = find_officer(head, self._chain, words)
            if told is not None:
                found = told.referent
                return self._make(phrase, found.actors, found.role or role, "pronoun", "officer", found.person)
        organ = self._organ_before(head)
        if organ is not None:
            actors = self._single(organ).actors
            if actors:
                return self._make(phrase, actors, role, "title", "organ")
        if is_known and lemma in words.organs:
            actors = find_organ(head, self._chain)
            if actors:
                return self._make(phrase, actors, "", "pronoun", "organ")
        if is_known and lemma in words.state_nouns and head.tag_ == "NN":
            actors = find_state(head, self._chain)
            if actors:
                return self._make(phrase, actors, "", "pronoun", "state")
        if lemma in words.seated or lemma in words.home_offices:
            actors = self._seat(head)
            if actors:
                return self._make(phrase, actors, role, "title", "seat")
        is_at_home = lemma in words.home_offices and (lemma in ("ministry", "minister") or organ is not None)
        if is_at_home and self._home is not None and head.tag_ not in ("NNS", "NNPS"):
            return self._make(phrase, (self._home[0],), role, "title", "home")
        return None

    def _organ_before(self, head: Token) -> Token | None:
        """Return the organ in a title: the "ministry" of "a foreign ministry spokesperson"."""
        for child in head.children:
            is_inside = child.i < head.i and child.dep_ in ("compound", "amod", "nmod:poss")
            is_behind = child.i > head.i and child.dep_ == "nmod"
            if (is_inside or is_behind) and child.lemma_.lower() in self._words.organs:
                return child
        return None

    def _seat(self, head: Token) -> tuple[str, ...]:
        """Return the state of "officials in Seoul"."""
        doc = self._doc
        _, end = core(head, with_tail=False)
        if end + 1 < len(doc) and doc[end].lower_ == "in":
            state = home_capitals().get(doc[end + 1].text.casefold())
            if state is not None:
                return (state,)
        return ()

    def _with_apposition(self, head: Token, referent: Referent) -> Referent:
        """Add whom an apposition or a list behind the phrase names."""
        if referent.person or referent.rule == "officer":
            return referent
        phrase = (referent.start_char, referent.end_char)
        for child in head.children:
            named = self._named(child) if child.dep_ == "appos" and child.i > head.i else None
            if named is not None and named.row.kind == "person" and head.tag_ not in ("NNS", "NNPS"):
                row = named.row
                actors = referent.actors or ((row.actor,) if row.actor else ())
                if referent.rule != "private" or row.actor_rule in ("term", "past-term"):
                    return self._make(phrase, actors, referent.role or row.role, "apposition", "apposition", row.id)
                return self._make(phrase, (), referent.role or row.role, "title", "private", row.id)
        if referent.rule in ("", "no-state"):
            tokens = listed_behind(head, self._named, self._words)
            if tokens:
                actors = tuple(actor for token in tokens for actor in self._name_of(token))
                return self._make(phrase, actors, referent.role, "apposition", "list")
        return referent


@cache
def _self_named_pattern() -> re.Pattern[str]:
    names = sorted(load_words().self_named, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?![\w-])")
