"""Tallies of votes: "9 in favour (Denmark, France, ...) to none against, with 6 abstentions (Algeria, ...)".

The parse of such a list is of no use; the list is read off the words. A side is named by a word, the states that follow
it directly, in brackets, behind a colon or behind "were", separated by nothing but commas and "and", are its votes.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from sanctwatch.catalogue.frames import Frame
from sanctwatch.extract.content import Contents
from sanctwatch.extract.propositions import Party, Proposition
from sanctwatch.extract.reading import Reading

_SIDES = {
    "favour": "+",
    "favor": "+",
    "for": "+",
    "yes": "+",
    "yea": "+",
    "ayes": "+",
    "against": "-",
    "no": "-",
    "nay": "-",
    "opposed": "-",
    "abstentions": "0",
    "abstention": "0",
    "abstaining": "0",
    "abstained": "0",
    "abstain": "0",
}
_OPENERS = frozenset({"(", "[", ":", "-", "–", "—", "were", "came", "from", "was", "being"})
_JOINERS = frozenset({",", "and", "the", "&", ";", "as", "well", "plus", "both"})
_SIGNS = {"+": 1, "-": -1, "0": 0}


def find_tallies(reading: Reading, contents: Contents) -> Iterator[Proposition]:
    """Yield one vote per side of each tally of a Doc."""
    doc = reading.doc
    for token in doc:
        side = _SIDES.get(token.lower_)
        if side is None:
            continue
        parties, last = _listed(reading, doc, token)
        if len(parties) < (1 if last is None or last.text in (")", "]", ".") else 2):
            continue
        about = contents.kept_by(contents.draft_before(token))
        yield Proposition(
            frame=_FRAMES[side],
            head=token,
            tokens=(token,),
            actors=parties,
            contents=about,
            addressees=(),
            sign=_SIGNS[side],
            is_conditional=False,
            modality="asserted",
            is_attributed=False,
            is_considered=False,
            speech=None,
            is_content=False,
            is_noun=False,
        )


def _listed(reading: Reading, doc: Doc, side: Token) -> tuple[tuple[Party, ...], Token | None]:
    """Return the states listed behind the word for a side, and the word that ends the list."""
    at = side.i + 1
    opened = False
    while at < len(doc) and doc[at].text in _OPENERS and at - side.i <= 3:
        opened = True
        at += 1
    if not opened:
        return (), None
    found: list[Party] = []
    while at < len(doc):
        token = doc[at]
        state = next((named for named in reading.named_at(token) if named.row.kind == "state"), None)
        if state is not None:
            found.append(Party(state.row.id))
            at = state.span.end
        elif token.lower_ in _JOINERS:
            at += 1
        else:
            return tuple(dict.fromkeys(found)), token
    return tuple(dict.fromkeys(found)), None


def _frame(side: str, name: str) -> Frame:
    return Frame(
        id=f"vote.tally-{name}",
        type="vote",
        plover="CONSULT",
        cameo="",
        sign=side,
        target=(),
        actor="subject",
        needs=frozenset(),
        addressee=(),
        basis="action",
        modality="",
        implies="",
    )


_FRAMES = {"+": _frame("+", "for"), "-": _frame("-", "against"), "0": _frame("0", "abstaining")}
