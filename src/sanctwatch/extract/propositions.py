"""Who does or wants what: the frames of the lexicon applied to a parsed Doc."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from sanctwatch.catalogue.frames import Container, Frame, Lexicon
from sanctwatch.extract.content import Content, Contents
from sanctwatch.extract.grammar import (
    OBJECTS,
    OBLIQUES,
    SUBJECTS,
    antecedent,
    case_of,
    doers,
    holders,
    is_passive,
    is_verb,
    obliques,
    undergoers,
)
from sanctwatch.extract.parties import add_companions, find_parties, implied_parties, voting_house
from sanctwatch.extract.predicates import Match, actor_tokens, find_matches, role_tokens, sentence_tokens, target_tokens
from sanctwatch.extract.proposition import Party, Proposition
from sanctwatch.extract.reading import Reading
from sanctwatch.extract.reality import has_proviso, read_reality
from sanctwatch.extract.reference import References
from sanctwatch.extract.scope import public
from sanctwatch.extract.speech import Speeches

#: Types that several actors do together; "with" names a companion only there.
_JOINT = frozenset({"propose", "veto", "vote", "demand", "establish", "reject", "support", "impose"})


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
_HOUSES = frozenset({"UN", "UNSC", "UNGA"})
_BODIES_DO = frozenset({"report", "accuse"})
#: Types whose target goes without saying: the draft that was last described.
_ON_A_DRAFT = frozenset({"vote", "veto", "fail"})

#: Types whose target is what a resolution keeps or ends, not the resolution itself.
_ON_A_RESOLUTION = frozenset({"adopt", "renew", "propose"})

#: Types whose deed is done to a measure; a draft about the measure is only proposed.
_NOT_BY_DRAFT = frozenset({"impose", "lift"})
#: Types whose target is a victim.
_FORCE = frozenset({"strike", "test"})

_DEALS = frozenset({"jcpoa", "npt", "msmt", "oil-price-cap", "joint-commission"})
_SKIPPED_ZONES = frozenset({"navigation", "share", "related", "comments", "advert", "byline", "dateline"})
_NAMES = frozenset({"mechanism", "state", "organization", "person"})


class PropositionReader:
    """Reads the propositions of one Doc; built once for it."""

    def __init__(
        self, reading: Reading, lexicon: Lexicon, references: References, contents: Contents, speeches: Speeches
    ) -> None:
        """Start at the beginning of a Doc.

        Args:
            reading: The parsed Doc.
            lexicon: The frames.
            references: Whom noun phrases stand for.
            contents: What phrases are about; it learns from each vote what the next one is about.
            speeches: Which tokens stand in reported speech.
        """
        self._reading = reading
        self._lexicon = lexicon
        self._references = references
        self._contents = contents
        self._speeches = speeches
        self._sponsors: list[tuple[int, tuple[Party, ...]]] = []

    def read(self) -> Iterator[Proposition]:
        """Yield the propositions of the Doc in text order."""
        taken: set[int] = set()
        for token in sentence_tokens(self._reading.doc):
            if token.i in taken or self._zone(token) in _SKIPPED_ZONES:
                continue
            found = self._read_token(token)
            if found is not None:
                taken.update(word.i for word in found.tokens[1:])
                yield found

    def _zone(self, token: Token) -> str:
        return self._reading.place.zone(self._reading.original(token.idx, token.idx + 1)[0])

    def _read_token(self, token: Token) -> Proposition | None:
        """Apply the first frame whose target is what it needs, else the first one that names an event."""
        loose: Proposition | None = None
        longest = 0
        for match in find_matches(token, self._lexicon):
            frame = match.meaning
            if not isinstance(frame, Frame):
                longest = max(longest, len(match.tokens))
                continue
            if len(match.tokens) < longest or self._is_part_of_name(match):
                continue  # what "went on" did not go
            if frame.type == "fail" and token.dep_ == "amod":
                continue  # "a failed effort" is told with its holder
            about = self._about(match, frame)
            if about is not None:
                found = self._proposition(match, frame, about)
                if found is not None:
                    return found
            elif loose is None and frame.type and not frame.only and not frame.is_strict:
                loose = self._proposition(match, frame, (), is_fitting=False)
        return loose

    def _is_part_of_name(self, match: Match) -> bool:
        return match.pattern.pos == "N" and any(
            named.row.kind in _NAMES and len(named.span) > 1 for named in self._reading.named_at(match.head)
        )

    def _about(self, match: Match, frame: Frame) -> tuple[Content, ...] | None:
        """Return what a match is about; None when it is not what the frame needs."""
        found: tuple[Content, ...] = ()
        is_there = False
        for tokens in target_tokens(match, frame.target):
            is_it = frame.type in ("vote", "veto") and [token.lower_ for token in tokens] == ["it"]
            if is_it and self._contents.draft_before(match.head):
                break  # what is put to the vote is the draft, not the embargo that it would lift
            is_there = True
            heads = tokens
            if frame.type == "accuse":
                heads = [culprit for token in tokens for culprit in self._culprits(token)]
                if not heads:
                    break  # an attack on somebody, by nobody knows whom
            if frame.type in _NOT_BY_DRAFT and any(self._is_council_draft(token) for token in tokens):
                return None  # who "introduced a draft" imposed nothing yet
            if frame.type == "strike":
                heads = [victim for token in tokens for victim in self._victims(token)]
            fitting = tuple(content for content in self._contents.of_all(heads) if _fits(content, frame))
            if frame.type == "veto":
                fitting = tuple(content for content in fitting if content.id != "veto")
            if fitting:
                # What a pronoun may stand for comes nearest first, and only one of it is meant.
                found = fitting[:1] if fitting[0].is_one_of_many else fitting
                break
        if not found and "measure" in frame.needs:
            found = self._named_in(match)
        elif not is_there and "any" in frame.needs:
            object_ = match.tokens[-1]  # "welcomed the decision to lift it": the pattern takes the object in
            is_there = object_.dep_ in OBJECTS
            found = (
                tuple(content for content in self._contents.of(object_) if _fits(content, frame)) if is_there else ()
            )
        if frame.implies:
            return (*(content for content in found if content.kind != "party"), Content(frame.implies, 1, "measure"))
        if found or not frame.needs or (is_there and "any" in frame.needs):
            return found
        return () if not is_there and frame.type in _ON_A_DRAFT and not frame.is_strict else None

    def _named_in(self, match: Match) -> tuple[Content, ...]:
        """Return the mechanism that the pattern itself names: "lowered the price cap", "pushed ahead with snapback"."""
        named = (
            token for token in match.tokens[1:] if self._reading.named_at(token) and token.pos_ in ("NOUN", "PROPN")
        )
        found = (content for token in named for content in self._contents.of(token))
        return tuple(dict.fromkeys(one for one in found if one.kind == "measure" and one.id != "veto"))

    def _culprits(self, token: Token) -> list[Token]:
        """Return whose deed it is that is condemned: Russia's in "Russia's invasion of Ukraine", never its victim's."""
        if token.pos_ != "NOUN" or self._reading.named_at(token) or self._references.of(token).actors:
            return [token]
        if any(content.kind == "measure" for content in self._contents.of(token)):
            return [token]  # "Washington's decision to impose sanctions": that is what is condemned
        done = [child for child in token.children if child.dep_ == "acl" and child.tag_ == "VBN" and is_passive(child)]
        inner = [child for child in token.children if child.dep_ in OBLIQUES and case_of(child) == "of"]
        found = [*holders(token), *(one for noun in inner for one in holders(noun))]
        found += [one for verb in done for one in doers(verb)]
        found = [one for one in found if self._references.of(one).actors]
        return found if found or self._is_force(token) else [token]

    def _victims(self, token: Token) -> list[Token]:
        """Return who is hit: Iran in "Iranian nuclear sites" and in "targets in Iran"."""
        if token.pos_ != "NOUN" or self._reading.named_at(token) or self._references.of(token).actors:
            return [token]
        near = [one for place in ("in", "of", "inside", "near") for one in obliques(token, place)]
        return [one for one in (*holders(token, ("by",)), *near) if self._references.of(one).actors] or [token]

    def _is_council_draft(self, noun: Token) -> bool:
        return noun.pos_ == "NOUN" and any(
            isinstance(match.meaning, Container) and match.meaning.is_council
            for match in find_matches(noun, self._lexicon)
        )

    def _is_force(self, noun: Token) -> bool:
        return any(
            isinstance(match.meaning, Frame) and match.meaning.type in _FORCE
            for match in find_matches(noun, self._lexicon)
        )

    def _proposition(
        self, match: Match, frame: Frame, about: tuple[Content, ...], *, is_fitting: bool = True
    ) -> Proposition | None:
        """Put a match together with its roles; None when somebody does it who cannot."""
        token = match.head
        speech = self._speeches.around(token)
        who = actor_tokens(match, frame.actor)
        actors = find_parties(who, self._reading, self._references, speech)
        is_of_draft = frame.type != "propose" and any(self._is_draft(doer) for doer in who)
        if not actors and frame.sign and (is_of_draft or any(doer.lower_ == "it" for doer in who)):
            actors = self._sponsors_before(token)
            is_of_draft = is_of_draft or bool(actors)
        if frame.type not in _BODIES_DO:
            actors = tuple(actor for actor in actors if actor.id not in _BODIES)
        if frame.type == "vote" and frame.sign:  # the house as a whole takes no side
            actors = tuple(actor for actor in actors if actor.id not in _HOUSES)
        if frame.by and not any(actor.id in frame.by for actor in actors):
            return None
        if is_fitting:
            about = self._completed(match, frame, about)
        if frame.type in _JOINT and match.pattern.pos == "V":
            actors = add_companions(match, actors, self._references)
        actors = actors or implied_parties(frame, about)
        is_house = frame.type == "vote" and not actors
        if is_house:
            actors = voting_house(match, self._reading, about)
        if frame.type == "meet" and not public(actors) and (actors or (match.pattern.pos == "V" and doers(token))):
            return None  # a jet flies to a capital, a poet meets a king
        if frame.type == "meet":
            met = [Party(content.id) for content in about if content.kind == "party"]
            if match.pattern.pos == "V":  # "met his Chinese counterpart in Beijing"
                others = [*undergoers(token), *obliques(token, "with")]
                met += find_parties(others, self._reading, self._references, speech)
            actors = tuple(dict.fromkeys((*actors, *met)))
            about = tuple(content for content in about if content.kind != "party")
        if frame.type == "propose" and actors and any(content.kind != "idea" for content in about):
            self._sponsors.append((token.i, actors))
        reality = read_reality(token, self._lexicon)
        sign = None if is_house else {"+": 1, "-": -1, "0": 0}.get(frame.sign)
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
            addressees=self._addressees(match, frame),
            sign=_attitude(frame, sign, reality.sign),
            is_conditional=self._is_conditional(frame, token, modality),
            modality=modality,
            is_attributed=reality.is_attributed,
            is_considered=reality.is_considered,
            speech=speech,
            is_content=reality.is_content,
            is_noun=match.pattern.pos == "N",
            is_fitting=is_fitting,
            is_of_draft=is_of_draft,
        )

    def _is_draft(self, doer: Token) -> bool:
        """Say whether the subject is a draft: what it would do, its sponsors want."""
        noun = antecedent(doer)
        return any(
            isinstance(match.meaning, Container) and match.meaning.is_council
            for match in find_matches(noun, self._lexicon)
        ) and not any(named.row.form != "draft" for named in self._reading.named_at(noun))

    def _sponsors_before(self, token: Token) -> tuple[Party, ...]:
        """Return who tabled the draft of this sentence or the two before it."""
        first = token.sent.start
        for _ in range(2):
            first = token.doc[first - 1].sent.start if first > 0 else 0
        near = [parties for place, parties in self._sponsors if first <= place < token.i]
        return near[-1] if near else ()

    def _completed(self, match: Match, frame: Frame, about: tuple[Content, ...]) -> tuple[Content, ...]:
        """Return what a match is about, with what goes without saying: the draft of a vote, what a resolution does."""
        contents, token = self._contents, match.head
        if frame.type in _ON_A_DRAFT | _ON_A_RESOLUTION and "party" not in frame.needs:
            about = tuple(content for content in about if content.kind != "party")
        if not any(content.id for content in about) and match.pattern.pos == "N":
            about = _effect(token, frame, contents) or about
        if frame.type in _ON_A_DRAFT and not any(content.id for content in about):
            symbol = min({content.symbol for content in about} - {""}, default="")
            about = contents.draft_before(token) or (contents.subject_matter() if frame.sign else ())
            about = tuple(replace(content, symbol=content.symbol or symbol) for content in about)
        if frame.type in _ON_A_DRAFT | _ON_A_RESOLUTION:
            about = contents.kept_by(about)
            contents.put_on_agenda(token.i, (content for content in about if content.kind == "measure"))
        done = _SIGN_OF_DEED.get(frame.type)
        if done:
            deeds = (replace(content, sign=content.sign * done) for content in about if content.kind == "measure")
            contents.put_on_agenda(token.i, deeds, is_council=False)
        return about

    def _addressees(self, match: Match, frame: Frame) -> tuple[str, ...]:
        found: list[str] = []
        for role in frame.addressee:
            for token in role_tokens(match, role):
                found += [content.id for content in self._contents.of(token) if content.kind == "party"]
        return tuple(dict.fromkeys(found))

    def _is_conditional(self, frame: Frame, token: Token, modality: str) -> bool:
        """Say whether the actor makes conditions: in a word or a plan, not in a deed that was done."""
        is_wish = modality in ("planned", "hypothetical") or frame.basis == "statement"
        return frame.sign == "?" or (frame.sign == "+" and is_wish and has_proviso(token, self._lexicon))


