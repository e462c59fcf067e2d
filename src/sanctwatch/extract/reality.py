"""How real what a predicate says is: asserted, planned, hypothetical or negated, and whose expectation."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Token

from sanctwatch.catalogue.frames import Control, Frame, Lexicon
from sanctwatch.extract.grammar import OBJECTS, case_of, clause_span, is_negated, is_verb
from sanctwatch.extract.predicates import find_matches


@dataclass(frozen=True, slots=True)
class Reality:
    """How real a predicate is.

    Attributes:
        modality: `asserted`, `planned`, `hypothetical` or `negated`.
        sign: +1, -1 where negation turns it, 0 where the actor leaves it open.
        is_attributed: Somebody else expects it.
        is_content: It stands in what another predicate demands, proposes or would do, or in a question.
        is_counterfactual: It would have been, and was not.
        is_considered: The actor considers it.
        is_if: It stands in an if-clause.
    """

    modality: str = "asserted"
    sign: int = 1
    is_attributed: bool = False
    is_content: bool = False
    is_counterfactual: bool = False
    is_considered: bool = False
    is_if: bool = False


def read_reality(token: Token, lexicon: Lexicon) -> Reality:
    """Tell how real a predicate is, from its own auxiliaries and from the predicates that it hangs on."""
    hedges = lexicon.hedges
    modality, sign, is_attributed, is_content, is_considered = "asserted", 1, False, False, False
    auxiliaries = {child.lower_ for child in token.children if child.dep_ in ("aux", "aux:pass")}
    if auxiliaries & {"would", "'d", "’d"}:
        modality = "negated" if auxiliaries & {"have", "'ve"} else "planned"
    elif auxiliaries & {"will", "shall", "'ll", "’ll", "wo"}:
        modality = "planned"
    elif auxiliaries & hedges.hypothetical_aux or auxiliaries & {"must", "should", "ought"}:
        modality = "hypothetical"
    if "to" in {child.lower_ for child in token.children if child.dep_ in ("mark", "aux")} and token.dep_ == "root":
        modality = "planned"  # headlines: "UN to vote"
    is_if = any(child.lower_ in hedges.hypothetical_marks and child.dep_ == "mark" for child in token.children)
    if is_if:
        modality = "hypothetical"
    is_counterfactual = modality == "negated"
    if auxiliaries & {"must", "should", "ought"} or is_question(token):
        modality, is_content = "hypothetical", True
    if token.dep_ in OBJECTS and is_verb(token.head) and is_negated(token.head, hedges.negators):
        modality, sign = "negated", 0  # "took no decision to", "did not table a text"
    if is_negated(token, hedges.negators):
        # "could not support it" is a refusal.
        modality, sign = "negated", -1
    above, child = token.head, token
    for _ in range(4):
        if above.i == child.i:
            break
        if child.dep_ in ("conj", "parataxis"):
            if child.dep_ == "parataxis":
                break
            child, above = above, above.head
            continue
        if child.dep_ not in ("xcomp", "ccomp", "acl", "advcl", "obj", "obl", "nmod"):
            break
        stop, is_controlled = True, False
        for match in find_matches(above, lexicon):
            meaning = match.meaning
            if isinstance(meaning, Control):
                if child.dep_ in ("obj", "obl", "nmod") and child.tag_ != "VBG":
                    break
                if child.dep_ == "ccomp" and _is_past(child):
                    break  # "told reporters that Moscow had vetoed it": said, not asked for
                inner = read_reality(above, lexicon)
                is_if = is_if or inner.is_if
                control = meaning.modality or modality
                is_considered = meaning.modality == "hypothetical" and meaning.subject == "same" and inner.sign > 0
                if inner.modality == "negated" and not inner.is_counterfactual:
                    control = "negated"
                elif inner.modality in ("hypothetical", "planned") and control == "asserted":
                    control = inner.modality
                if control != "asserted":
                    modality = control
                sign *= inner.sign * (-1 if meaning.sign == "-" else 1)
                if meaning.sign == "0":
                    sign = 0
                is_attributed = is_attributed or meaning.is_attributed or inner.is_attributed
                is_content = is_content or inner.is_content
                is_controlled = True
                break
            if (
                isinstance(meaning, Frame)
                and meaning.type in _TAKES_CONTENT
                and child.dep_
                in (
                    "xcomp",
                    "ccomp",
                    "acl",
                    "advcl",
                    *(("obl",) if _is_object(child) else ()),
                )
            ):
                if child.dep_ == "advcl":
                    is_content = is_content or child.tag_ == "VB" or _is_object(child)
                else:
                    is_content = is_content or child.tag_ in ("VB", "VBG") or child.dep_ == "ccomp"
                break
        if is_verb(above) and child.dep_ in ("xcomp",):
            stop = False
        is_gerund = child.tag_ == "VBG" and child.dep_ in ("acl", "nmod", "obl") and case_of(child) in _ABOUT
        if not is_controlled and not is_verb(above) and ((child.dep_ == "acl" and child.tag_ == "VB") or is_gerund):
            is_content = True  # "a ban on flying to", "talks about lifting"
        if stop:
            break
        child, above = above, above.head
    if is_if and not is_counterfactual:
        modality, is_considered = "hypothetical", False
    return Reality(modality, sign, is_attributed, is_content, is_counterfactual, is_considered, is_if)


#: Behind a noun these open what it is about.
_ABOUT = frozenset({"about", "against", "for", "of", "on"})


def _is_past(verb: Token) -> bool:
    return verb.tag_ == "VBD" or (verb.tag_ == "VBN" and any(child.lemma_ == "have" for child in verb.children))


_TAKES_CONTENT = frozenset({"demand", "propose", "reject", "support", "threaten", "veto", ""})


def _is_object(clause: Token) -> bool:
    """Say whether a gerund is what its verb is about: "called for lifting it", not "by lifting it"."""
    return clause.tag_ == "VBG" and case_of(clause) in ("for", "against", "of", "on", "to")


#: Auxiliaries of what is or was so: an order takes the bare form.
_INDICATIVE = frozenset({"has", "have", "had", "is", "are", "was", "were", "did", "does", "do", "will"})


def _is_report(clause: Token) -> bool:
    """Say whether a finite clause tells what is so: "told reporters that it has lifted them"."""
    auxiliaries = {child.lower_ for child in clause.children if child.dep_ in ("aux", "aux:pass", "cop")}
    return clause.tag_ in ("VBD", "VBZ") or bool(auxiliaries & _INDICATIVE)


def is_question(token: Token) -> bool:
    """Say whether a token stands in a question, which tells nothing."""
    sentence = token.sent
    last = next((word for word in reversed(sentence) if not word.is_space and word.text not in "\"”’')"), None)
    return last is not None and last.text == "?"


def has_proviso(predicate: Token, lexicon: Lexicon) -> bool:
    """Say whether the clause of a predicate makes conditions: "provided that", "in return for", "only if"."""
    _, right = clause_span(predicate)
    words = predicate.doc[predicate.i : right + 1].text.lower()
    return any(re.search(rf"\b{re.escape(proviso)}\b", words) for proviso in lexicon.hedges.provisos)
