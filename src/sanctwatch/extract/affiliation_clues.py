"""What the text beside a person's name says about the office held and whom it represents.

A clue is read from one mention: a title before the name, an apposition behind it, "South Korea's X", "X of Japan",
"X (China)". The nearest title decides; a state counts only where grammar ties it to that title.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from sanctwatch.titles import load_titles

_TITLES = load_titles()
_HEAD = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(sorted(map(re.escape, _TITLES.heads | {"number two"}), key=len, reverse=True))
    + r")(?![\w-])",
    re.IGNORECASE,
)
#: Right behind the full stop of an abbreviated title; a look back must have one width, hence one for each.
_ABBREVIATED = "|".join(
    rf"(?<=\b(?:{'|'.join(sorted(word for word in _TITLES.abbreviated if len(word) == size))}))"
    for size in sorted({len(word) for word in _TITLES.abbreviated})
)
#: What may stand between the head and the name: nothing, a comma, or a complement: `to the UN `, `for Iran, `.
_GAP = re.compile(
    rf"""(?:(?i:{_ABBREVIATED})\.)?
    (?: [ ](?:of|to|for|at|in|on|with)[ ][^,.;:()"“”]{{1,70}}? )?
    ,? [ ]? (?: ["“] | the[ ] )? \Z""",
    re.VERBOSE,
)
_MODIFIER = re.compile(r"(?:^|(?<=[\s(\"“—–]))([\w’'./-]+),? \Z")
_APPOSITION = re.compile(r" ?[,(–—-] ?(?P<text>[^,;:()\n–—]{2,110})")
_OF = re.compile(r" of (?:the )?\Z")
_FOR = re.compile(r" (?:for|with) (?:the )?(?:[\w-]+ ){0,3}\Z")
_POSSESSIVE = re.compile(r"['’]s? \Z")
_PRONOUN = re.compile(r"(?:\A|[\s(“\"])(?:[Ii]ts|[Tt]heir|[Hh]is|[Hh]er) (?:[\w-]+ ){0,4}\Z")
_SENTENCE_END = re.compile(r"[a-z]{3}[.!?][\"”»’)]* (?=[A-Z\"“«])")
_BODY = re.compile(
    r"\b(commission|group|bloc|agency|union|organi[sz]ation|alliance|militia|movement|rebels?|body|watchdog"
    r"|secretariat|paramilitar(?:y|ies))['’]s? \Z",
    re.IGNORECASE,
)
_FORCE_WORDS = frozenset(["group", "militia", "movement", "rebel", "rebels", "paramilitary", "paramilitaries"])
_COUNTRY = re.compile(r"\b(?:country|kingdom|junta|government|regime|republic|nation)['’]s? \Z", re.IGNORECASE)
_FORMER_BEFORE = re.compile(rf"(?:\b(?:{'|'.join(sorted(_TITLES.former))}) (?:the )?|\bex-)\Z", re.IGNORECASE)
_CLAUSE = re.compile(r"\b(?:is|are|was|were|has|have|had|who|which|that|said|says|told|met|with|and)\b", re.IGNORECASE)
_LEGISLATIVE = frozenset(
    ["senator", "sen", "congressman", "congresswoman", "rep", "lawmaker", "legislator", "mp", "mep"]
)


#: Sent by one to another: "Britain's UN ambassador" is Britain's, "the U.S. Iran envoy" that of the United States.
_SENT = frozenset(["ambassador", "ambassadors", "envoy", "envoys", "representative", "diplomat", "mission"])
_SANCTIONS_OFFICE = re.compile(
    r"(?:['’]s?)? sanctions (?:chief|envoy|coordinator|commissioner|official|monitor|adviser)\b"
)
_JOINERS = frozenset({"and", "or", "as", "but", "than", "to", "with"})
_TIE = re.compile(r"(['’]s?)?(?:-| ((?:[\w-]+ ){0,2}))")


@dataclass(frozen=True, slots=True)
class Named:
    """A state, an organization or a person in the text.

    Attributes:
        start: Where the name starts.
        end: Where it ends, without possessive.
        actor: Its id.
        kind: `state`, `organization` or `person`.
        is_adjective: "Russian", which qualifies what stands behind it; "Russia" and "Russians" can be subjects.
    """

    start: int
    end: int
    actor: str
    kind: str
    is_adjective: bool = False


@dataclass(frozen=True, slots=True)
class _Owner:
    """Whose office it is, and where the text of the office starts behind that name."""

    named: Named
    role_start: int


@dataclass(frozen=True, slots=True)
class Clue:
    """What one mention says.

    Attributes:
        verdict: `actor` (represents `actor`), `person` (represents the same as the person `actor`), `none` (represents
            no state), `office` (holds an office of a state that is not named here), `role` (a role that says neither).
        role: As the text gives it.
        rule: Which clue it was.
        refers_to: What "its ambassador", "the bloc's president", "the group's chief" leave to the text before: `state`,
            `body`, `force`; else empty.
    """

    verdict: str
    actor: str = ""
    role: str = ""
    rule: str = ""
    refers_to: str = ""


class Surroundings:
    """The states, organizations and persons of a document, looked up by place."""

    def __init__(self, text: str, named: Iterable[Named]) -> None:
        self.text = text
        self.named = sorted(named, key=lambda each: (each.start, -each.end))
        self._starts = [each.start for each in self.named]

    def between(self, start: int, end: int) -> list[Named]:
        """Return what is named wholly within the offsets, in text order."""
        low = bisect_left(self._starts, start)
        high = bisect_left(self._starts, end)
        return [each for each in self.named[low:high] if each.end <= end]


def read_clue(around: Surroundings, start: int, end: int, sentence: tuple[int, int]) -> Clue | None:
    """Read what stands beside one mention, None when nothing does.

    Args:
        around: The document.
        start: Where the name starts.
        end: Where it ends, without possessive.
        sentence: Offsets of the sentence around it.
    """
    before = _before(around, start, _floor(around.text, start))
    if before is not None and before.verdict != "role":
        return before
    behind = _behind(around, end, min(sentence[1], end + 150))
    if behind is not None and (before is None or behind.verdict != "role"):
        return behind
    return before


def _floor(text: str, start: int) -> int:
    """Return where the text before a name starts to count: at its sentence, not at the point of `U.S. Secretary`."""
    floor = max(text.rfind("\n", 0, start) + 1, start - 130, 0)
    for match in _SENTENCE_END.finditer(text, floor, start + 1):
        floor = match.end()
    return floor


def _before(around: Surroundings, name_start: int, floor: int) -> Clue | None:
    text = around.text
    left = text[floor:name_start]
    head = None
    for match in _HEAD.finditer(left):
        if _GAP.match(left, match.end()) and not _CLAUSE.search(left, match.end()):
            head = match
            break
    named = around.between(floor, name_start)
    if head is None:
        return _possessor(text, named, name_start)
    start = floor + head.start()
    end = floor + head.end()
    phrase_start = _phrase_start(text, floor, start)
    role = text[phrase_start:name_start].strip(' ,"“')
    return _weigh(around, named, (phrase_start, start, end, name_start), role, "title")


def _possessor(text: str, named: list[Named], name_start: int) -> Clue | None:
    """Read `South Korea's Hwang Joonkook`."""
    if named and named[-1].kind != "person" and text[named[-1].end : name_start] in ("'s ", "’s ", "' ", "’ "):
        return Clue("actor", named[-1].actor, rule="possessive")
    return None


def _behind(around: Surroundings, name_end: int, ceiling: int) -> Clue | None:
    text = around.text
    right = text[name_end:ceiling]
    named = around.between(name_end, ceiling)
    first = named[0] if named else None
    if first is not None and first.kind != "person":
        between = text[name_end : first.start]
        if between in (" of ", " of the "):
            return Clue("actor", first.actor, rule="of-state")
        if between in (" (", " (the ") and text[first.end : first.end + 1] in ")":
            return Clue("actor", first.actor, rule="parentheses")
    match = _APPOSITION.match(right)
    if match is None:
        return None
    start = name_end + match.start("text")
    end = name_end + match.end("text")
    inside = [each for each in named if each.end <= end]
    head = _HEAD.search(text, start, end)
    # A list is no apposition: "... Kurt Campbell, South Korean First Vice Foreign Minister Kim Hong-kyun and ..."
    if head is not None and any(
        each.kind == "person" and head.end() <= each.start and _GAP.match(text[: each.start], head.end())
        for each in inside
    ):
        return None
    clause = _CLAUSE.search(text, start, end)
    if clause is not None and (head is None or clause.start() < head.start()):
        return None
    if head is None:
        is_possessor = (
            inside and inside[0].start == start and _POSSESSIVE.match(text[inside[0].end : inside[0].end + 3])
        )
        return (
            Clue("actor", inside[0].actor, rule="apposition") if is_possessor and inside[0].kind != "person" else None
        )
    end = clause.start() if clause is not None else end
    phrase_start = _phrase_start(text, start, head.start())
    head = _last_head(text, head, end)
    role = re.sub(r"^(?:then )?(?:the|an?|its|his|her|their) ", "", text[phrase_start:end].strip())
    return _weigh(around, inside, (phrase_start, head.start(), head.end(), end), role, "apposition")


def _last_head(text: str, head: re.Match[str], end: int) -> re.Match[str]:
    """Return the last head of a phrase that opens with another one: `deputy prime minister`."""
    following = _HEAD.search(text, head.end(), end)
    while following is not None and all(
        word.lower() in _TITLES.modifiers for word in text[head.end() : following.start()].split()
    ):
        head, following = following, _HEAD.search(text, following.end(), end)
    return head


def _phrase_start(text: str, floor: int, head_start: int) -> int:
    """Return where the title phrase starts: its modifiers stand before the head."""
    start = head_start
    while True:
        match = _MODIFIER.search(text, floor, start)
        if match is None:
            return start
        word = match.group(1).lower().rstrip(".")
        parts = word.split("-")
        is_own = any(part in group for part in (word, parts[0], parts[-1]) for group in _OWN_WORDS)
        if not is_own or match.group(0).endswith(", "):
            return start
        start = match.start(1)


_OWN_WORDS = (
    _TITLES.modifiers,
    _TITLES.heads,
    _TITLES.former,
    _TITLES.aspiring,
    frozenset({"security", "ministry", "department", "affairs", "then"}),
)


def _weigh(around: Surroundings, named: list[Named], places: tuple[int, int, int, int], role: str, rule: str) -> Clue:
    """Decide what a title phrase says.

    Args:
        around: The document.
        named: What is named in reach of the phrase, in text order.
        places: Start of the phrase, start and end of its head, end of its complement.
        role: The phrase.
        rule: `title` or `apposition`.
    """
    phrase_start, head_start, head_end, complement_end = places
    text = around.text
    head = text[head_start:head_end].lower()
    role = role.strip(' .,"“')
    words = set(re.split(r"[\s-]+", text[phrase_start:head_end].lower()))
    if words & _TITLES.former:
        return Clue("none", role=role, rule="former")
    if words & _TITLES.aspiring:
        return Clue("none", role=role, rule="aspiring")
    if head in _TITLES.private:
        return Clue("none", role=role, rule="legislator" if head in _LEGISLATIVE else "private")
    if head in _TITLES.courtesy:
        return Clue("role", rule="courtesy")
    if head in _TITLES.kin:
        return Clue("role", role=role, rule=rule)
    holder = _owner(text, named, phrase_start, head_start, head_end)
    owner = holder.named if holder is not None else None
    if holder is not None and holder.role_start < phrase_start:
        role = text[holder.role_start : phrase_start] + role
    if owner is not None and _TITLES.former & set(re.split(r"[\s-]+", text[owner.end : head_start].lower())):
        return Clue("none", role=role, rule="former")
    if owner is None:
        owner = _complement(text, named, head, head_end, complement_end)
    if owner is not None and _FORMER_BEFORE.search(text, max(0, owner.start - 16), owner.start):
        return Clue("none", role=role, rule="former")
    if owner is None and rule == "title" and role == "Representative":
        return Clue("none", role=role, rule="legislator")
    if owner is not None:
        return Clue("person" if owner.kind == "person" else "actor", owner.actor, role, rule)
    lead = text[max(0, phrase_start - 24) : phrase_start]
    refers_to = _body_kind(lead) or ("state" if _COUNTRY.search(lead) or _PRONOUN.search(lead) else "")
    principals = {each.actor for each in named if each.kind == "person" and each.end < phrase_start}
    if len(principals) == 1 and lead.endswith((" his ", " her ")):
        return Clue("person", principals.pop(), role, "back-reference")
    if head in _TITLES.neutral or head == "number two":
        return Clue("office" if refers_to else "role", role=role, rule=rule, refers_to=refers_to)
    return Clue("office", role=role, rule=rule, refers_to=refers_to)


def _body_kind(lead: str) -> str:
    match = _BODY.search(lead)
    if match is None:
        return ""
    return "force" if match.group(1).lower() in _FORCE_WORDS else "body"


def _owner(text: str, named: list[Named], phrase_start: int, head_start: int, head_end: int) -> _Owner | None:
    """Return who stands before the head: `Russian Foreign Minister`, `Tehran's ambassador`, `UN chief` as one name."""
    for at in range(len(named) - 1, -1, -1):
        nearest = named[at]
        if nearest.start <= head_start and head_end <= nearest.end and nearest.kind == "organization":
            return _Owner(nearest, phrase_start)
        if nearest.end > head_start:
            continue
        if nearest.end <= phrase_start and not _is_tied(text, nearest, phrase_start):
            return None
        first = at
        if text[head_start:head_end].lower() in _SENT:
            while first and _is_tied(text, named[first - 1], named[first].start):
                first -= 1
        return _Owner(named[first], phrase_start if first == at else named[first + 1].start)
    return None


def _is_tied(text: str, name: Named, start: int) -> bool:
    """Say whether a name qualifies the title that starts at the offset.

    "Iran's nuclear chief", "Russian armed forces chief" and "US Central Command chief" do; in "Russia hosted Foreign
    Minister Diop" a verb stands between, which only a name that is neither possessive nor adjective can govern.
    """
    match = _TIE.fullmatch(text, name.end, start)
    if match is None:
        return False
    possessive = match[1]
    words = (match[2] or "").split()
    if name.kind == "person" and not possessive:
        return False
    if (words and _governs(words[-1])) or not _JOINERS.isdisjoint(words):
        return _SANCTIONS_OFFICE.match(text, name.end) is not None
    return bool(possessive or name.is_adjective) or all(_is_field(word) for word in words)


def _governs(word: str) -> bool:
    """Say whether the word before a title can be a verb that has the person for its object: "troops captured"."""
    lower = word.lower()
    return lower in _TITLES.governing or (lower.endswith("ed") and not _is_field(lower))


def _is_field(word: str) -> bool:
    """Say whether the word can be part of a title between a name and its head: `EU foreign policy chief`."""
    lower = word.lower()
    if lower in _TITLES.fields or any(lower in group for group in _OWN_WORDS):
        return True
    return word[0].isupper() and not lower.endswith(("s", "ed"))


def _complement(text: str, named: list[Named], head: str, head_end: int, end: int) -> Named | None:
    """Return whom the head is `of`: `president of the European Commission`; a spokesman is also `for` somebody."""
    for each in named:
        if head_end < each.start < end and each.kind != "person":
            between = text[head_end : each.start]
            if _OF.match(between) or re.match(r" (?:of|at|in) (?:the )?(?:[\w’'-]+ ){0,4}\Z", between):
                return each
            if head.startswith("spokes") and _FOR.match(between):
                return each
            if head in ("diplomat", "official") and re.match(r" from (?:the )?\Z", between):
                return each
            return None
    return None
