"""What an article has told of so far, in text order: whom "he", "it" and "the ministry" can pick up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

#: How far back a pronoun looks, in paragraphs: "He added" may open the second paragraph behind the name.
NEAR_PARAGRAPHS = 2
#: A description looks farther back, it says more than a pronoun.
MAX_PARAGRAPHS = 6
#: Where nobody breaks paragraphs; also keeps a long text from being read back for every pronoun.
_MAX_SENTENCES = 40


@dataclass(frozen=True, slots=True)
class Referent:
    """Whom a noun phrase stands for.

    Attributes:
        text: The noun phrase as the text has it, without what follows a comma or a relative pronoun.
        start_char: Offset of `text` in the Doc's text; `end_char` behind it.
        actors: Ids of the states and organizations that it is or represents, in text order; empty when unknown or none.
            A body of `ACTOR_MECHANISMS` (`panel-of-experts`, `msmt`, `monitoring-team`) counts as well.
        person: Full name of the person, empty when it is none or unknown.
        role: Office as the text or the catalogue gives it.
        resolution: `name`, `title`, `apposition`, `pronoun` or `unknown`.
        rule: Which rule decided, so that every row can be explained; `private` for a person who represents nobody.
    """

    text: str = ""
    start_char: int = 0
    end_char: int = 0
    actors: tuple[str, ...] = ()
    person: str = ""
    role: str = ""
    resolution: str = "unknown"
    rule: str = ""


def make(
    text: str,
    phrase: tuple[int, int],
    actors: tuple[str, ...],
    role: str,
    resolution: str,
    rule: str,
    person: str = "",
) -> Referent:
    """Return the referent of a phrase, given by its offsets in the text."""
    start, end = phrase
    return Referent(text[start:end], start, end, tuple(dict.fromkeys(actors)), person, role, resolution, rule)


@dataclass(frozen=True, slots=True)
class Told:
    """Somebody of whom the text has told.

    Attributes:
        at: Index of the head token.
        referent: Who it is.
        kind: `person` (one), `people` (several), `actor` (one state, organization or organ of it), `group` (several).
        size: How many, 0 where it is not said.
        gender: `f`, `m` or empty.
        noun: Lemma of the head, lower case.
        rank: 2 for a subject, 1 for another phrase, 0 for a modifier ("the *Russian* draft").
        sentence: Number of the sentence; `paragraph` likewise.
        quotation: Number of the quotation that it stands in, 0 outside.
    """

    at: int
    referent: Referent
    kind: str
    size: int = 1
    gender: str = ""
    noun: str = ""
    rank: int = 1
    sentence: int = 0
    paragraph: int = 0
    quotation: int = 0


@dataclass(slots=True)
class Chain:
    """All that was told, and where each token stands."""

    sentences: list[int]
    paragraphs: list[int]
    quotations: list[int]
    told: list[Told] = field(default_factory=list)

    def before(self, token: Token, reach: int = MAX_PARAGRAPHS) -> Iterator[Told]:
        """Yield what was told before a token and can be spoken of at it, the last first.

        Inside a quotation a pronoun means somebody of the same quotation; outside, nobody told within one.

        Args:
            token: What picks up.
            reach: How many paragraphs back to look.
        """
        quotation = self.quotations[token.i]
        paragraph = self.paragraphs[token.i] - reach
        sentence = self.sentences[token.i] - _MAX_SENTENCES
        for each in reversed(self.told):
            if each.paragraph < paragraph or each.sentence < sentence:
                return
            if each.at < token.i and each.quotation == quotation:
                yield each

    def pick(self, token: Token, fits: Callable[[Told], bool], reach: int = NEAR_PARAGRAPHS) -> Told | None:
        """Return the antecedent by sentence: in each the subject, else the only one; None where two are possible.

        Args:
            token: The pronoun.
            fits: Agrees in kind, number and gender.
            reach: How many paragraphs back to look.
        """
        by_sentence: dict[int, list[Told]] = {}
        for each in self.before(token, reach):
            if fits(each):
                by_sentence.setdefault(each.sentence, []).append(each)
        here = self.sentences[token.i]
        for sentence in sorted(by_sentence, reverse=True):
            if here - sentence > 4:
                return None
            candidates = by_sentence[sentence]
            subjects = [each for each in candidates if each.rank == 2]
            # The last subject of the sentence itself, the first of an earlier one: that is what it was about.
            if len(_same(subjects)) == 1:
                return subjects[0]
            if subjects:
                return subjects[0] if sentence == here else subjects[-1]
            if len(_same(candidates)) == 1 and candidates[0].rank:
                return candidates[0]
            return None
        return None


def _same(told: list[Told]) -> set[tuple[str, tuple[str, ...], str]]:
    return {(each.referent.person, each.referent.actors, "" if each.referent.actors else each.noun) for each in told}


def number_paragraphs(doc: Doc) -> list[int]:
    """Return the number of the paragraph of each token: an empty line, or a line end behind a full stop, ends one."""
    numbers = []
    number = 0
    last = ""
    for token in doc:
        if token.is_space and "\n" in token.text and (token.text.count("\n") > 1 or last[-1:] in ".!?\"”»:'’)"):
            number += 1
        elif not token.is_space:
            last = token.text
        numbers.append(number)
    return numbers


def number_sentences(doc: Doc) -> list[int]:
    """Return the number of the sentence of each token."""
    numbers = []
    number = 0
    for token in doc:
        number += bool(token.is_sent_start and token.i)
        numbers.append(number)
    return numbers


def number_quotations(doc: Doc, paragraphs: list[int]) -> list[int]:
    """Return the number of the quotation of each token, 0 outside; one that nobody closes ends with its paragraph."""
    numbers = []
    number = current = paragraph = 0
    for token in doc:
        if paragraphs[token.i] != paragraph:
            paragraph, current = paragraphs[token.i], 0
        if token.text in _OPENING or (token.text in _EITHER and not current):
            number += 1
            current = number
            numbers.append(current)
            continue
        numbers.append(current)
        if token.text in _CLOSING or (token.text in _EITHER and current):
            current = 0
    return numbers


_OPENING = frozenset(["“", "«", "„", "``"])
_CLOSING = frozenset(["”", "»", "''"])
_EITHER = frozenset(['"'])
