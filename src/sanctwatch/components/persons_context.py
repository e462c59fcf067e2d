"""What stands right before and behind a possible name and says that it is a person."""

from __future__ import annotations

import re

from sanctwatch.titles import load_titles

_TITLES = load_titles()
_SAYING = "|".join(sorted(_TITLES.saying))
_HEAD = "|".join(sorted(_TITLES.heads, key=len, reverse=True))

#: The word before the name: `spokesman `, `Sen. `, `secretary general, `. A full stop is looked at in `title_before`.
_WORD_BEFORE = re.compile(r"([\w.’'-]+)(,?) \Z")
#: A word of a complement; the only full stops in it are those of "U.N.", any other one ends the sentence.
_COMPLEMENT_WORD = r"(?:(?:[a-z]\.)+[\w’'&-]*|[\w’'&-]+)"
#: A head with what belongs to it: `Secretary of State `, `Permanent Representative to the UN `, `leader of the M23 `.
_HEAD_WITH_COMPLEMENT = re.compile(
    rf"\b(?:{_HEAD})s? (?:of|for|to|at|in) (?:the |its |his |her )?{_COMPLEMENT_WORD}"
    rf"(?: (?:(?:and|of|the|for|to|on) )?{_COMPLEMENT_WORD}){{0,6}},? \Z",
    re.IGNORECASE,
)
_LINK = re.compile(r" (?:of|for|to|at|in) ")  # cheap test before the costly one
_OF_STATE = re.compile(r"\b(?:secretary|minister|head) of state,? \Z", re.IGNORECASE)
#: Who is named next speaks: `“We wait,” said `, `according to `.
_SAID_BEFORE = re.compile(
    rf"(?:[\"”’»,] (?:{_SAYING})|[Aa]ccording to|[Ii]nterview(?:ed)? (?:by|with)|\b(?:{_SAYING}) by) \Z"
)
_SAYS_AFTER = re.compile(rf" (?:also |later |then |had |has |further )?(?:{_SAYING})\b(?! to be\b)")
_SAYS_AFTER_CLAUSE = re.compile(rf", [^.,\n]{{3,60}}, (?:{_SAYING})\b")
_HOUSE = re.compile(r" (?:famil(?:y|ies)|regime|administration|dynasty|clan|presidency|era|brothers|estate)\b")
_STRONG_TITLE = re.compile(
    r"\b(?:(?:M[Rr]|M[Rr][Ss]|M[Ss]|D[Rr]|Sen|Gov|Rep)\.?|SECRETARY|AMBASSADOR|PRESIDENT|MINISTER|SENATOR|President|Minister"
    r"|Ambassador|Chancellor|Premier|Senator|Secretary of State|Envoy|Congressman) \Z"
)
_ADDRESSED = re.compile(
    r"\b(?:yeah|yes|okay|OK|go ahead|thanks|thank you|please|sorry|hello|hi|dear|morning|sure|right|well),? \Z"
    r"|\b(?:question|letter|message|e-?mail|note|call|text|comment|tip|postcard)s? from \Z|\basks \Z",
    re.IGNORECASE,
)
_ENDS_ADDRESS = re.compile(r"[.,?!:;—–]|$| in\b")
_WHO = re.compile(r",? who(?:se|m)?\b|, (?:aged )?\d{1,2},|, née\b|,? \(\d{2}\)")
_APPOSITION = re.compile(
    r", (?:then |now |once )?(?:(?:the|an?|its|his|her|their|my|our|[\w.’'-]+['’]s?)\b ?)?([^,.;:()\n]{2,70})"
)
_PAREN_AFTER = re.compile(r" \([A-Z][\w .’',-]{2,50}\)")
_ADJECTIVES = frozenset({"major", "private", "general", "forward"})  # titles only when capitalised
_WORDS = re.compile(r"[\w’'-]+")
_TRADE = re.compile(r"(?:[a-z]{3,}(?:ologist|ographer|onomist|anist|inist|yist)|[a-z]{3,}(?:woman|women|master))\Z")


