"""Whom a common noun stands for: an office or organ with its state, a description of what was told before."""

from __future__ import annotations

import re
from typing import Protocol

from spacy.tokens import Token

from sanctwatch.extract.affiliation_home import home_capitals
from sanctwatch.extract.reference_chain import Chain, Referent, make
from sanctwatch.extract.reference_descriptions import (
    find_europeans,
    find_group,
    find_latter,
    find_lone_state,
    find_officer,
    find_organ,
    find_organization,
    find_state,
    group_size,
    is_definite,
)
from sanctwatch.extract.reference_lists import extend_names
from sanctwatch.extract.reference_names import Names
from sanctwatch.extract.reference_owners import NameOf, is_disowned, is_of_others, left_owners, right_owners
from sanctwatch.extract.reference_phrases import climb_clauses, core, is_subject, subject_of
from sanctwatch.extract.reference_pronouns import how_agentive
from sanctwatch.extract.reference_words import ReferenceWords

#: In "the E3 states" the organization is meant, in "EU states" only some of its members may be.
_WHOLE = frozenset(["P5", "E3", "G7", "GCC", "BRICS", "P5+1"])
#: What a role is written without.
_ARTICLE = re.compile(r"^(?:the|an?|one|its|his|her|their|whose) ", re.IGNORECASE)
_PLURAL_TAGS = frozenset(["NNS", "NNPS"])

#: Offsets of a phrase.
Phrase = tuple[int, int]


class Resolver(Protocol):
    """What resolves other phrases meanwhile."""

    def single(self, head: Token) -> Referent:
        """Return whom one phrase stands for."""

    def name_of(self, token: Token) -> tuple[str, ...]:
        """Return whom a token names."""


