"""Whom a noun phrase stands for: names, titles, collective names, pronouns and definite descriptions."""

from __future__ import annotations

from bisect import bisect_left

from spacy.tokens import Token

from sanctwatch.extract.affiliation_home import DATELINE_WITHIN, dateline_home
from sanctwatch.extract.reading import Named, Reading
from sanctwatch.extract.reference_chain import (
    Chain,
    Referent,
    make,
    number_paragraphs,
    number_quotations,
    number_sentences,
)
from sanctwatch.extract.reference_issuer import find_issuer
from sanctwatch.extract.reference_lists import extend_names, joined_with, listed_behind
from sanctwatch.extract.reference_names import ACTOR_MECHANISMS, Names
from sanctwatch.extract.reference_nouns import Nouns
from sanctwatch.extract.reference_phrases import antecedent_of, conjuncts
from sanctwatch.extract.reference_pronouns import (
    FIRST,
    NEUTRAL,
    PERSONAL,
    PLURAL,
    RELATIVE,
    find_antecedent,
    how_agentive,
)
from sanctwatch.extract.reference_telling import Teller
from sanctwatch.extract.reference_words import load_words

__all__ = ["ACTOR_MECHANISMS", "References", "Referent"]

#: The text says why such a person represents nobody.
_OWN_NAME = frozenset({"former", "private", "legislator", "aspiring"})
_PRONOUNS = PERSONAL | NEUTRAL | PLURAL
#: Phrases within phrases that are followed; a list of words without verbs can nest in a parse without end.
_MAX_DEPTH = 12