def has_title_right_before(left: str) -> bool:
    """Say whether a title ends the text before a name, with nothing between."""
    return title_before(left, is_complement_wanted=False) == "title"


def title_before(left: str, *, is_complement_wanted: bool = True) -> str:
    """Return how a title stands at the end of the text before a name.

    Returns:
        `title` directly before it, `comma` with a comma between, `complement` with "of ..." or "to ..." between, or "".
    """
    match = _WORD_BEFORE.search(left)
    if match is None:
        return ""
    word, comma = match.groups()
    bare = word.rstrip(".").lower()
    if word.endswith(".") and not (bare in _TITLES.abbreviated and word[0].isupper()) and "." not in word[:-1]:
        return ""  # "... the ambassador. Rebels seized Goma."
    if bare.endswith(("'s", "’s")):
        return ""
    if word in _ADJECTIVES:
        return ""
    if bare in _TITLES.heads or _TRADE.match(bare) or bare.rsplit("-", 1)[-1] in _TITLES.heads:
        return "comma" if comma else "title"
    if bare == "state" and _OF_STATE.search(left):
        return "comma" if comma else "title"
    is_complement = is_complement_wanted and _LINK.search(left) and _HEAD_WITH_COMPLEMENT.search(left)
    return "complement" if is_complement else ""


def is_speaker(left: str, right: str, *, is_lone: bool) -> bool:
    """Say whether a verb of saying makes the name its speaker; `is_lone` asks for the stronger forms."""
    if _SAID_BEFORE.search(left):
        return True
    return not is_lone and bool(_SAYS_AFTER.match(right))


def is_described(right: str) -> bool:
    """Say whether what follows can only describe a person: `, who`, `, 45,`, `, the foreign minister`."""
    if _WHO.match(right):
        return True
    match = _APPOSITION.match(right)
    if match is None:
        return False
    words = [word.lower() for word in _WORDS.findall(match.group(1))[:8]]
    for word in words:
        if word in _TITLES.heads or word in _TITLES.former or _TRADE.match(word):
            return True
        if word in _ENDS_APPOSITION:
            return False
    return False


def says_after_clause(right: str) -> bool:
    """Say whether a verb of saying follows behind a clause between commas: `, the retired Texan, said`."""
    return bool(_SAYS_AFTER_CLAUSE.match(right))


def leads_house(left: str, right: str) -> bool:
    """Say whether the name is that of a family, a regime or a government: `the Gaddafi family`, `the Raisi era`."""
    return bool(_HOUSE.match(right)) and left.endswith(("the ", "The ", "'s ", "’s ", " of ", "post-", "old ", "new "))


def is_addressed(left: str, right: str) -> bool:
    """Say whether somebody is called by the name: `Go ahead, Ilse.`."""
    return bool(_ADDRESSED.search(left) and _ENDS_ADDRESS.match(right))


def has_strong_title_before(left: str) -> bool:
    """Say whether a title stands before the name behind which even an English word is a surname: `President Bush`."""
    return bool(_STRONG_TITLE.search(left))


def has_state_in_parentheses(right: str) -> bool:
    """Say whether a state in parentheses follows, as in records of meetings: `ZHANG JUN (China) said`."""
    return bool(_PAREN_AFTER.match(right))


def says_next(right: str) -> bool:
    """Say whether a verb of saying follows directly."""
    return bool(_SAYS_AFTER.match(right))


#: An apposition is a noun phrase: with one of these the clause goes on and a later title is another person's.
_ENDS_APPOSITION = frozenset(
    [
        "and",
        "but",
        "or",
        "which",
        "that",
        "where",
        "when",
        "while",
        "was",
        "were",
        "is",
        "are",
        "has",
        "have",
        "had",
        "will",
        "would",
        "said",
        "says",
        "told",
        "with",
        "by",
        "on",
        "in",
        "from",
        "as",
        "after",
        "before",
        "whose",
    ]
)
