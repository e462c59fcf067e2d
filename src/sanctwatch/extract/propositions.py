"""Who does or wants what: the frames of the lexicon applied to a parsed Doc.

A proposition is one predicate with its actors, what it is about, how real it is and who says so. Events and stances are
read off propositions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from sanctwatch.catalogue.frames import Control, Frame, Lexicon
from sanctwatch.extract.content import Content, Contents
from sanctwatch.extract.event_dates import EventDate
from sanctwatch.extract.grammar import (
    OBJECTS,
    SUBJECTS,
    antecedent,
    clause_span,
    doers,
    holders,
    is_negated,
    is_verb,
    obliques,
)
from sanctwatch.extract.predicates import (
    Match,
    actor_tokens,
    find_matches,
    role_tokens,
    sentence_tokens,
    target_tokens,
)
from sanctwatch.extract.reading import Reading
from sanctwatch.extract.reference import References
from sanctwatch.extract.speech import Speech, Speeches

_COMPANIONS = ("along", "alongside", "together", "with")
#: Types that several actors do together; "with" names a companion only there.
_JOINT = frozenset({"propose", "veto", "vote", "demand", "establish", "reject", "support", "impose"})


@dataclass(frozen=True, slots=True)
class Party:
    """Who takes part in a proposition.

    Attributes:
        id: State or organization, or the name of a person who represents none.
        person: Full name of the official, or the role as in the text; empty when a state or body is named itself.
    """

    id: str
    person: str = ""


@dataclass(frozen=True, slots=True)
class Proposition:
    """One predicate with its roles.

    Attributes:
        frame: What it means.
        head: The predicate.
        tokens: All words of the match, the head first.
        actors: Who does it.
        contents: What it is about.
        addressees: Parties that it is addressed to, or that it hits.
        sign: +1, -1 or 0 for neutral; None without a position.
        is_conditional: The actor makes conditions.
        modality: `asserted`, `planned`, `hypothetical` or `negated`.
        is_attributed: Somebody else expects or says it.
        is_considered: It is hypothetical because the actor only considers it, which is a leaning all the same.
        speech: The reported speech around it; None for the narrator's own words.
        is_content: It stands in what another predicate demands, proposes or would do.
        is_noun: The predicate is a noun.
        when: The date that the text gives it.
    """

    frame: Frame
    head: Token
    tokens: tuple[Token, ...]
    actors: tuple[Party, ...]
    contents: tuple[Content, ...]
    addressees: tuple[str, ...]
    sign: int | None
    is_conditional: bool
    modality: str
    is_attributed: bool
    is_considered: bool
    speech: Speech | None
    is_content: bool
    is_noun: bool
    when: EventDate = field(default_factory=EventDate)

    @property
    def cue(self) -> str:
        """The words of the predicate as the text has them."""
        return " ".join(token.text for token in sorted(self.tokens, key=lambda token: token.i))


@dataclass(frozen=True, slots=True)
class _Reality:
    modality: str = "asserted"
    sign: int = 1
    is_attributed: bool = False
    is_content: bool = False
    is_counterfactual: bool = False
    is_considered: bool = False


def find_propositions(
    reading: Reading, lexicon: Lexicon, references: References, contents: Contents, speeches: Speeches
) -> Iterator[Proposition]:
    """Yield the propositions of a Doc in text order.

    Args:
        reading: The parsed Doc.
        lexicon: The frames.
        references: Whom noun phrases stand for.
        contents: What phrases are about.
        speeches: Which tokens stand in reported speech.
    """
    taken: set[int] = set()
    for token in sentence_tokens(reading.doc):
        if token.i in taken or reading.place.zone(reading.original(token.idx, token.idx + 1)[0]) in _SKIPPED_ZONES:
            continue
        found = _read_token(token, reading, lexicon, references, contents, speeches)
        if found is not None:
            taken.update(word.i for word in found.tokens[1:])
            yield found


_SKIPPED_ZONES = frozenset({"navigation", "share", "related", "comments", "advert", "byline", "dateline"})


def _read_token(
    token: Token,
    reading: Reading,
    lexicon: Lexicon,
    references: References,
    contents: Contents,
    speeches: Speeches,
) -> Proposition | None:
    for match in find_matches(token, lexicon):
        frame = match.meaning
        if not isinstance(frame, Frame) or (frame.type == "fail" and token.dep_ == "amod"):
            continue  # "a failed effort" is told with its holder
        if match.pattern.pos == "N" and any(
            named.row.kind in ("mechanism", "state", "organization", "person") and len(named.span) > 1
            for named in reading.named_at(token)
        ):
            continue
        about = _contents_of(match, frame, contents)
        if about is None:
            continue
        speech = speeches.around(token)
        actors = _parties(actor_tokens(match, frame.actor), reading, references, speech)
        if frame.type not in _BODIES_DO:
            actors = tuple(actor for actor in actors if actor.id not in _BODIES)
        if frame.type in _ON_A_DRAFT | _ON_A_RESOLUTION and "party" not in frame.needs:
            about = tuple(content for content in about if content.kind != "party")
        if not any(content.id for content in about) and match.pattern.pos == "N":
            about = _effect(token, frame, contents) or about
        if frame.type in _ON_A_DRAFT and not any(content.id for content in about):
            symbols = {content.symbol for content in about} - {""}
            about = contents.draft_before(token) or (contents.subject_matter() if frame.sign else ())
            about = tuple(replace(content, symbol=content.symbol or min(symbols, default="")) for content in about)
        if frame.type in _ON_A_DRAFT | _ON_A_RESOLUTION:
            about = contents.kept_by(about)
            contents.put_on_agenda(token.i, (content for content in about if content.kind == "measure"))
        if frame.by and not any(actor.id in frame.by for actor in actors):
            continue
        if frame.type in _JOINT and match.pattern.pos == "V":
            actors = _with_companions(match, actors, references)
        if not actors:
            actors = _implied(frame, about)
        done = _SIGN_OF_DEED.get(frame.type)
        if done:
            deeds = (replace(c, sign=c.sign * done) for c in about if c.kind == "measure")
            contents.put_on_agenda(token.i, deeds, is_council=False)
        if frame.type == "meet":
            met = [Party(content.id) for content in about if content.kind == "party"]
            actors = tuple(dict.fromkeys((*actors, *met)))
            about = tuple(content for content in about if content.kind != "party")
        reality = _reality(token, lexicon)
        sign = {"+": 1, "-": -1, "0": 0}.get(frame.sign)
        modality = frame.modality or reality.modality
        if frame.type == "adopt" and modality == "negated" and not reality.is_counterfactual:
            frame = replace(frame, id=f"fail.not-{frame.id}", type="fail", plover="REJECT", cameo="", sign="")
            sign, modality = None, "asserted"
        return Proposition(
            frame=frame,
            head=token,
            tokens=match.tokens,
            actors=actors,
            contents=about,
            addressees=_addressees(match, frame, contents),
            sign=None if sign is None or not frame.sign else sign * reality.sign,
            is_conditional=frame.sign == "?"
            or (frame.sign == "+" and _is_wish(frame, modality) and has_proviso(token, lexicon)),
            modality=modality,
            is_attributed=reality.is_attributed,
            is_considered=reality.is_considered,
            speech=speech,
            is_content=reality.is_content,
            is_noun=match.pattern.pos == "N",
        )
    return None


def _contents_of(match: Match, frame: Frame, contents: Contents) -> tuple[Content, ...] | None:
    """Return what a match is about; None when it is not what the frame needs."""
    found: tuple[Content, ...] = ()
    is_there = False
    for tokens in target_tokens(match, frame.target):
        is_there = True
        one = contents.of_all(tokens)
        fitting = tuple(content for content in one if _fits(content, frame))
        if frame.type == "veto":
            fitting = tuple(content for content in fitting if content.id != "veto")
        if fitting:
            # What a pronoun may stand for comes nearest first, and only one of it is meant.
            found = fitting[:1] if fitting[0].is_one_of_many else fitting
            break
    if frame.implies:
        found = (*(content for content in found if content.kind != "party"), Content(frame.implies, 1, "measure"))
        return found
    if found or not frame.needs or (is_there and "any" in frame.needs):
        return found
    if not is_there and frame.type in _ON_A_DRAFT:
        return ()
    return None


def _effect(noun: Token, frame: Frame, contents: Contents) -> tuple[Content, ...]:
    """Return what a deed was about, from what it led to: a veto that "led to the end of the panel" was about the panel."""
    if noun.dep_ not in SUBJECTS or not is_verb(noun.head) or frame.sign not in ("+", "-"):
        return ()
    verb = noun.head
    found = [c for way in ("to", "in") for token in obliques(verb, way) for c in contents.of(token)]
    found = found or list(contents.of(verb))
    found = [content for content in found if content.kind == "measure" and content.id != "veto"]
    sign = 1 if frame.sign == "+" else -1
    return tuple(replace(content, sign=content.sign * sign, is_guessed=True) for content in found)


def _fits(content: Content, frame: Frame) -> bool:
    if frame.only and content.id not in frame.only:
        return False
    if frame.type in _ON_A_DRAFT and content.kind in ("idea", "party") and content.kind not in frame.needs:
        return False
    needs = frame.needs
    if not needs or "any" in needs or content.kind in needs:
        return True
    if content.kind == "measure":
        return "draft" in needs or ("deal" in needs and content.id in _DEALS)
    if content.kind == "party":
        return content.is_body and "deal" in needs
    if content.kind == "idea":
        return "draft" in needs and frame.type not in _ON_A_DRAFT | {"adopt", "renew"}
    return content.kind == "draft" and "measure" in needs and not frame.only


_DEALS = frozenset({"jcpoa", "npt", "msmt", "oil-price-cap", "joint-commission"})


def _parties(
    tokens: Sequence[Token], reading: Reading, references: References, speech: Speech | None
) -> tuple[Party, ...]:
    found: list[Party] = []
    for token in tokens:
        head = antecedent(token)
        if head.lower_ in ("we", "i", "us", "our", "my"):
            found += [Party(actor, speech.person) for actor in (speech.actors if speech else ())]
            continue
        if not reading.named_at(head):
            head = _holder_of(head, references)
        organ = next((organ for prefix, organ in _ORGANS if _is_document(head, reading, prefix)), "")
        if organ:
            found.append(Party(organ))
            continue
        referent = references.of(head)
        found += [Party(actor) for actor in _listed_before(head, reading)]
        if referent.actors:
            found += [Party(actor, referent.person) for actor in referent.actors]
        elif referent.person:
            found.append(Party(referent.person))
    return tuple(dict.fromkeys(found))


#: Whose act a document is: what resolution 2231 does, the Council does.
_ORGANS = (("S/RES/", "UNSC"), ("A/RES/", "UNGA"))


def _listed_before(head: Token, reading: Reading) -> list[str]:
    """Return the states of a headline's list, "China, Russia kill draft", which has no "and"."""
    found: list[str] = []
    left = min((named.span.start for named in reading.named_at(head)), default=head.i)
    while left >= 2 and head.doc[left - 1].text == "," and not head.doc[left].is_sent_start:
        state = next((one for one in reading.named_at(head.doc[left - 2]) if one.row.kind == "state"), None)
        if state is None or state.span.end != left - 1 or state.row.form == "demonym":
            break
        found.insert(0, state.row.id)
        left = state.span.start
    opens = left == head.sent.start or head.doc[left - 1].text in (":", "-", "–", "—") or head.doc[left - 1].lower_ == "as"
    return found if opens else []