class References:
    """Resolves the noun phrases of one Doc; built once for it. Never raises on a parse, however wrong.

    Attributes:
        issuer: Id of the state or organization whose statement the whole text is, None for an article.
    """

    def __init__(self, reading: Reading) -> None:
        self._doc = reading.doc
        self._words = load_words()
        self._names = Names(reading)
        self._text = self._names.text
        self._known: dict[int, Referent] = {}
        self._under_way: set[int] = set()
        paragraphs = number_paragraphs(self._doc)
        self._chain = Chain(number_sentences(self._doc), paragraphs, number_quotations(self._doc, paragraphs))
        home = dateline_home(self._text[:DATELINE_WITHIN])
        self._nouns = Nouns(self._names, self._chain, self._words, home, self)
        self._teller = Teller(self._names, self._chain, self._words, self.single, self.of)
        self.issuer = find_issuer(reading, self._words)
        for token in self._doc:
            self._teller.tell(token)

    def of(self, head: Token, *, with_conjuncts: bool = True, speaker: Referent | None = None) -> Referent:
        """Return whom the noun phrase with this head stands for.

        Args:
            head: The head of a subject, an object, a possessor, ...; a pronoun or a determiner too.
            with_conjuncts: "Moscow and Beijing" is both; else only what stands under this head itself.
            speaker: Whose speech the head stands in: "we" and "our" are the speaker's, "it" is where nobody else fits.
        """
        if head.lower_ in FIRST and self._names.at(head) is None:  # "the US" is no "us"
            return self._first_person(head, speaker)
        if speaker is not None and head.lower_ in _PRONOUNS:
            return self._reported(head, speaker)
        tokens = [head]
        if with_conjuncts:
            tokens = extend_names(conjuncts(head), self._names.at)
            tokens += joined_with(tokens[-1], self._words)
        found = [self.single(token) for token in tokens]
        if len(found) == 1:
            return found[0]
        if any(each.rule == "name" and each.actors for each in found):
            found = [self._names.as_capital(token, each) for token, each in zip(tokens, found, strict=True)]
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

    def is_private(self, head: Token) -> bool:
        """Say whether a noun is for persons who represent nobody: a country before them makes no actor."""
        lemma = head.lemma_.lower()
        words = self._words
        return self.of(head).rule == "private" or lemma in words.private | words.persons | words.members

    def author_of(self, head: Token) -> Referent:
        """Return who wrote a letter, a statement or a report, unknown for another thing and where nobody says it.

        Args:
            head: The noun: "letter" in "Iran's letter said". It stands for nobody by itself: `of` gives no actor.
        """
        return self._nouns.author(head, self._names.phrase(head))

    def _first_person(self, head: Token, speaker: Referent | None) -> Referent:
        start, end = head.idx, head.idx + len(head)
        is_own = self._chain.quotations[head.i] == 0 and not self._is_asked(head)
        if speaker is None and self.issuer is not None and is_own:
            return Referent(head.text, start, end, (self.issuer,), "", "", "pronoun", "issuer")
        if speaker is None:
            return Referent(head.text, start, end)
        return Referent(head.text, start, end, speaker.actors, speaker.person, speaker.role, "pronoun", "first-person")

    def _is_asked(self, token: Token) -> bool:
        """Say whether a token stands in a question of a transcript: in a paragraph that opens with "QUESTION:"."""
        paragraphs = self._chain.paragraphs
        first = bisect_left(paragraphs, paragraphs[token.i])
        opening = [other.lower_ for other in self._doc[first : first + 4] if not other.is_space]
        return not self._words.askers.isdisjoint(opening[:1])

    def _reported(self, head: Token, speaker: Referent) -> Referent:
        """Return whom a third person in indirect speech means: "it would oppose the draft", Moscow let it be known."""
        found = self.single(head)
        is_one = len(speaker.actors) == 1 and not speaker.person
        agrees = {"it": is_one, "its": is_one, "they": len(speaker.actors) > 1, "their": len(speaker.actors) > 1}
        agrees |= dict.fromkeys(PERSONAL, bool(speaker.person))
        is_known = found.resolution != "unknown" or self._chain.quotations[head.i]
        if is_known or not agrees.get(head.lower_) or not (head.lower_ in PERSONAL or self.is_agentive(head)):
            return found
        start, end = head.idx, head.idx + len(head)
        return Referent(head.text, start, end, speaker.actors, speaker.person, speaker.role, "pronoun", "speaker")

    def name_of(self, token: Token) -> tuple[str, ...]:
        """Return whom a token names as an owner of offices: a state, an organization, a president, "its"."""
        named = self._names.at(token)
        if named is not None:
            if named.row.kind != "person":
                return (named.row.id,)
            return (named.row.actor,) if named.row.actor else ()
        if token.i in self._names.bodies:
            return (self._names.bodies[token.i],)
        if (token.tag_ == "PRP$" and token.lower_ in _PRONOUNS) or token.tag_ == "WP$":
            return self.single(token).actors
        return ()

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
        if lower in RELATIVE and head.tag_ in ("WP", "WDT", "WP$"):
            antecedent = antecedent_of(head)
            if antecedent is not None:
                return self.of(antecedent)
        if head.tag_ in ("PRP", "PRP$") or (head.pos_ == "PRON" and lower in _PRONOUNS):
            return self._pronoun(head)
        phrase = self._names.phrase(head)
        person = self._names.person_of(head)
        if person is not None:
            return self._person(head, person, phrase)
        named = self._names.at(head)
        if named is not None:
            return make(self._text, phrase, (named.row.id,), "", "name", "name")
        return self._with_apposition(head, self._nouns.resolve(head, phrase))

    def _pronoun(self, head: Token) -> Referent:
        start, end = head.idx, head.idx + len(head)
        if head.lower_ not in _PRONOUNS:
            return Referent(head.text, start, end)
        told = find_antecedent(head, self._chain, self._teller.told_list, self._words)
        if told is None:
            return Referent(head.text, start, end)
        found = told.referent
        return Referent(head.text, start, end, found.actors, found.person, found.role, "pronoun", "antecedent")

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
                if child.dep_ == "appos" and self._names.at(child) is None:
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
            named = self._names.at(child) if child.dep_ == "appos" and child.i > head.i else None
            if named is not None and named.row.kind == "person" and head.tag_ not in ("NNS", "NNPS"):
                row = named.row
                actors = (row.actor,) if row.actor else referent.actors
                if referent.rule != "private" or row.actor_rule in ("term", "past-term"):
                    return make(
                        self._text, phrase, actors, referent.role or row.role, "apposition", "apposition", row.id
                    )
                return make(self._text, phrase, (), referent.role or row.role, "title", "private", row.id)
        if referent.rule in ("", "no-state"):
            tokens = listed_behind(head, self._names.at, self._words)
            if tokens:
                actors = tuple(actor for token in tokens for actor in self.name_of(token))
                return make(self._text, phrase, actors, referent.role, "apposition", "list")
        return referent