class Nouns:
    """Resolves the phrases of one Doc that common nouns head."""

    def __init__(
        self,
        names: Names,
        chain: Chain,
        words: ReferenceWords,
        home: tuple[str, str] | None,
        others: Resolver,
    ) -> None:
        """Take what is known of the Doc.

        Args:
            names: The names of the Doc.
            chain: What is told before each phrase; grows meanwhile.
            words: The words.
            home: State of the dateline and the rule that says so.
            others: Resolves the owners.
        """
        self._names = names
        self._text = names.text
        self._chain = chain
        self._words = words
        self._bodies = names.bodies
        self._home = home
        self._others = others

    def resolve(self, head: Token, phrase: Phrase) -> Referent:
        """Return whom a phrase stands for, of rule `private` where it says that it is nobody's office."""
        words = self._words
        lemma = head.lemma_.lower()
        is_self_named = head.i in self._bodies
        is_office = is_officer(head, words)
        is_body = is_self_named or self._is_organ(head, lemma)
        role = _ARTICLE.sub("", self._text[phrase[0] : phrase[1]]) if is_office else ""
        if lemma in words.faces and not is_disowned(head, self._is_name, words):
            actors = self._face_owners(head, lemma)
            if actors:
                return make(self._text, phrase, actors, "", "title", "owner")
        ids = words.organization_nouns.get(head.lower_) or words.organization_nouns.get(lemma, ())
        actors = tuple(actor for actor in self._left_owners(head) if actor in ids) if ids else ()
        if actors:
            return make(self._text, phrase, actors, "", "name", "organization")
        if lemma in words.private and not is_body:
            return make(self._text, phrase, (), role, "title", "private")
        found = self._group(head, phrase)
        if found is not None:
            return found
        if is_office or is_body:
            if is_disowned(head, self._is_name, words) and not is_self_named:
                return make(self._text, phrase, (), role, "title", "private")
            actors = self._owners(head, lemma)
            if lemma in words.bystanders and words.meeting_places.issuperset(actors) and actors:
                return make(self._text, phrase, (), role, "title", "private")
            if actors:
                return make(self._text, phrase, actors, role, "title", "owner")
            if is_of_others(head, self._others.name_of, words):
                return make(self._text, phrase, (), role, "title", "private")
            if is_self_named:
                return make(self._text, phrase, (self._bodies[head.i],), "", "title", "self-named")
            found = self._office(head, phrase, role) if is_office else self._organ(head, phrase)
            if found is not None:
                return found
        is_bare = not any(child.dep_ in ("compound", "nmod:poss") for child in head.lefts)
        is_known = (is_definite(head) and is_bare) or (head.dep_ == "compound" and head.text[0].isupper())
        actors = find_organization(head, self._chain, words) if is_known else ()
        if actors:
            return make(self._text, phrase, actors, "", "pronoun", "organization")
        if is_office:
            return make(self._text, phrase, (), role, "title", "no-state")
        return make(self._text, phrase, (), "", "unknown", "")

    def _is_name(self, token: Token) -> bool:
        return token.i in self._bodies or self._names.at(token) is not None

    def _is_organ(self, head: Token, lemma: str) -> bool:
        words = self._words
        if lemma in words.proper_bodies:
            is_kind = any(child.lower_ in words.agency_kinds for child in head.lefts)
            return head.text[0].isupper() or is_kind
        return lemma in words.bodies and not _is_of_things(head, self._others.name_of)

    def author(self, head: Token, phrase: Phrase) -> Referent:
        """Return who wrote what the phrase names."""
        words = self._words
        actors: tuple[str, ...] = ()
        if head.lemma_.lower() in words.documents and not is_disowned(head, self._is_name, words):
            actors = self._left_owners(head)
            actors = actors or right_owners(head, self._complement, words, is_many=True)
        return make(self._text, phrase, actors, "", "title" if actors else "unknown", "author" if actors else "")

    def _group(self, head: Token, phrase: Phrase) -> Referent | None:
        """Return whom "the two", "both capitals", "the Europeans" and "the latter" mean, None for another phrase."""
        words = self._words
        size = group_size(head, words)
        if size:
            actors, rule = find_group(head, size, self._chain)
            return make(self._text, phrase, actors, "", "pronoun" if actors else "unknown", rule)
        is_alone = head.i + 1 == len(head.doc) or head.nbor().pos_ not in ("NOUN", "PROPN", "ADJ")
        if head.lower_ in ("former", "latter") and is_alone and is_definite(head):
            actors = find_latter(head, self._chain)
            return make(self._text, phrase, actors, "", "pronoun" if actors else "unknown", "latter")
        actors = find_europeans(head, self._chain, words)
        return make(self._text, phrase, actors, "", "pronoun", "europeans") if actors else None

    def _owners(self, head: Token, lemma: str) -> tuple[str, ...]:
        words = self._words
        is_many = head.tag_ in _PLURAL_TAGS
        if lemma in words.counterparts:
            return right_owners(
                head, self._complement, words, is_many=is_many, lists=self._names.listed
            ) or self._left_owners(head)
        actors = self._left_owners(head) if lemma not in words.chairs else ()
        if not actors:
            actors = self._possessor(head)
        if not actors and lemma not in words.weak_bodies:
            actors = right_owners(head, self._complement, words, is_many=is_many, lists=self._names.listed)
        if lemma in words.state_nouns or lemma in words.members or (is_many and lemma in words.many_members):
            return actors if _is_whole(actors, is_many=is_many) else ()
        return actors

    def _possessor(self, head: Token) -> tuple[str, ...]:
        """Return whose an office is that is "the country's" or "the agency's"."""
        for child in head.lefts:
            if child.dep_ == "nmod:poss" and child.pos_ == "NOUN":
                return self._organ_complement(child)
        return ()

    def _left_owners(self, head: Token) -> tuple[str, ...]:
        """Return the states before an office, of a list before a plural: "Moscow and Beijing's envoys"."""
        owners = left_owners(head, self._others.name_of, self._words)
        if not owners or head.tag_ not in _PLURAL_TAGS:
            return owners
        start, _ = core(head, with_tail=False)
        first = next((token for token in head.doc[start : head.i] if self._others.name_of(token)), None)
        more = extend_names([first], self._names.at)[:-1] if first is not None else []
        return tuple(dict.fromkeys([actor for token in more for actor in self._others.name_of(token)] + list(owners)))

    def _face_owners(self, head: Token, lemma: str) -> tuple[str, ...]:
        """Return whose "Pakistan's man" and "a Russian diplomatic source" are."""
        words = self._words
        start, _ = core(head, with_tail=False)
        before = head.doc[start : head.i]
        if lemma in words.sources:
            if any(token.lower_ in words.source_kinds for token in before):
                return self._left_owners(head)
            return right_owners(head, self._organ_complement, words, is_many=False)
        if any(token.tag_ == "POS" for token in before):
            return self._left_owners(head)
        return ()

    def _complement(self, token: Token) -> tuple[str, ...]:
        """Return whom an office is "of": a name, or an organ of a state."""
        return self._others.name_of(token) or self._organ_complement(token)

    def _organ_complement(self, token: Token) -> tuple[str, ...]:
        lemma = token.lemma_.lower()
        if token.i in self._bodies or lemma in self._words.bodies or lemma in self._words.organization_nouns:
            return self._others.single(token).actors
        return ()

    def _office(self, head: Token, phrase: Phrase, role: str) -> Referent | None:
        """Return whom an office without a state is of: as told before, of the organ in it, of the dateline."""
        words = self._words
        lemma = head.lemma_.lower()
        is_known = is_definite(head)
        is_many = head.tag_ in _PLURAL_TAGS
        if lemma in words.seated or head.lower_ in words.seated:
            actors = _seat(head)
            if actors:
                return make(self._text, phrase, actors, role, "title", "seat")
        if is_known and not is_many:
            told = find_officer(head, self._chain, words)
            if told is not None:
                found = told.referent
                return make(self._text, phrase, found.actors, found.role or role, "pronoun", "officer", found.person)
        organ = self._organ_before(head)
        if organ is not None:
            actors = self._subject_state(head) or self._others.single(organ).actors
            if actors:
                return make(self._text, phrase, actors, role, "title", "organ")
        is_at_home = lemma in words.home_offices and (lemma == "minister" or organ is not None)
        if is_at_home and self._home is not None and not is_many:
            return make(self._text, phrase, (self._home[0],), role, "title", "home")
        if is_known and not is_many and lemma in words.home_offices | words.sent:
            actors = find_state(head, self._chain, reach=0)
            if actors:
                return make(self._text, phrase, actors, role, "title", "state")
        return None

    def _organ(self, head: Token, phrase: Phrase) -> Referent | None:
        """Return whose "the ministry" and "the government" are."""
        words = self._words
        lemma = head.lemma_.lower()
        if lemma in words.seated or head.lower_ in words.seated:
            actors = _seat(head)
            if actors:
                return make(self._text, phrase, actors, "", "title", "seat")
        is_inside = head.dep_ in ("compound", "amod")  # of "a ministry spokesperson", which has the article
        is_one = head.tag_ not in _PLURAL_TAGS
        if not (is_definite(head) or is_inside):
            return None
        if lemma in words.organs:
            actors = find_organ(head, self._chain)
            if actors:
                return make(self._text, phrase, actors, "", "pronoun", "organ")
        if lemma == "ministry" and self._home is not None:
            return make(self._text, phrase, (self._home[0],), "", "title", "home")
        is_acting = lemma in words.acting and how_agentive(head, words) == 2
        is_anaphoric = is_acting or lemma in words.anaphoric or (is_inside and lemma in words.organs)
        is_host = any(child.dep_ == "compound" for child in head.lefts) and lemma in words.state_nouns
        if is_one and head.text.islower() and not is_host and (is_anaphoric or lemma in words.lone):
            actors = find_state(head, self._chain, reach=1) if is_anaphoric else find_lone_state(head, self._chain)
            if actors:
                return make(self._text, phrase, actors, "", "pronoun", "state")
        return None

    def _organ_before(self, head: Token) -> Token | None:
        """Return the organ in a title: the "ministry" of "a foreign ministry spokesperson"."""
        for child in head.children:
            is_inside = child.i < head.i and child.dep_ in ("compound", "amod", "nmod:poss")
            is_behind = child.i > head.i and child.dep_ == "nmod"
            lemma = child.lemma_.lower()
            if (is_inside or is_behind) and lemma in self._words.organs:
                return child
            if is_inside and lemma in self._words.organization_nouns and child.text[0].isupper():
                return child
        return None

    def _subject_state(self, head: Token) -> tuple[str, ...]:
        """Return the state that speaks through somebody: "Beijing vowed through a foreign ministry spokesperson"."""
        if is_subject(head):
            return ()
        subject = next((subject_of(clause) for clause in climb_clauses(head)), None)
        if subject is None or subject.i >= head.i:
            return ()
        actors = self._others.single(subject).actors
        return actors if len(actors) == 1 and len(actors[0]) == 3 else ()