#: Attitudes: who does not oppose is neutral. Who does not condemn, or veto, says nothing; who does not lift keeps.
_OPPOSITION = frozenset({"", "reject", "vote"})


def _attitude(frame: Frame, sign: int | None, reality: int) -> int | None:
    """Return the attitude that a predicate shows when it is denied, refused or left open."""
    if sign is None or reality >= 0 or sign > 0:
        return None if sign is None else sign * reality
    if frame.type in ("accuse", "veto"):
        return None
    return 0 if frame.type in _OPPOSITION else -sign


def _effect(noun: Token, frame: Frame, contents: Contents) -> tuple[Content, ...]:
    """Return what a deed was about, from what it led to: a veto that "ended the panel" was about the panel."""
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
    if content.kind == "thing":
        return "any" in needs or (frame.type in _ON_A_DRAFT and not frame.is_strict)
    if not needs or "any" in needs or content.kind in needs:
        return True
    if content.kind == "measure":
        return "draft" in needs or ("deal" in needs and content.id in _DEALS)
    if content.kind == "party":
        return content.is_body and "deal" in needs
    if content.kind == "idea":
        return "draft" in needs and frame.type not in _ON_A_DRAFT | {"adopt", "renew"}
    return content.kind == "draft" and "measure" in needs and not frame.only