def _is_document(head: Token, reading: Reading, prefix: str) -> bool:
    return any(named.row.kind == "resolution" and named.row.id.startswith(prefix) for named in reading.named_at(head))


def _implied(frame: Frame, about: Sequence[Content]) -> tuple[Party, ...]:
    """Return who adopts what is adopted without an actor: the organ of the resolution."""
    if frame.type in ("adopt", "renew"):
        for content in about:
            for prefix, organ in _ORGANS:
                if content.symbol.startswith(prefix):
                    return (Party(organ),)
    return ()


#: Whose documents speak for themselves.
_ADOPTERS = frozenset({"UN", "UNSC", "UNGA"})


def _holder_of(noun: Token, references: References) -> Token:
    """Return who holds a deed that acts: "Russia's veto ended ...", "Pyongyang issued a statement denouncing ..."."""
    if noun.pos_ != "NOUN" or references.of(noun).actors:
        return noun
    held = [*holders(noun), *obliques(noun, "of")]
    if noun.dep_ in OBJECTS and is_verb(noun.head):
        held += doers(noun.head)
    for holder in held:
        actors = references.of(holder).actors if holder.i != noun.i else ()
        if actors and not _ADOPTERS.issuperset(actors):  # a Council resolution is told as such
            return holder
    return noun


