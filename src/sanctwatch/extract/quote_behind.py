"""The attribution behind a quotation: its verb or noun and its subject, told by tags."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Token

from sanctwatch.extract.quote_cues import Cues
from sanctwatch.extract.quote_phrases import noun_phrase_head, possessor
from sanctwatch.extract.quote_sayings import Saying
from sanctwatch.extract.quote_verbs import is_finite, is_verb

_NOMINAL = frozenset(
    {"DT", "PDT", "NN", "NNS", "NNP", "NNPS", "PRP", "PRP$", "CD", "JJ", "JJR", "JJS", "EX", "WP", "VBN", "VBG", "ADD"}
)
_DIRECT_LISTS = frozenset({"speech", "manner", "asking", "thought", "urging", "promising"})
_COMES = frozenset({"was", "is", "came", "comes", "goes", "went", "ran", "runs"})


def verb_behind(
    tokens: Sequence[Token], sayings: Mapping[int, Saying], *, is_sure: bool
) -> tuple[Token, Token | None, Saying | None] | None:
    """Return the verb of an attribution behind marks, its subject and, if the verb is listed, the cue.

    Args:
        tokens: What follows the marks.
        sayings: The listed verbs.
        is_sure: A comma shows that an attribution follows, so that any verb will do.
    """
    start = 0
    while start < len(tokens) - 1 and tokens[start].tag_ in ("RB", "RBR"):
        start += 1
    if start >= len(tokens):
        return None
    first = tokens[start]
    if is_verb(first) and first.tag_ in ("VBD", "VBZ", "VBP", "VBN", "NNS", "NN"):
        known = attributing(sayings.get(first.i))
        behind = known.last.i + 1 - first.i + start if known else start + 1
        head = noun_phrase_head(tokens, behind)
        if head is None or not (known or is_sure):
            return None
        return first, _subject_near(first, tokens[behind:], head), known
    if first.tag_ not in _NOMINAL:
        return None
    is_relative = False
    for number in range(start, len(tokens)):
        token = tokens[number]
        if token.tag_ in ("WP", "WDT", "WP$", "WRB") or (token.lower_ == "that" and token.dep_ != "det"):
            is_relative = True
        elif token.text == "," and is_relative and number > start:
            is_relative = False
        if not (is_finite(token) or (token.i in sayings and token.tag_ == "VBN")):
            continue
        if is_relative or token.dep_ in ("acl:relcl", "acl", "amod"):
            if is_relative and tokens[number - 1].tag_ not in ("WP", "WDT", "RB") and attributing(sayings.get(token.i)):
                is_relative = False  # who is retired said
            elif is_relative or token.dep_ != "acl:relcl" or not attributing(sayings.get(token.i)):
                continue
        known = attributing(sayings.get(token.i))
        head = noun_phrase_head(tokens, start)
        if known is None and (token.dep_ in ("aux", "aux:pass") or token.lower_ in ("has", "had", "have", "was", "is")):
            continue
        if head is None or (known is None and (not is_sure or token.tag_ == "MD" or token.lemma_ == "be")):
            return None
        if known is not None and known.verb.tag_ == "VBG" and number == start:
            return None
        return token, _subject_near(token, tokens[start:number], head), known
    return None


def reply_behind(tokens: Sequence[Token], cues: Cues) -> tuple[Token, Token] | None:
    """Return the source and the noun of `"...," was his answer`, `"...," came the reply from Moscow`."""
    if tokens[0].lower_ not in _COMES:
        return None
    noun = noun_phrase_head(tokens, 1)
    if noun is None or not cues.is_in(noun, "announcing"):
        return None
    return possessor(noun) or noun, noun


def _subject_near(verb: Token, tokens: Sequence[Token], head: Token) -> Token:
    """Return the parsed subject if it lies among these tokens, else the head that the tags show."""
    inside = {token.i for token in tokens}
    if head.tag_ == "PRP":
        return head
    for child in verb.children:
        if child.i in inside and child.dep_ in ("nsubj", "nsubj:pass") and child.tag_ not in ("WP", "WDT"):
            return child
    return head


def attributing(saying: Saying | None) -> Saying | None:
    """Leave out verbs that attribute no words of their own."""
    return saying if saying is not None and not saying.lists.isdisjoint(_DIRECT_LISTS) else None
