"""Which language a text is in, told from its first paragraphs."""

from __future__ import annotations

import re
from functools import cache
from typing import Protocol, cast

#: Letters beyond these change no verdict and cost time.
MAX_LETTERS = 1_500
#: Shorter texts are told by chance.
MIN_WORDS = 20
#: Below this a verdict is a guess; lists of names and tables score low.
MIN_CONFIDENCE = 0.8

_NO_LETTERS = re.compile(r"[\W\d_]+")


class _Identifier(Protocol):
    def classify(self, text: str) -> tuple[str, float]: ...


def detect_language(text: str) -> tuple[str, float]:
    """Return the ISO 639-1 code of a text's language and the confidence from 0 to 1; `("", 0.0)` when it cannot be told.

    Texts of fewer than `MIN_WORDS` words, and verdicts below `MIN_CONFIDENCE`, are unknown; callers treat those as English.
    """
    sample = _NO_LETTERS.sub(" ", text[: MAX_LETTERS * 2])[:MAX_LETTERS].strip()
    # Scripts without blanks between words have long "words", and tell more by each letter.
    if len(sample.split()) < MIN_WORDS and (sample.isascii() or len(sample) < MIN_WORDS * 2):
        return "", 0.0
    code, confidence = _identifier().classify(sample)
    return (code, float(confidence)) if confidence >= MIN_CONFIDENCE else ("", float(confidence))


@cache
def _identifier() -> _Identifier:
    # The model is unpacked on loading (0.2 s), which only the command that reads articles should pay for.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return cast(_Identifier, LanguageIdentifier.from_pickled_model(MODEL_FILE, norm_probs=True))
