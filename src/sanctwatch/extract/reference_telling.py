"""Whom each token of a Doc tells of: what a chain of `Told` is made from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from spacy.tokens import Token

from sanctwatch.extract.reference_chain import Chain, Referent, Told
from sanctwatch.extract.reference_lists import extend_names
from sanctwatch.extract.reference_names import Names
from sanctwatch.extract.reference_nouns import is_officer
from sanctwatch.extract.reference_phrases import conjuncts, is_subject
from sanctwatch.extract.reference_pronouns import NEUTRAL, PERSONAL, PLURAL, gender_of
from sanctwatch.extract.reference_words import ReferenceWords

_PRONOUNS = PERSONAL | NEUTRAL | PLURAL
_PRONOUN_TAGS = frozenset(["PRP", "PRP$"])
_MODIFIERS = frozenset(["amod", "compound", "nmod:desc", "flat", "nmod:unmarked"])
#: Relations of the "both" of "both sides", which counts and does not stand for anybody.
_COUNTS = frozenset(["nummod", "det", "det:predet", "cc:preconj", "advmod", "nmod:unmarked"])


class Teller:
    """Tells whom each token tells of, and adds it to the chain."""

    def __init__(
        self,
        names: Names,
        chain: Chain,
        words: ReferenceWords,
        single: Callable[[Token], Referent],
        whole: Callable[[Token], Referent],
    ) -> None:
        """Take what resolves phrases.

        Args:
            names: The names of the Doc.
            chain: Grows with each token that tells of somebody.
            words: The words.
            single: Resolves one phrase.
            whole: Resolves a phrase with what is joined to it.
        """
        self._names = names
        self._chain = chain
        self._words = words
        self._single = single
        self._whole = whole

    def tell(self, token: Token) -> None:
        """Add to the chain whom a token tells of."""
        told = self.told(token)
        if told is None:
            return
        group = self._group(token, told) if token.dep_ != "conj" else None
        if group is not None:
            self._chain.told.append(group)
            told = replace(told, rank=min(told.rank, 1))  # "it" is not the first of two
        self._chain.told.append(told)

    def told_list(self, token: Token) -> Told | None:
        """Return whom a phrase tells of together with what is joined to it."""
        told = self.told(token)
        return told and (self._group(token, told) or told)

    def _group(self, head: Token, told: Told) -> Told | None:
        if told.rank == 0:
            return None
        tokens = extend_names(conjuncts(head), self._names.at)
        if len(tokens) < 2 or not all(self._single(token).actors for token in tokens):
            return None  # "the United States and its allies" are nobody's "they"
        referent = self._whole(head)
        size = len(referent.actors)
        if size < 2:
            return None
        return Told(
            head.i, referent, "group", size, "", told.noun, told.rank, told.sentence, told.paragraph, told.quotation
        )

    def told(self, token: Token) -> Told | None:
        """Return whom a token tells of, None for a thing and within a name."""
        if not self._can_tell(token):
            return None
        referent = self._single(token)
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
        named = self._names.at(token)
        if named is not None:
            return named.head.i == token.i
        if token.i in self._names.bodies:
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
        named = self._names.at(token)
        if named is not None and named.row.form == "demonym" and token.dep_ not in _MODIFIERS:
            return "people"  # "the Chinese lost patience; their delegate ..."
        if named is not None or token.i in self._names.bodies:
            return "actor" if referent.actors else ""
        lemma = token.lemma_.lower()
        if lemma in self._words.humans and (lemma not in self._words.homographs or is_officer(token, self._words)):
            return "people" if is_many else "person"
        if referent.actors:
            return "people" if is_many else "actor"
        return ""
