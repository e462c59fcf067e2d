"""Finds the verbs that attribute speech in a parsed Doc."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from sanctwatch.extract.quote_cues import Cues
from sanctwatch.extract.quote_layout import Layout
from sanctwatch.extract.quote_subjects import agent_of, find_subject
from sanctwatch.extract.quote_verbs import is_finite, is_passive, is_verb, own_subject

#: Lists of cues.toml whose verbs attribute something.
SAYING_LISTS = frozenset(
    {"speech", "manner", "weak", "thought", "asking", "naming", "promising", "urging", "accusing", "gerund"}
)
_NEGATIONS = frozenset({"not", "n't", "never", "neither", "nor", "n’t"})
#: A name in quotation marks is hardly longer.
_MAX_NAME_WORDS = 6
#: How far up the tree a verb that undoes the cue is looked for.
_MAX_STEPS = 6


@dataclass(frozen=True, slots=True)
class Saying:
    """A verb that attributes something to its subject.

    Attributes:
        verb: The verb; `last` the last word of the cue, behind its particles.
        lists: The lists of cues.toml that it stands in.
        subject: Head of the noun phrase that speaks; None where the parse shows none.
        is_undone: Negated, or only thought of: declined to say, could say, nobody said.
        is_bare_passive: "was told that": the subject hears and does not speak.
    """

    verb: Token
    last: Token
    lists: frozenset[str]
    subject: Token | None
    is_undone: bool
    is_bare_passive: bool

    @property
    def cue(self) -> str:
        """The words of the cue as the text has them."""
        return self.verb.doc[self.verb.i : self.last.i + 1].text


def find_sayings(doc: Doc, cues: Cues) -> dict[int, Saying]:
    """Return all cue verbs of a Doc by token index, those inside quotation marks too."""
    found: dict[int, Saying] = {}
    for token in doc:
        if not is_verb(token) or _is_tank(token):
            continue
        lists = set(cues.lists_of(token) & SAYING_LISTS)
        last = token.i
        for end, name in cues.phrases_at(token):
            if name in SAYING_LISTS:
                lists.add(name)
                last = max(last, end)
        if lists:
            passive = is_passive(token)
            found[token.i] = Saying(
                verb=token,
                last=doc[last],
                lists=frozenset(lists),
                subject=find_subject(token, cues),
                is_undone=_is_undone(token, cues),
                is_bare_passive=passive,
            )
    return found


def mend_subjects(sayings: Mapping[int, Saying], layout: Layout) -> dict[int, Saying]:
    """Give verbs outside quotation marks no subject inside them: of `"It", says a diplomat, "is ..."` the diplomat."""
    mended = dict(sayings)
    for number, saying in sayings.items():
        around = layout.mark_at(saying.subject) if saying.subject is not None else None
        if around is None or layout.mark_at(saying.verb) is not None:
            continue
        others = (child for child in saying.verb.children if child.dep_ in ("nsubj", "obj", "iobj"))
        other = next((child for child in others if layout.mark_at(child) is None and child.tag_ != "PRP"), None)
        is_named = layout.words_in(around) <= _MAX_NAME_WORDS and layout.ending(around) not in ",.?!"
        if other is not None or not is_named:  # a speaker may stand in marks: we quoted "a South Korean envoy"
            mended[number] = replace(saying, subject=other)
    return mended


def _is_tank(token: Token) -> bool:
    """Say whether a "think" is half of a think tank, which the tagger takes for a verb."""
    behind = token.doc[token.i + 1 : token.i + 3]
    return token.lower_ == "think" and any(word.lower_ in ("tank", "tanks") for word in behind)


def _is_undone(verb: Token, cues: Cues) -> bool:
    if _has_negation(verb):
        return True
    if (
        cues.is_in(verb, "asking")
        and verb.tag_ in ("VBN", "VBD")
        and verb.dep_ in ("advcl", "acl")
        and not own_subject(verb)
    ):
        return True  # Asked whether ..., she said ...
    subject = own_subject(verb)
    for child in verb.children:
        if child.dep_ in ("aux", "aux:pass") and cues.is_in(child, "unreal"):
            return True
        if child.dep_ == "aux" and subject is not None and is_finite(child) and child.i < subject.i < verb.i:
            return True  # Did he say so?
        if child.dep_ in ("mark", "case") and child.lower_ in ("without", "if", "unless", "lest", "instead"):
            return True
        if child == subject and (cues.is_in(child, "nobody") or child.lower_ in ("no", "none")):
            # "it said" is a body or a paper; "it is said" has no speaker.
            return child.lower_ != "it" or (child.dep_ == "nsubj:pass" and agent_of(verb) is None)
        if child == subject and any(c.dep_ == "det" and c.lower_ == "no" for c in child.children):
            return True
    if verb.tag_ == "VB" and verb.dep_ in ("xcomp", "ccomp") and cues.is_in(verb.head, "urging"):
        return any(child.dep_ in ("obj", "iobj", "obl") for child in verb.head.children)
    token = verb
    for _ in range(_MAX_STEPS):
        if token.dep_ not in ("xcomp", "advcl", "ccomp", "obl", "conj", "acl") or is_finite(token):
            return False
        joined = token.dep_ == "conj"
        token = token.head
        if token.lemma_.lower() in ("decline", "refuse") or (not joined and _undoes(token, cues)):
            return True
        if not joined and _has_negation(token) and not is_finite(verb):
            return True
    return False


def _undoes(token: Token, cues: Cues) -> bool:
    return cues.is_in(token, "undoing") or any(name == "undoing" for _, name in cues.phrases_at(token))


def _has_negation(verb: Token) -> bool:
    return any(child.lower_ in _NEGATIONS and child.dep_ in ("advmod", "neg", "cc", "aux") for child in verb.children)


def by_index(sayings: Mapping[int, Saying], start: int, end: int) -> list[Saying]:
    """Return the sayings of the tokens from `start` to `end`, in order."""
    return [sayings[number] for number in range(start, end) if number in sayings]
