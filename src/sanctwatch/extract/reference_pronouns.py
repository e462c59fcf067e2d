"""Whom a pronoun stands for: the subject of the clause above it, else what agrees with it in the sentences before.

A pronoun for a thing ("it lapses") must give nobody, so "it" and "they" are looked up only where their verb, or what
they possess, wants an actor.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from sanctwatch.extract.reference_chain import Chain, Told
from sanctwatch.extract.reference_phrases import climb_clauses, is_subject, subject_of
from sanctwatch.extract.reference_words import ReferenceWords

PERSONAL = frozenset(["he", "him", "his", "himself", "she", "her", "hers", "herself"])
NEUTRAL = frozenset(["it", "its", "itself"])
PLURAL = frozenset(["they", "them", "their", "theirs", "themselves"])
FIRST = frozenset(["i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"])
RELATIVE = frozenset(["who", "which", "that", "whom", "whose"])
_FEMALE = frozenset(["she", "her", "hers", "herself"])
_OBJECT = frozenset(["obj", "iobj", "obl"])
_OBJECTS_OF_THINGS = frozenset(["them"])
_REFLEXIVE = frozenset(["itself", "themselves"])
_WOULD = frozenset(["would", "’d", "'d"])
_POSSESSIVE = frozenset(["its", "their"])


def find_antecedent(
    token: Token, chain: Chain, told_at: Callable[[Token], Told | None], words: ReferenceWords
) -> Told | None:
    """Return whom a personal pronoun of the third person picks up, None where nobody is sure.

    Args:
        token: The pronoun.
        chain: What was told before it.
        told_at: Resolves the head of another phrase.
        words: Which verbs and possessions want an actor.
    """
    lower = token.lower_
    fits = _agreement(lower, words)
    strength = 2 if lower in PERSONAL else how_agentive(token, words)
    if lower in _OBJECTS_OF_THINGS or (lower == "it" and not is_subject(token)):
        return None  # "Beijing thought it insolent", "lifting them": things, more often than not
    above = _subject_above(token, chain, told_at, fits)
    if above is not None:
        is_settled = strength or lower in _POSSESSIVE or lower in _REFLEXIVE
        return above if is_settled or _can_act(token, words) else None
    if not strength:
        return None
    if lower in PLURAL and strength < 2 and _follows_things(token, chain, words):
        return None
    told = chain.pick(token, fits)
    # What things do as well, only the last subject may have done.
    return told if told is None or strength == 2 or told.rank == 2 else None


def _follows_things(token: Token, chain: Chain, words: ReferenceWords) -> bool:
    """Say whether "they" can be things of its sentence: "I hold no brief for sanctions: they impoverish"."""
    for at in range(token.i - 1, -1, -1):
        other = token.doc[at]
        if chain.sentences[at] != chain.sentences[token.i]:
            return False
        if other.tag_ == "NNS" and other.lemma_.lower() not in words.tellers:
            return True
    return False


def _can_act(token: Token, words: ReferenceWords) -> bool:
    """Say whether a subject may be that of the clause above: "what it had mothballed", "it would", not "it lapsed"."""
    clause = token.head
    if token.dep_ != "nsubj":
        return False
    if clause.pos_ == "AUX":
        return clause.tag_ == "MD" or clause.lemma_ == "do"
    if clause.pos_ == "VERB" and clause.dep_ == "ccomp" and clause.head.lemma_.lower() in words.agentive:
        return clause.lemma_.lower() not in words.lifeless
    if clause.pos_ == "VERB":
        return clause.lemma_.lower() not in words.inert
    return clause.pos_ == "ADJ" and clause.dep_ == "ccomp"


def how_agentive(token: Token, words: ReferenceWords) -> int:
    """Say whether only an actor fills the place of a phrase: 2 surely ("it vowed", "its envoy"), 1 maybe, 0 no."""
    governor = token.head
    lemma = governor.lemma_.lower()
    if token.lower_ in _POSSESSIVE:
        if any(lemma in group for group in (words.possessed, words.bodies, words.offices)):
            return 2
        return int(lemma in words.humans and lemma not in words.of_things)
    if not is_subject(token) or token.dep_ == "nsubj:pass":
        return 0
    if governor.pos_ not in ("VERB", "AUX"):
        return 2 * (lemma in words.agentive_adjectives)
    if lemma in words.instruments and any(child.lower_ in _WOULD for child in governor.lefts):
        return 0
    complement = next((child.lemma_ for child in governor.children if child.dep_ == "xcomp"), "")
    if lemma in words.agentive or complement in words.agentive:
        return 2
    if token.lower_ in PLURAL:
        return int(lemma not in words.inert)
    return int(lemma in words.likely)


def _agreement(lower: str, words: ReferenceWords) -> Callable[[Told], bool]:
    if lower in PERSONAL:
        other = "m" if lower in _FEMALE else "f"
        return lambda told: told.kind == "person" and told.gender != other
    if lower in NEUTRAL:
        return lambda told: told.kind == "actor"

    def are_many(told: Told) -> bool:
        if told.kind in ("group", "people"):
            return True
        return told.kind == "actor" and any(actor in words.plural_organizations for actor in told.referent.actors)

    return are_many


def _subject_above(
    token: Token, chain: Chain, told_at: Callable[[Token], Told | None], fits: Callable[[Told], bool]
) -> Told | None:
    """Return the nearest subject of the clauses above a pronoun that agrees with it: "China said it would"."""
    if token.lower_ in _POSSESSIVE and token.head.dep_ == "conj" and token.head.head.i < token.i:
        told = told_at(token.head.head)  # "China and its allies"
        if told is not None and fits(told):
            return told
    for clause in climb_clauses(token):
        subject = subject_of(clause)
        if clause is token.head and token.dep_ in _OBJECT:
            continue  # "Merkel told her": never the subject of the same clause
        if subject is None or subject is token or subject.is_ancestor(token) or token.is_ancestor(subject):
            continue
        if chain.quotations[subject.i] != chain.quotations[token.i] or subject.i > token.i:
            continue
        told = told_at(subject)
        if told is not None and fits(told):
            return told
        if token.lower_ in ("it", "they") and told is None and subject.pos_ in ("NOUN", "PROPN"):
            return None  # "the draft was flawed because it ignored ...": a thing stands nearer
    return None


def gender_of(text: str, words: ReferenceWords) -> str:
    """Return `f` or `m` where a title or a given name tells, else an empty text."""
    for word in text.replace(".", " ").replace("-", " ").split():
        lower = word.lower()
        if lower in words.female:
            return "f"
        if lower in words.male:
            return "m"
    return ""