def is_officer(head: Token, words: ReferenceWords) -> bool:
    """Say whether a noun is an office: not the "majors" of the oil trade, nor the "general" of "in general"."""
    lemma = head.lemma_.lower()
    if lemma in words.homographs:
        return head.tag_ != "NNS" and (
            head.text[0].isupper() or any(child.dep_ in ("det", "nmod:poss") for child in head.lefts)
        )
    return lemma in words.offices or lemma in words.chairs


def _is_of_things(head: Token, name_of: NameOf) -> bool:
    """Say whether it is the "sanctions regime", the "ISIL regime" or "good offices" and no organ."""
    if head.lemma_.lower() == "regime":
        names = [name_of(child) for child in head.lefts if child.dep_ in ("compound", "amod", "nmod:poss")]
        return not all(len(name) == 1 and len(name[0]) == 3 for name in names)
    return head.lower_ in ("offices", "services", "powers")


def _is_whole(actors: tuple[str, ...], *, is_many: bool) -> bool:
    """Say whether "states" of these owners are the owners: "the E3 states" are, "EU states" and "a P5 state" not."""
    return all(len(actor) == 3 and actor.isalpha() for actor in actors) or (is_many and _WHOLE.issuperset(actors))


def _seat(head: Token) -> tuple[str, ...]:
    """Return the state of "officials in Seoul"."""
    doc = head.doc
    _, end = core(head, with_tail=False)
    if end + 1 < len(doc) and doc[end].lower_ == "in":
        state = home_capitals().get(doc[end + 1].text.casefold())
        if state is not None:
            return (state,)
    return ()
