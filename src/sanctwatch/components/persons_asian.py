"""East Asian names, which put the surname first: Kim Jong-un, Kim Jong Un, Hwang Joonkook, Zhang Jun, Wang Guangya.

A surname from a closed list and syllables of the language make the name; word lists of given names would never end.
"""

from __future__ import annotations

import re

from sanctwatch.components.persons_words import (
    AMBIGUOUS,
    CHINESE,
    GIVEN,
    KOREAN,
    PLACE,
    VIETNAMESE,
    asian_lists,
    is_english,
    recase,
)

#: Pinyin in the spelling of the mainland: Jun, Shuang, Lijian, Guangya, Xiaoming, Zhaoxu; apostrophes as in Xi'an.
_SYLLABLE = (
    r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|ueng|ang|eng|ing|ong|iao|ian|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|ui|uo|ue|üe|er|a|e|i|o|u|ü|v))"
)
_PINYIN = re.compile(rf"{_SYLLABLE}(?:['’-]?{_SYLLABLE})?", re.IGNORECASE)
#: Two syllables with a hyphen, as Seoul, Taipei and most news write them: Jong-un, Tsai Ing-wen, Chiu Kuo-cheng.
_HYPHENED = re.compile(r"[^\W\d_]{1,7}-[^\W\d_]{1,7}")
_KOREAN_TWO = re.compile(
    r"(?:[gkndrlmbpsjch]|kw|gw|hw|ch|kh|th|ph|y|w|hy|my|gy|ky|by|py|ry)?"
    r"(?:yeo|yae|eui|aeo|eo|eu|ae|oo|ee|ou|ui|wa|wo|we|ya|yo|yu|ye|[aeiou])(?:ng|[nmlkgpbth])?",
    re.IGNORECASE,
)


def asian_length(words: list[str], kinds: list[int]) -> int:
    """Return how many of the words, from the first on, make an East Asian name; 0 for none.

    Args:
        words: Capitalised words in a row, without possessive.
        kinds: Their flags, see `persons_words`.
    """
    if len(words) < 2 or not kinds[0] & (KOREAN | CHINESE | VIETNAMESE):
        return 0
    second = recase(words[1]) if words[1].isupper() and len(words[1]) > 1 else words[1]
    if _HYPHENED.fullmatch(second):
        return 2 if _are_syllables(second) else 0
    syllables = asian_lists()["korean_syllables"]
    if kinds[0] & KOREAN:
        third = words[2] if len(words) > 2 else ""
        if third and second.lower() in syllables and third.lower() in syllables and not third.isdigit():
            return 3
        is_joined = _splits(second.lower(), syllables) and not is_english(second)
        if is_joined and not (kinds[1] & (GIVEN | AMBIGUOUS) and kinds[0] & GIVEN):
            return 2
        if second.lower() in syllables and len(second) > 2 and kinds[0] & KOREAN and not is_english(second):
            return 2
    if (
        kinds[0] & CHINESE
        and not kinds[1] & PLACE
        and _PINYIN.fullmatch(second)
        and not is_english(second)
        and not kinds[1] & GIVEN
    ):
        return 2
    if kinds[0] & VIETNAMESE and not is_english(second) and len(words[0]) > 2:
        return min(len(words), 4)
    return 0


def _are_syllables(hyphened: str) -> bool:
    """Say whether both halves can be syllables: Jong-un and Son-hui, not Asia-Pacific."""
    first, second = hyphened.lower().split("-")
    korean = asian_lists()["korean_syllables"]
    is_korean = (first in korean or _KOREAN_TWO.fullmatch(first)) and (
        second in korean or _KOREAN_TWO.fullmatch(second)
    )
    return bool(is_korean or (_PINYIN.fullmatch(first) and _PINYIN.fullmatch(second)) or len(hyphened) < 10)


def _splits(word: str, syllables: frozenset[str]) -> bool:
    """Say whether a word is two Korean syllables written as one: Joonkook, Jihoon, Myung."""
    return len(word) > 3 and any(word[:cut] in syllables and word[cut:] in syllables for cut in range(2, len(word) - 1))
