"""Disturbs training text the way news is disturbed: capitals, line ends, missing full stops, names of many cultures."""

from __future__ import annotations

import random
from dataclasses import replace

from invented_names import invent_name, seat_of_power
from names_data import bilou
from treebanks import Sentence

from sanctwatch.model.pieces import GLUED, NEW_LINE, NEW_PARAGRAPH, SPACED

_SMALL_WORDS = {"of", "the", "a", "an", "in", "on", "to", "for", "and", "or", "by", "at", "with", "from", "as"}


def augment_sentences(sentences: list[Sentence], rng: random.Random) -> list[Sentence]:
    """Give a disturbed copy of neighbouring sentences; most stay as they are."""
    changed = [_without_full_stop(sentence, rng) for sentence in sentences]
    draw = rng.random()
    if draw < 0.03:
        changed = [replace(sentence, words=[word.lower() for word in sentence.words]) for sentence in changed]
    elif draw < 0.05:
        changed = [replace(sentence, words=[word.upper() for word in sentence.words]) for sentence in changed]
    elif draw < 0.12 and len(changed[0].words) < 16:
        # A headline: capitals throughout or on each word, then a new line or paragraph.
        style = rng.choice((str.upper, _title))
        changed[0] = replace(changed[0], words=[style(word) for word in changed[0].words])
        if len(changed) > 1:
            changed[1] = _preceded_by(changed[1], rng.choice((NEW_LINE, NEW_PARAGRAPH)))
    wrapped = rng.random() < 0.06
    for number, sentence in enumerate(changed):
        spaces = list(sentence.spaces)
        if wrapped:
            for word in range(1, len(spaces)):
                if spaces[word] == SPACED and rng.random() < 0.09:
                    spaces[word] = NEW_LINE
        if number == 0:
            spaces[0] = NEW_PARAGRAPH if rng.random() < 0.75 else SPACED
        elif rng.random() < 0.10:
            spaces[0] = rng.choice((NEW_LINE, NEW_PARAGRAPH, NEW_PARAGRAPH))
        elif spaces[0] == NEW_PARAGRAPH and rng.random() < 0.25:
            spaces[0] = NEW_LINE
        elif rng.random() < 0.008:
            spaces[0] = GLUED
        changed[number] = replace(sentence, spaces=spaces)
    return changed


def _preceded_by(sentence: Sentence, space: int) -> Sentence:
    return replace(sentence, spaces=[space, *sentence.spaces[1:]])


def _without_full_stop(sentence: Sentence, rng: random.Random) -> Sentence:
    last = len(sentence.words) - 1
    if last < 2 or rng.random() >= 0.05 or sentence.words[last] not in ".!?" or last in sentence.heads:
        return sentence
    return replace(
        sentence,
        **{
            name: getattr(sentence, name)[:-1]
            for name in ("words", "spaces", "upos", "xpos", "heads", "deps", "lemmas")
        },
    )


def _title(word: str) -> str:
    return word if word in _SMALL_WORDS else word[:1].upper() + word[1:]


def augment_names(
    words: list[str], spaces: list[int], labels: list[str], either: list[bool], rng: random.Random, replace_names: float
) -> tuple[list[str], list[int], list[str], list[bool]]:
    """Replace some persons by invented ones and disturb capitals and line ends."""
    out: tuple[list[str], list[int], list[str], list[bool]] = ([], [], [], [])
    number = 0
    while number < len(words):
        end = number + 1
        if labels[number] in {"B-PERSON", "U-PERSON"}:
            while labels[end - 1] not in {"L-PERSON", "U-PERSON"}:
                end += 1
            lone = labels[number] == "U-PERSON"
            draw = rng.random()
            name, label = None, "PERSON"
            if words[number][:1].isupper() and draw < replace_names:
                name = invent_name(rng, surname_only=lone)
            elif lone and replace_names and draw > 0.94 and (number == 0 or not words[number - 1][:1].isupper()):
                name, label = seat_of_power(rng), "GPE"
            if name:
                out[0].extend(word for word, _ in name)
                out[1].extend([spaces[number], *(SPACED if spaced else GLUED for _, spaced in name[1:])])
                out[2].extend(f"{kind}-{label}" for kind in bilou(len(name)))
                out[3].extend([False] * len(name))
                number = end
                continue
        for column, values in zip(out, (words, spaces, labels, either), strict=True):
            column.extend(values[number:end])
        number = end
    draw = rng.random()
    if draw < 0.02:
        out[0][:] = [word.lower() for word in out[0]]
    elif draw < 0.05:
        out[0][:] = [word.upper() for word in out[0]]
    elif draw < 0.08:
        out[0][:] = [_title(word) for word in out[0]]
    if rng.random() < 0.06:
        out[1][:] = [NEW_LINE if space == SPACED and rng.random() < 0.09 else space for space in out[1]]
    return out
