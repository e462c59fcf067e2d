"""How the text names a speaker: the noun phrase next to the cue, longer than what the parse hangs on its head."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from sanctwatch.extract.quote_cues import Cues
from sanctwatch.extract.quote_layout import Attribution
from sanctwatch.extract.quote_verbs import is_finite
from sanctwatch.extract.reference import Referent
from sanctwatch.notes import text_of

#: They open what belongs to a noun: "a dealer in Zurich", not "on Monday" or "after the vote".
_OF_A_NOUN = frozenset({"in", "from", "of", "at", "for", "with", "near"})
_ADDED = re.compile(r",\s+(?:who|whose|which)\b")
_RELATIVE = frozenset({"who", "whose"})
#: Longer noun phrases are parse errors.
_MAX_TOKENS = 14


def speaker_text(doc: Doc, told: Attribution, who: Referent, cues: Cues) -> str:
    """Return the speaker as the text gives it, up to a comma or the cue.

    A parser often hangs "in Geneva" of "a manager in Geneva says" on the verb, and leaves out a relative clause without
    a comma ("a foreman who would not give his name"): both tell this speaker from others.
    """
    if who.person:
        return who.person
    if told.source is not None and told.source.dep_ == "nmod:poss":
        return who.text.removesuffix("'s").removesuffix("’s")
    if told.source is None or who.resolution == "pronoun" or told.cue_start == told.cue_end or not who.text:
        return _ADDED.split(who.text)[0]
    behind = [token for token in doc[told.source.i + 1 : told.source.i + 1 + _MAX_TOKENS] if token.idx >= who.end_char]
    if told.source.i < told.cue_start:
        end = _before_cue([token for token in behind if token.i < told.cue_start], told.cue_start)
    else:
        end = _behind_cue(behind, cues)
    return _ADDED.split(text_of(doc)[who.start_char : max(end, who.end_char)])[0]


def _before_cue(tokens: list[Token], cue_start: int) -> int:
    """Return where the noun phrase ends that stands right before its verb; 0 when something else stands there."""
    if not tokens or tokens[-1].i != cue_start - 1 or any(token.is_punct or token.is_space for token in tokens):
        return 0
    while tokens and _is_of_the_verb(tokens[-1]):
        tokens.pop()
    is_relative = any(token.lower_ in _RELATIVE for token in tokens)
    if not is_relative and any(is_finite(token) for token in tokens):
        return 0
    if (
        not tokens
        or tokens[0].lower_ in ("on", "after", "before", "during", "last", "earlier")
        or tokens[0].tag_ == "CC"
    ):
        return 0
    return tokens[-1].idx + len(tokens[-1])


def _is_of_the_verb(token: Token) -> bool:
    """Say whether a word between a noun and its verb belongs to the verb, or is a relative pronoun."""
    if token.lower_ == "there":
        return False  # "a spokesperson there told us"
    return token.tag_ in ("RB", "MD", "WP", "WDT") or token.dep_ in ("aux", "advmod")


def _behind_cue(tokens: list[Token], cues: Cues) -> int:
    """Return where a noun phrase behind its verb ends: "sighs a manager in Geneva"; 0 when it ends there."""
    end = 0
    is_relative = False
    for number, token in enumerate(tokens):
        if token.is_punct or token.is_space or token.is_quote:
            break
        is_relative = is_relative or token.lower_ in _RELATIVE
        if not is_relative and (is_finite(token) or token.tag_ in ("TO", "VBG", "CC")):
            break
        if token.tag_ == "IN" and not is_relative:
            if token.lower_ not in _OF_A_NOUN or _is_occasion(tokens[number + 1 : number + 5], cues):
                break
        elif number == 0 and not is_relative:
            break
        end = token.idx + len(token)
    return end


def _is_occasion(tokens: list[Token], cues: Cues) -> bool:
    """Say whether a preposition opens where or when something was said: in a statement, at a rally, in 2019."""
    for token in tokens:
        if (
            token.tag_ == "CD"
            or cues.is_in(token, "papers")
            or cues.is_in(token, "occasions")
            or cues.is_in(token, "times")
        ):
            return True
        if token.is_punct or token.tag_ == "IN":
            return False
    return False
