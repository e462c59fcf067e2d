"""What a phrase or a clause is about, with signs multiplied along it: "end of the embargo" is the embargo, minus.

A content is a target id with a sign: +1 when what the phrase names would keep, impose or strengthen the target, -1 when
it would end or weaken it. Drafts, bids and proposals take the content of what they would do; a draft once described
keeps its content when it comes back as "the draft" or "the text".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from spacy.tokens import Token

from sanctwatch.catalogue.acts import Act
from sanctwatch.catalogue.frames import Anaphor, Container, Control, Frame, Lexicon
from sanctwatch.extract.grammar import (
    CLAUSES,
    OBLIQUES,
    antecedent,
    case_of,
    complements,
    conjuncts,
    is_negated,
    is_verb,
)
from sanctwatch.extract.predicates import find_matches, target_tokens
from sanctwatch.extract.reading import Reading
from sanctwatch.extract.reference import ACTOR_MECHANISMS, References

_MAX_DEPTH = 7

#: Prepositions behind which the content of a noun stands; the others name places, times and partners.
_INWARD = frozenset({"of", "on", "for", "against", "to", "over", "about", "regarding", "concerning", "in", "from"})
_TRANSPARENT = frozenset({"of"})
#: Where a resolution stands in a clause when the clause is about it.
_AT_ISSUE = frozenset({"obj", "dobj", "nsubj", "nsubj:pass", "root", "appos"})
#: What it means for its target that such a thing happens, where the predicate has no sign of its own.
_SIGN_BY_TYPE = {
    "impose": 1,
    "renew": 1,
    "establish": 1,
    "adopt": 1,
    "trigger": 1,
    "lift": -1,
    "expire": -1,
    "fail": -1,
    "withdraw": -1,
}
_CLAUSES_INSIDE = frozenset({"acl", "acl:relcl", "relcl", "xcomp", "ccomp", "advcl"})
#: Where the content of a draft stands, in the order in which it is looked for; one place is enough.
_INSIDE = (
    _CLAUSES_INSIDE,
    frozenset({"obl", "nmod", "obl:tmod", "nmod:tmod", "obl:unmarked", "nmod:unmarked"}),
    frozenset({"compound", "amod", "nmod:poss", "appos"}),
)
#: What an article is never about by itself.
_NO_SUBJECT = frozenset({"veto", "sanctions-committee"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her", "our", "both"})

_INDEFINITE = frozenset({"a", "an", "another", "new", "some"})


@dataclass(frozen=True, slots=True)
class Content:
    """One thing that a phrase is about.

    Attributes:
        id: Target id; empty for a draft of which nothing more is known.
        sign: +1 or -1, see the module.
        kind: `measure`, `party`, `draft` (can be voted on), `idea` (a proposal, a move) or `thing` (anything else).
        regime: Of a mechanism.
        symbol: UN symbol of the draft that holds the content.
        is_body: A party that is an organization, which one can join and leave.
        is_guessed: It came from an earlier phrase.
        is_one_of_many: A pronoun may stand for this or for the next one.
    """

    id: str
    sign: int
    kind: str
    regime: str = ""
    symbol: str = ""
    is_guessed: bool = False
    is_one_of_many: bool = False
    is_body: bool = False


@dataclass(frozen=True, slots=True)
class _Described:
    """A draft or an idea of the text: where, whether the Council could vote on it, and what it would do."""

    place: int
    is_council: bool
    contents: tuple[Content, ...]


class Contents:
    """Evaluates the phrases of one Doc; built once for it."""

    def __init__(
        self, reading: Reading, lexicon: Lexicon, references: References, acts: Mapping[str, tuple[Act, ...]]
    ) -> None:
        """Start with nothing evaluated.

        Args:
            reading: The parsed Doc.
            lexicon: The signs of predicates.
            references: Whom pronouns stand for.
            acts: What resolutions and drafts do, by symbol.
        """
        self._reading = reading
        self._acts = acts
        self._lexicon = lexicon
        self._references = references
        self._cache: dict[int, tuple[Content, ...]] = {}
        self._agenda: list[_Described] = []
        self._last_read = -1
        self._under_way: set[int] = set()

    def of(self, token: Token) -> tuple[Content, ...]:
        """Return what the phrase or clause with this head is about, conjuncts included."""
        return self._of(token, 0)

    def of_all(self, tokens: Iterable[Token]) -> tuple[Content, ...]:
        """Return what several phrases are about."""
        return _unique(content for token in tokens for content in self._of(token, 0))

    def kept_by(self, contents: Iterable[Content]) -> tuple[Content, ...]:
        """Return contents with resolutions replaced by what they keep or end, as far as that is known."""
        found: list[Content] = []
        for content in contents:
            acts = self._acts.get(content.id or content.symbol, ()) if content.id in ("", content.symbol) else ()
            symbol = content.symbol or content.id
            found += [Content(act.target, act.sign, "measure", act.regime, symbol) for act in acts] or [content]
        return _unique(found)

    def draft_before(self, token: Token, *, council: bool | None = True, beside: bool = True) -> tuple[Content, ...]:
        """Return the content of the draft that was last described before a token.

        Args:
            token: Where the draft comes back.
            council: Only drafts that can be voted on; False for ideas and moves only, None for any.
            beside: The only draft of the sentence will do, also when it is described behind the token.
        """
        self._read_drafts(len(token.doc))
        fitting = [one for one in self._agenda if council is None or one.is_council == council]
        here = token.sent
        near = [one for one in fitting if beside and here.start <= one.place < here.end and one.place != token.i]
        before = [one for one in fitting if one.place < token.i]
        nearest = near if len(near) == 1 else before[-1:]
        return tuple(replace(content, is_guessed=True) for one in nearest for content in one.contents)

    def put_on_agenda(self, place: int, contents: Iterable[Content], *, is_council: bool = True) -> None:
        """Keep what a vote was about, or what was done: who abstains, or cheers, in the next sentence means that.

        Args:
            place: Token number of the predicate.
            contents: What it was about; for a deed with the sign of the deed.
            is_council: It was about a draft; False for a deed.
        """
        known = tuple(content for content in contents if content.id and not content.is_guessed)
        if known:
            self._read_drafts(len(self._reading.doc))
            self._agenda.append(_Described(place, is_council, known))
            self._agenda.sort(key=lambda one: one.place)

    def subject_matter(self) -> tuple[Content, ...]:
        """Return the measure that is named more often than all others together, if there is one."""
        counts: dict[str, int] = {}
        regime: dict[str, str] = {}
        for named in self._reading.named:
            if named.row.kind == "mechanism" and named.row.id not in _NO_SUBJECT:
                counts[named.row.id] = counts.get(named.row.id, 0) + 1
                regime.setdefault(named.row.id, named.row.regime)
        if not counts:
            return ()
        most = max(counts, key=lambda ident: counts[ident])
        if counts[most] * 2 <= sum(counts.values()):
            return ()
        return (Content(most, 1, "measure", regime[most], is_guessed=True),)

    def _read_drafts(self, behind: int) -> None:
        """Describe the drafts of the text up to a token, in its order."""
        doc = self._reading.doc
        while self._last_read < min(behind, len(doc) - 1):
            self._last_read += 1
            token = doc[self._last_read]
            if token.pos_ not in ("NOUN", "PROPN", "NUM", "X", "SYM"):
                continue
            symbol = next((n for n in self._reading.named_at(token) if n.row.kind == "resolution"), None)
            if symbol is not None:
                contents = self.kept_by(self._of_named(token, 0)) if symbol.head.i == token.i else ()
                if token.dep_ in _AT_ISSUE and any(content.symbol != content.id for content in contents):
                    self._agenda.append(_Described(token.i, True, contents))
                continue
            container = self._container(token)
            if container is None:
                continue
            contents = tuple(content for content in self._explicit(token, 0) if content.id != "veto")
            if contents or not container.is_council:
                named = contents or tuple(self._other(token))
                if named:
                    self._agenda.append(_Described(token.i, container.is_council, named))

    def _other(self, noun: Token) -> Iterator[Content]:
        """Yield what an idea is about that is no mechanism: "proposal for a summit" is `other:summit`."""
        for child in noun.children:
            if child.dep_ in OBLIQUES and case_of(child) in ("for", "of", "to") and child.pos_ == "NOUN":
                yield Content(f"other:{child.lemma_.lower()}", 1, "idea")
                return

    def _of(self, token: Token, depth: int) -> tuple[Content, ...]:
        if depth == 0 and token.i in self._cache:
            return self._cache[token.i]
        if depth > _MAX_DEPTH or token.i in self._under_way:
            return ()
        self._under_way.add(token.i)  # a pronoun inside a draft can mean that draft
        found: list[Content] = []
        for one in conjuncts(token):
            found += self._of_one(one, depth)
        self._under_way.discard(token.i)
        contents = _unique(found)
        if depth == 0:
            self._cache[token.i] = contents
        return contents

    def _of_one(self, token: Token, depth: int) -> tuple[Content, ...]:
        token = antecedent(token)
        if is_verb(token) and not self._reading.named_at(token):
            return self._of_verb(token, depth)
        named = self._of_named(token, depth)
        if named:
            return named
        if token.pos_ == "PRON" or token.tag_ in ("DT", "PRP"):
            return self._of_pronoun(token)
        if token.pos_ in ("ADJ", "ADV", "ADP") and not self._reading.named_at(token):
            return self._of_predicate(token, depth)
        container = self._container(token)
        if container is not None:
            explicit = self._explicit(token, depth)
            if not explicit and not container.is_council:
                explicit = tuple(self._other(token))
            if container.sign == "-":
                explicit = tuple(_times(content, -1) for content in explicit)
            if explicit:
                return explicit
            if token.tag_ == "NNS" and token.lemma_ == "resolution" and self._is_of_council(token):
                return (Content("sanctions", 1, "measure", is_guessed=True),)
            taken_up = self._of_anaphor(token)
            if taken_up and not container.is_council:
                return taken_up
            if _is_definite(token):
                kind = None if _is_pointed_at(token) else container.is_council
                before = self.draft_before(token, council=kind, beside=False)
                if before:
                    return tuple(_times(content, -1) for content in before) if container.sign == "-" else before
            kind_of_thing = "draft" if container.is_council else "idea"
            return (Content("" if _is_definite(token) else f"other:{token.lemma_.lower()}", 1, kind_of_thing),)
        found = self._of_predicate(token, depth) or self._of_plain_noun(token, depth) or self._of_anaphor(token)
        if found or token.pos_ not in ("NOUN", "NUM", "DET"):
            return found
        parties = tuple(Content(actor, 1, "party") for actor in self._references.of(token).actors)
        if parties or token.pos_ != "NOUN" or depth:
            return parties
        return (Content(f"other:{token.lemma_.lower()}", 1, "thing"),)

    def _is_of_council(self, noun: Token) -> bool:
        """Say whether these are the Council's: its resolutions on a state, in the plural, are the sanctions on it."""
        return any(
            named.row.id in ("UNSC", "UN")
            for child in noun.children
            if child.i < noun.i
            for named in self._reading.named_at(child)
        )

    def _of_anaphor(self, noun: Token) -> tuple[Content, ...]:
        """Return what "these measures", "the clause" stands for: what the article has named so before, or at all."""
        if not _is_definite(noun):
            return ()
        for match in find_matches(noun, self._lexicon):
            if isinstance(match.meaning, Anaphor):
                named = [one for one in self._reading.named if one.row.id in match.meaning.targets]
                before = [one for one in named if one.span.start < noun.i]
                here = [one for one in before if one.span.start >= noun.sent.start]
                pool = before if match.meaning.prefers_first else here
                pool.sort(key=lambda one: match.meaning.targets.index(one.row.id))  # type: ignore[union-attr]
                nearest = pool[:1] or before[-1:] or named[:1]
                return tuple(Content(one.row.id, 1, "measure", one.row.regime, is_guessed=True) for one in nearest)
        return ()

    def _of_named(self, token: Token, depth: int) -> tuple[Content, ...]:
        for named in self._reading.named_at(token):
            row = named.row
            if row.kind == "mechanism" and (
                named.head.i == token.i or token.i in range(named.span.start, named.span.end)
            ):
                found = [Content(row.id, 1, "measure", row.regime)]
                if row.id == "snapback":
                    for child in named.head.children:
                        if child.dep_ in OBLIQUES and case_of(child) == "of":
                            found += self._of(child, depth + 1)
                return tuple(found)
            if row.kind == "resolution":
                if row.form == "draft" or (row.id.startswith("S/") and not row.id.startswith("S/RES/")):
                    explicit = self._explicit(token, depth)
                    if not explicit and row.id not in self._acts:
                        explicit = self.draft_before(token)
                    return tuple(replace(content, symbol=row.id) for content in explicit) or (
                        Content("", 1, "draft", symbol=row.id),
                    )
                inner = [
                    replace(content, symbol=row.id)
                    for content in self._explicit(token, depth)
                    if content.kind == "measure"
                ]
                return (*inner, Content(row.id, 1, "measure", symbol=row.id)) if not inner else tuple(inner)
            if row.kind in ("state", "organization") and named.head.i == token.i:
                return (Content(row.id, 1, "party", is_body=row.kind == "organization"),)
            if row.kind == "person":
                return tuple(Content(actor, 1, "party") for actor in filter(None, (row.actor,)))
        return ()

    def _of_pronoun(self, token: Token) -> tuple[Content, ...]:
        referent = self._references.of(token)
        parties = tuple(
            Content(actor, 1, "measure" if actor in ACTOR_MECHANISMS else "party") for actor in referent.actors
        )
        if token.lower_ in ("it", "them", "this", "that", "they"):
            return (*self._things_before(token), *parties)
        return parties

    def _things_before(self, token: Token) -> tuple[Content, ...]:
        """Return what a pronoun for things may stand for: the measures and drafts of this sentence and the last one."""
        sentence = token.sent
        first = sentence.start
        if first > 0:
            first = sentence.doc[first - 1].sent.start
        found: list[Content] = []
        for place in range(token.i - 1, first - 1, -1):
            word = token.doc[place]
            if word.pos_ not in ("NOUN", "PROPN"):
                continue
            measure = next((n.row for n in self._reading.named_at(word) if n.row.kind == "mechanism"), None)
            if measure is not None:
                found.append(Content(measure.id, 1, "measure", measure.regime))
            elif self._container(word) is not None:
                found += self._explicit(word, 1)
            else:
                found += self._of_anaphor(word)
        return _unique(replace(content, is_guessed=True, is_one_of_many=True) for content in found)

    def _container(self, token: Token) -> Container | None:
        for match in find_matches(token, self._lexicon):
            if isinstance(match.meaning, Container):
                return match.meaning
        return None

    def _explicit(self, noun: Token, depth: int) -> tuple[Content, ...]:
        """Return what a draft, bid or plan would do, as far as it is said beside it."""
        for child in noun.subtree:  # "the draft (document S/2025/561)"
            for named in self._reading.named_at(child):
                if named.row.form == "draft" and named.row.id in self._acts and child.i > noun.i:
                    return self.kept_by((Content("", 1, "draft", symbol=named.row.id),))
        container = self._container(noun)
        if container is not None and not container.is_council:
            for child in noun.children:  # "a proposal for a summit to prevent ..." is about the summit
                if (
                    child.dep_ in OBLIQUES
                    and case_of(child) in ("for", "of")
                    and child.pos_ == "NOUN"
                    and child.i > noun.i
                ):
                    return self._inside(child, noun, depth)
        for relations in _INSIDE:
            for child in noun.children:
                if child.dep_ in relations:
                    found = self._inside(child, noun, depth)
                    if found:
                        return found
        # "made a bid to extend": the infinitive hangs on the verb.
        if noun.dep_ in ("obj", "dobj", "nsubj:pass") and is_verb(noun.head):
            for child in noun.head.children:
                if child.i > noun.i and child.dep_ in ("advcl", "xcomp") and child.tag_ in ("VB", "VBG"):
                    found = self._of_verb_as_content(child, depth + 1)
                    if found:
                        return found
        return ()

    def _inside(self, child: Token, noun: Token, depth: int) -> tuple[Content, ...]:
        """Return what one dependent of a draft says of its content."""
        found: Iterable[Content] = ()
        if child.dep_ in _CLAUSES_INSIDE:
            if is_verb(child):
                return self._of_verb_as_content(child, depth + 1)
        elif child.dep_ in OBLIQUES:
            if case_of(child) in _INWARD:
                sign = -1 if case_of(child) == "against" else 1
                found = (_times(content, sign) for content in self._of(child, depth + 1))
            elif child.i < noun.i:
                found = self._of(child, depth + 1)
        elif child.dep_ == "appos" or child.i < noun.i:
            sign = -1 if child.lower_.startswith("anti") else 1
            found = (_times(content, sign) for content in self._of(child, depth + 1))
        return _unique(content for content in found if content.kind == "measure")

    def _of_verb_as_content(self, verb: Token, depth: int) -> tuple[Content, ...]:
        found: list[Content] = []
        for one in conjuncts(verb):
            found += [content for content in self._of_verb(one, depth) if content.kind == "measure"]
            for child in one.children:  # "would provide relief, lifting a ban on ..."
                if found and child.dep_ == "advcl" and child.tag_ == "VBG" and child.i > one.i:
                    found += [content for content in self._of_verb(child, depth + 1) if content.kind == "measure"]
        return _unique(found)

    def _of_verb(self, verb: Token, depth: int) -> tuple[Content, ...]:
        return self._of_predicate(verb, depth, is_clause=True)

    def _of_predicate(self, token: Token, depth: int, *, is_clause: bool = False) -> tuple[Content, ...]:
        """Return what doing a predicate would mean for its target: its sign times the target's."""
        flip = -1 if is_clause and is_negated(token, self._lexicon.hedges.negators) else 1
        for match in find_matches(token, self._lexicon):
            meaning = match.meaning
            if isinstance(meaning, Control):
                inner = [c for clause in complements(match.tokens[-1]) for c in self._of(clause, depth + 1)]
                inner = inner or [c for clause in complements(token) for c in self._of(clause, depth + 1)]
                if inner:
                    return _unique(_times(content, -flip if meaning.sign == "-" else flip) for content in inner)
            elif isinstance(meaning, Frame) and (meaning.sign in ("+", "-") or meaning.type in _SIGN_BY_TYPE):
                own = {"+": 1, "-": -1}.get(meaning.sign) or _SIGN_BY_TYPE.get(meaning.type, 1)
                sign = flip * own * self._outcome(token)
                if meaning.implies:
                    return (Content(meaning.implies, sign, "measure"),)
                for tokens in target_tokens(match, meaning.target):
                    found = [c for one in tokens if one.i != token.i for c in self._of(one, depth + 1)]
                    found = [content for content in found if content.kind != "party"]
                    if found:
                        return _unique(_times(content, sign) for content in found)
        return ()

    def _outcome(self, verb: Token) -> int:
        """Return -1 for "keep the sanctions lifted": what is kept is the end."""
        for child in verb.children:
            if child.dep_ in ("xcomp", "advcl") and child.tag_ == "VBN" and child.i > verb.i:
                for match in find_matches(child, self._lexicon):
                    if isinstance(match.meaning, Frame) and match.meaning.sign == "-":
                        return -1
        return 1

    def _of_plain_noun(self, noun: Token, depth: int) -> tuple[Content, ...]:
        """Look through a noun that says nothing by itself: "the mandate of the panel", "the panel's work"."""
        found: list[Content] = []
        for child in noun.children:
            if child.dep_ in OBLIQUES and case_of(child) in _TRANSPARENT:
                found += self._of(child, depth + 1)
            elif child.dep_ in ("nmod:poss", "poss", "compound", "amod") and child.i < noun.i:
                found += [content for content in self._of(child, depth + 1) if content.kind == "measure"]
        return _unique(content for content in found if content.kind == "measure")


def _times(content: Content, sign: int) -> Content:
    return replace(content, sign=content.sign * sign)


def _unique(contents: Iterable[Content]) -> tuple[Content, ...]:
    """Return each thing once; of two signs the first counts, what follows is consequence or background."""
    found: dict[tuple[str, str, str], Content] = {}
    for content in contents:
        found.setdefault((content.id, content.kind, "" if content.id else content.symbol), content)
    return tuple(found.values())


def _is_pointed_at(noun: Token) -> bool:
    """Say whether a noun takes up what was just said, by whatever name: "that move", "this step"."""
    return any(child.lower_ in ("this", "that", "these", "those") for child in noun.children)


def _is_definite(noun: Token) -> bool:
    # In "a draft resolution" the parse may hang the article on the first word.
    words = {child.lower_ for child in noun.children}
    words |= {inner.lower_ for child in noun.children if child.dep_ == "compound" for inner in child.children}
    return bool(words & _DEFINITE) or not words & _INDEFINITE


def clause_heads(token: Token) -> Iterator[Token]:
    """Yield a clause and those coordinated with it."""
    yield token
    for child in token.children:
        if child.dep_ == "conj" and child.dep_ not in CLAUSES:
            yield child