def _with_companions(match: Match, actors: tuple[Party, ...], references: References) -> tuple[Party, ...]:
    """Add those named along with the actor: "Russia, along with China, ...", "put forward, with Russia, texts"."""
    if not actors:
        return actors
    heads = [match.head, *actor_tokens(match, "subject")]
    more: list[Party] = []
    for head in heads:
        for preposition in _COMPANIONS:
            for token in obliques(head, preposition):
                if token.head.i == head.i:
                    more += [Party(actor) for actor in references.of(token).actors]
    for child in match.head.children:
        if child.lemma_ == "speak" and child.dep_ in ("advcl", "acl"):  # "Poland, speaking also for Latvia"
            for token in (*obliques(child, "for"), *obliques(child, "on")):
                more += [Party(actor) for actor in references.of(token).actors]
    return tuple(dict.fromkeys((*actors, *more)))


def _addressees(match: Match, frame: Frame, contents: Contents) -> tuple[str, ...]:
    found: list[str] = []
    for role in frame.addressee:
        for token in role_tokens(match, role):
            found += [content.id for content in contents.of(token) if content.kind == "party"]
    return tuple(dict.fromkeys(found))


def _reality(token: Token, lexicon: Lexicon) -> _Reality:
    """Tell how real a predicate is, from its own auxiliaries and from the predicates that it hangs on."""
    hedges = lexicon.hedges
    modality, sign, is_attributed, is_content, is_considered = "asserted", 1, False, False, False
    auxiliaries = {child.lower_ for child in token.children if child.dep_ in ("aux", "aux:pass")}
    if auxiliaries & {"would", "'d", "’d"}:
        modality = "negated" if auxiliaries & {"have", "'ve"} else "planned"
    elif auxiliaries & {"will", "shall", "'ll", "’ll", "wo"}:
        modality = "planned"
    elif auxiliaries & hedges.hypothetical_aux:
        modality = "hypothetical"
    elif auxiliaries & {"must", "should", "ought"}:
        modality = "hypothetical"
    if "to" in {child.lower_ for child in token.children if child.dep_ in ("mark", "aux")} and token.dep_ == "root":
        modality = "planned"  # headlines: "UN to vote"
    if any(child.lower_ in hedges.hypothetical_marks and child.dep_ == "mark" for child in token.children):
        modality = "hypothetical"
    is_counterfactual = modality == "negated"
    if is_question(token):
        modality, is_content = "hypothetical", True
    if token.dep_ in OBJECTS and is_verb(token.head) and is_negated(token.head, hedges.negators):
        modality, sign = "negated", -1  # "took no decision to", "did not table a text"
    if is_negated(token, hedges.negators):
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
                inner = _reality(above, lexicon)
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
                )
            ):
                if child.dep_ == "advcl":
                    is_content = is_content or child.tag_ == "VB"
                else:
                    is_content = is_content or child.tag_ in ("VB", "VBG") or child.dep_ in ("ccomp", "acl")
                break
        if is_verb(above) and child.dep_ in ("xcomp",):
            stop = False
        if child.dep_ == "acl" and child.tag_ == "VB" and not is_controlled:
            is_content = True
        if stop:
            break
        child, above = above, above.head
    return _Reality(modality, sign, is_attributed, is_content, is_counterfactual, is_considered)


