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

#: Words that only English has, and has everywhere: a quarter of any article, hardly any of a text in another language.
_ENGLISH = frozenset({
    "the", "of", "and", "to", "that", "with", "for", "was", "by", "from", "has", "which", "said", "it", "as", "be",
    "this", "are", "not", "have",
})  # fmt: skip
#: Foreign articles that quote an English title stay below, English ones in telegram style above.
MIN_ENGLISH_SHARE = 0.12
#: What the words above are worth, on the scale of the classifier.
_SURE = 0.99

_NO_LETTERS = re.compile(r"[\W\d_]+")


class _Identifier(Protocol):
    def classify(self, text: str) -> tuple[str, float]: ...


def detect_language(text: str) -> tuple[str, float]:
    """Return the ISO 639-1 code of a text's language and the confidence from 0 to 1.

    The code is empty when it cannot be told: for texts of fewer than `MIN_WORDS` words, and for verdicts below
    `MIN_CONFIDENCE`. Callers treat those as English.
    """
    sample = _NO_LETTERS.sub(" ", text[: MAX_LETTERS * 2])[:MAX_LETTERS].strip()
    words = sample.split()
    # The classifier needs 2 ms for an article, counting its function words 0.05 ms.
    if len(words) >= MIN_WORDS and sum(word.lower() in _ENGLISH for word in words) >= MIN_ENGLISH_SHARE * len(words):
        return "en", _SURE
    # Scripts without blanks between words have long "words", and tell more by each letter.
    if len(words) < MIN_WORDS and (sample.isascii() or len(sample) < MIN_WORDS * 2):
        return "", 0.0
    code, confidence = _identifier().classify(sample)
    return (code, float(confidence)) if confidence >= MIN_CONFIDENCE else ("", float(confidence))


@cache
def _identifier() -> _Identifier:
    # The model is unpacked on loading (0.2 s), which only the command that reads articles should pay for.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return cast(_Identifier, LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True))
