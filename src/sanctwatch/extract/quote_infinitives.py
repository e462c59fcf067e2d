"""What is reported without a subject: promised to ..., called on X to ..., accused X of ..., denied having ..."""

from __future__ import annotations

from spacy.tokens import Token

from sanctwatch.extract.quote_cues import Cues
from sanctwatch.extract.quote_layout import Layout
from sanctwatch.extract.quote_sayings import Saying
from sanctwatch.extract.quote_verbs import is_finite

#: "Admitted lying" tells no more than that; "admitted lying to Congress" does.
_MIN_TOKENS = 2


def infinitive(layout: Layout, saying: Saying, cues: Cues) -> tuple[int, int] | None:
    """`promised to ...`; `called on X to ...`, `told X to ...`."""
    if saying.lists.isdisjoint({"promising", "urging"}) or saying.is_bare_passive or saying.verb.tag_ == "VBG":
        return None
    if saying.subject is not None and cues.is_in(saying.subject, "papers"):
        return None  # a resolution that calls on a state does so, it does not say so
    verb = saying.verb
    for child in verb.children:
        if child.i < saying.last.i or child.dep_ not in ("xcomp", "advcl", "ccomp", "acl"):
            continue
        marks = {c.lower_ for c in child.children if c.dep_ == "mark" or c.tag_ == "TO"}
        if "to" not in marks:
            continue
        addressee = [c for c in verb.children if verb.i < c.i < child.i and c.dep_ in ("obj", "iobj", "obl", "nsubj")]
        first = child.left_edge.i
        if "urging" in saying.lists and addressee:
            first = addressee[0].left_edge.i
            while layout.doc[first].dep_ == "case":
                first += 1
        elif "promising" not in saying.lists:
            continue
        return layout.doc[first].idx, _end_of(layout, child)
    return None


def gerund(layout: Layout, saying: Saying) -> tuple[int, int] | None:
    """`accused X of ...`, `denied having ...`."""
    verb = saying.verb
    if "accusing" in saying.lists or saying.verb.lemma_ == "accuse":
        for child in verb.children:
            if (
                child.i > verb.i
                and child.dep_ in ("xcomp", "advcl", "obl", "ccomp")
                and _marker(child) in ("of", "against")
            ):
                if child.dep_ == "obl" and verb.lemma_ != "accuse":
                    continue
                first = next(
                    (c.left_edge.i for c in verb.children if c.dep_ == "obj" and verb.i < c.i < child.i),
                    child.left_edge.i,
                )
                return layout.doc[first].idx, _end_of(layout, child)
    if "gerund" in saying.lists:
        for child in verb.children:
            if (
                child.i > saying.last.i
                and child.dep_ in ("xcomp", "ccomp")
                and any(token.tag_ == "VBG" for token in (child, *child.children))
            ):
                if child.right_edge.i - child.left_edge.i < _MIN_TOKENS:
                    continue
                return layout.doc[child.left_edge.i].idx, _end_of(layout, child)
    return None


def _marker(clause: Token) -> str:
    return next((child.lower_ for child in clause.children if child.dep_ in ("mark", "case")), "")


def _end_of(layout: Layout, clause: Token) -> int:
    """Return where an infinitive or a gerund ends: a finite verb joined to it goes on with the clause above."""
    last = clause.right_edge.i
    for child in clause.children:
        if child.dep_ == "conj" and is_finite(child) and child.tag_ != "MD" and not is_finite(clause):
            last = max(clause.i, child.left_edge.i - 1)
            break
    return layout.doc[last].idx + len(layout.doc[last])