#: What it means for its target that a deed of this type was done.
_SIGN_OF_DEED = {
    "impose": 1,
    "renew": 1,
    "establish": 1,
    "trigger": 1,
    "adopt": 1,
    "veto": -1,
    "lift": -1,
    "withdraw": -1,
    "fail": -1,
    "expire": -1,
}
#: Bodies that are mechanisms act by reporting and accusing alone.
_BODIES = frozenset({"panel-of-experts", "msmt", "monitoring-team"})
_BODIES_DO = frozenset({"report", "accuse"})
#: Types whose target goes without saying: the draft that was last described.
_ON_A_DRAFT = frozenset({"vote", "veto", "fail"})

#: Types whose target is what a resolution keeps or ends, not the resolution itself.
_ON_A_RESOLUTION = frozenset({"adopt", "renew", "propose"})

_TAKES_CONTENT = frozenset({"demand", "propose", "reject", "support", "threaten", ""})


def is_question(token: Token) -> bool:
    """Say whether a token stands in a question, which tells nothing."""
    sentence = token.sent
    last = next((word for word in reversed(sentence) if not word.is_space and word.text not in "\"”’')"), None)
    return last is not None and last.text == "?"


def _is_wish(frame: Frame, modality: str) -> bool:
    """Say whether a proposition can be conditional: a word or a plan, not a deed that was done."""
    return modality in ("planned", "hypothetical") or frame.basis == "statement"


def has_proviso(predicate: Token, lexicon: Lexicon) -> bool:
    """Say whether the clause of a predicate makes conditions: "provided that", "in return for", "only if"."""
    left, right = clause_span(predicate)
    words = predicate.doc[predicate.i : right + 1].text.lower()
    return any(re.search(rf"\b{re.escape(proviso)}\b", words) for proviso in lexicon.hedges.provisos)


def names(parties: Sequence[Party]) -> tuple[str, ...]:
    """Return the ids of parties, each once."""
    return tuple(dict.fromkeys(party.id for party in parties))
