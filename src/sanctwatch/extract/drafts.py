"""Whose a draft, a bid or a call is: "a U.S. text that would have cut the oil", "Moscow's call for an embargo"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from sanctwatch.catalogue.frames import Container, Frame, Lexicon
from sanctwatch.extract.content import Content, Contents
from sanctwatch.extract.grammar import holders
from sanctwatch.extract.predicates import Match, find_matches
from sanctwatch.extract.proposition import Party, Proposition
from sanctwatch.extract.reading import Reading
from sanctwatch.extract.reference import References
from sanctwatch.extract.speech import Speeches

#: What these hold is adopted, not proposed: "a UN resolution that bans ..." is a resolution of the Council.
_ADOPTERS = frozenset({"UN", "UNSC", "UNGA"})


def find_holders(
    reading: Reading, lexicon: Lexicon, references: References, contents: Contents, speeches: Speeches
) -> Iterator[Proposition]:
    """Yield a proposition for each draft, bid or call whose holder and content are told, in text order."""
    for token in reading.doc:
        if token.pos_ not in ("NOUN", "PROPN") or any(
            named.row.kind != "resolution" for named in reading.named_at(token)
        ):
            continue
        match = next((match for match in find_matches(token, lexicon) if isinstance(match.meaning, Container)), None)
        if match is None:
            continue
        container = match.meaning
        assert isinstance(container, Container)
        parties: list[Party] = []
        for holder in holders(token):
            if _is_of_measure(reading, holder):
                continue
            referent = references.of(holder)
            parties += [Party(actor, referent.person) for actor in referent.actors if actor not in _ADOPTERS]
        if not parties:
            continue
        about = tuple(
            content for content in contents.kept_by(contents.of(token)) if content.id and content.kind == "measure"
        )
        if any(child.dep_ == "amod" and child.lower_ in _FAILED for child in token.children):
            yield _made(_FAIL, token, match, parties, about, speeches)
        if not about or not container.has_holder:
            continue
        yield _made(
            _FRAMES["objection" if container.sign == "-" else container.kind], token, match, parties, about, speeches
        )


def _is_of_measure(reading: Reading, holder: Token) -> bool:
    """Say whether a state is that of the measure behind it: "the Iran snapback bid" is not Iran's."""
    if holder.dep_ not in ("compound", "amod", "nmod") or holder.i + 1 >= len(holder.doc):
        return False
    return any(named.row.kind == "mechanism" for named in reading.named_at(holder.nbor()))


def _made(
    frame: Frame, token: Token, match: Match, parties: list[Party], about: tuple[Content, ...], speeches: Speeches
) -> Proposition:
    return Proposition(
        frame=frame,
        head=token,
        tokens=match.tokens,
        actors=tuple(dict.fromkeys(parties)),
        contents=about,
        addressees=(),
        sign=1,
        is_conditional=False,
        modality="asserted",
        is_attributed=False,
        is_considered=False,
        speech=speeches.around(token),
        is_content=False,
        is_noun=True,
    )


def _frame(id_: str, type_: str, cameo: str, basis: str) -> Frame:
    return Frame(id_, type_, "REQUEST", cameo, "+", (), "subject", frozenset(), (), basis, "", "")


_FAILED = frozenset({"failed", "unsuccessful", "abortive", "aborted", "doomed", "botched", "futile", "stillborn"})
_FAIL = Frame("fail.holder", "fail", "REJECT", "", "", (), "subject", frozenset(), (), "action", "", "")
_FRAMES = {
    "draft": _frame("position.holder", "", "", "action"),
    "deed": _frame("position.holder", "", "", "action"),
    "word": _frame("demand.holder", "demand", "102", "statement"),
    "objection": Frame(
        "reject.holder", "reject", "REJECT", "120", "+", (), "subject", frozenset(), (), "statement", "", ""
    ),
}
