"""Whom each named person represents, and in which role: from the text first, then from the catalogue of officials.

What the text says wins: "former Secretary of State", "Senator", "candidate" represent no state even where the catalogue
has a term. Else a term that holds on the day of publication counts; past it, an official whose every term is for one
state is read as acting in that office, as in chronicles; before the first term, nobody is represented yet.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc

from sanctwatch.catalogue import Official
from sanctwatch.extract.affiliation_clues import Clue, Named, Surroundings, read_clue
from sanctwatch.extract.affiliation_home import find_home
from sanctwatch.notes import sentence_around, text_of

#: States whose names put the surname first.
_SURNAME_FIRST = frozenset({"CHN", "KOR", "PRK", "TWN", "VNM"})


@dataclass(frozen=True, slots=True)
class Affiliation:
    """Whom a person represents.

    Attributes:
        actor: Id of the state or organization; empty when the person represents none, or nothing is known.
        role: Office as the text gives it, else as the catalogue does; empty when unknown.
        rule: What decided. The text beside the name: `title` ("Russian Foreign Minister X"), `apposition` ("X, the
            foreign minister of Mali"), `possessive` ("Mali's X"), `of-state` ("X of Mali"), `parentheses`
            ("X (Mali)"), `back-reference` ("its president, X", "Assad and his prime minister, X"). The catalogue of
            officials: `term` on the day of publication, `past-term` after it. For a minister without a state:
            `agency` and `dateline` ("SEOUL (Yonhap)"), `headline`. Nobody is represented: `former`, `aspiring`,
            `private`, `legislator`, and `unknown` where nothing is said.
    """

    actor: str
    role: str
    rule: str


def affiliate(doc: Doc, published: str, officials: Iterable[Official]) -> dict[str, Affiliation]:
    """Tell for each person of a Doc, by full name, who is represented.

    Args:
        doc: With the span groups `persons`, `states` and `organizations`.
        published: ISO date, as precise as known; empty when unknown.
        officials: Terms of the catalogue.

    Returns:
        One entry for every full name in `doc.spans["persons"]`. Never raises on text.
    """
    persons = list(doc.spans.get("persons", ()))
    if not persons:
        return {}
    mentions: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for span in persons:
        mentions[span.kb_id_].append((span.start_char, span.end_char))
    terms = _terms_by_name(mentions, officials)
    around = Surroundings(text_of(doc), _named(doc))
    clues = {name: _first_clues(doc, around, places) for name, places in mentions.items()}
    found = {name: _decide(clues[name], terms.get(name, []), published) for name in mentions}
    for name, (_, office) in clues.items():
        if found[name].rule == "unknown" and office is not None and office.verdict == "office":
            start = mentions[name][0][0]
            home = find_home(around, start, office, sentence_around(doc, start)[0])
            if home is not None:
                found[name] = Affiliation(home[0], office.role, home[1])
    for name, (clue, _) in clues.items():
        if clue is not None and clue.verdict == "person" and clue.actor in found:
            found[name] = Affiliation(found[clue.actor].actor, clue.role, clue.rule)
    return found


def _named(doc: Doc) -> Iterator[Named]:
    for key, kind in (("states", "state"), ("organizations", "organization"), ("persons", "person")):
        for span in doc.spans.get(key, ()):
            # "Russian hackers" and "Russians": only the plural, which is a noun, ends in "s".
            is_adjective = span.label_ == "demonym" and (not span.text.endswith("s") or span.text == "Swiss")
            yield Named(span.start_char, span.end_char, span.kb_id_, kind, is_adjective)


def _first_clues(doc: Doc, around: Surroundings, places: Sequence[tuple[int, int]]) -> tuple[Clue | None, Clue | None]:
    """Return the first clue that settles the matter, and the first office or role without a state."""
    office = None
    for start, end in places:
        clue = read_clue(around, start, end, sentence_around(doc, start))
        if clue is None:
            continue
        if clue.verdict in ("actor", "none", "person"):
            return clue, office
        if office is None and clue.role:
            office = clue
    return None, office


def _decide(clues: tuple[Clue | None, Clue | None], terms: list[Official], published: str) -> Affiliation:
    clue, office = clues
    role = office.role if office is not None else ""
    if clue is not None and clue.verdict == "actor":
        return Affiliation(clue.actor, clue.role or role or _role(terms, published, clue.actor), clue.rule)
    holding = [term for term in terms if _holds(term, published)] if published else []
    if len({term.name for term in holding}) > 1 and len({term.actor for term in holding}) > 1:
        holding, terms = [], []  # "Minister Kim" may be anybody
    # "The economist Janet Yellen" is still the secretary; a senator, a candidate and a former minister are not.
    # So is one who is called by an earlier office, "former President Dmitry Medvedev".
    if clue is not None and clue.verdict == "none" and not (clue.rule in ("private", "former") and holding):
        return Affiliation("", clue.role, clue.rule)
    if holding:
        return Affiliation(holding[-1].actor, role or holding[-1].role, "term")
    actors = {term.actor for term in terms}
    if len(actors) == 1 and (not published or office is not None or not _is_before_all(terms, published)):
        return Affiliation(terms[0].actor, role or (terms[0].role if len(terms) == 1 else ""), "past-term")
    return Affiliation("", role, "unknown")


class _Same:
    """A tuple of officials that is equal only to itself, so that its index can be kept without comparing hundreds."""

    def __init__(self, officials: tuple[Official, ...]) -> None:
        self.officials = officials

    def __hash__(self) -> int:
        return id(self.officials)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.officials is self.officials


@lru_cache(maxsize=4)
def _index(same: _Same) -> tuple[dict[str, list[Official]], dict[str, list[Official]]]:
    """Return the officials by spelling, and by surname for those that stand alone behind a title."""
    by_spelling: dict[str, list[Official]] = defaultdict(list)
    by_word: dict[str, list[Official]] = defaultdict(list)
    for official in same.officials:
        for spelling in dict.fromkeys(_fold(text) for text in (official.name, *official.variants, *official.alone)):
            by_spelling[spelling].append(official)
        words = official.name.split()
        if words:
            by_word[_fold(words[0] if official.actor in _SURNAME_FIRST else words[-1])].append(official)
    return dict(by_spelling), dict(by_word)


def _terms_by_name(names: Iterable[str], officials: Iterable[Official]) -> dict[str, list[Official]]:
    by_spelling, by_word = _index(_Same(officials if isinstance(officials, tuple) else tuple(officials)))
    terms: dict[str, list[Official]] = {}
    for name in names:
        hits = next((by_spelling[key] for key in _keys(name) if key in by_spelling), [])
        if not hits and " " not in name:
            hits = by_word.get(_fold(name), [])
        terms[name] = hits
    return terms


def _keys(name: str) -> tuple[str, ...]:
    """Return the spellings under which a name is looked up: as it is, without initials, its last two words."""
    words = _fold(name).split()
    without_initials = [word for word in words if len(word.rstrip(".")) > 1]
    return tuple(dict.fromkeys((" ".join(words), " ".join(without_initials), " ".join(without_initials[-2:]))))


def _fold(name: str) -> str:
    return name.casefold().replace("’", "'").replace("-", " ")


def _holds(term: Official, published: str) -> bool:
    """Say whether the term holds on a date; both may be as coarse as a year."""
    n_start, n_end = min(len(term.start), len(published)), min(len(term.end), len(published))
    return term.start[:n_start] <= published[:n_start] and (not term.end or published[:n_end] <= term.end[:n_end])


def _is_before_all(terms: list[Official], published: str) -> bool:
    return all(term.start and published < term.start[: len(published)] for term in terms)


def _role(terms: list[Official], published: str, actor: str) -> str:
    for term in terms:
        if term.actor == actor and (not published or _holds(term, published)):
            return term.role
    return ""
