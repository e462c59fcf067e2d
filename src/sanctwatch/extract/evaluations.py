"""Positions that stand in what somebody says of a thing: "the sanctions are illegal", "called the veto regrettable".

Inside the speech of an actor an evaluation is the speaker's; so is a duty ("the embargo must be lifted"). A naming verb
makes it the position of the verb's subject.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from sanctwatch.catalogue.frames import Evaluation, Frame, Lexicon
from sanctwatch.extract.content import Content, Contents
from sanctwatch.extract.grammar import doers, is_negated, is_passive, is_verb, surface_subjects, undergoers
from sanctwatch.extract.predicates import find_matches
from sanctwatch.extract.proposition import Party, Proposition
from sanctwatch.extract.reading import Reading
from sanctwatch.extract.reality import is_question
from sanctwatch.extract.reference import References
from sanctwatch.extract.speech import Speech, Speeches

_NAMING = frozenset([
    "call", "describe", "term", "label", "brand", "dub", "deem", "consider", "regard", "see", "view", "denounce",
    "portray", "characterize", "characterise", "declare", "find", "judge", "pronounce", "hail", "dismiss", "slam",
    "condemn", "decry", "deride", "class", "style", "rate", "think", "believe",
])  # fmt: skip
_BEING = frozenset({"amount", "constitute", "represent", "become", "remain", "prove", "mean", "equal", "look", "seem"})
_LACKING = frozenset({"without", "no", "hardly", "anything", "lacks", "lack", "lacking", "devoid"})
_DUTY = frozenset({"must", "should", "ought"})
_MAIN = frozenset({"root", "ccomp", "conj", "parataxis"})
_DUTY_VERBS = frozenset({"need", "have"})


def find_evaluations(
    reading: Reading, lexicon: Lexicon, references: References, contents: Contents, speeches: Speeches
) -> Iterator[Proposition]:
    """Yield a proposition for each evaluation whose author is known, in text order."""
    for token in reading.doc:
        if token.is_space or token.is_punct:
            continue
        found = _evaluation(token, lexicon)
        if found is not None:
            yield from _read(token, found, lexicon, references, contents, speeches)
        if token.lower_ in _DUTY and token.dep_ == "aux" and token.head.dep_ in _MAIN:
            if not is_question(token):
                yield from _duty(token.head, token, lexicon, contents, speeches)
        elif token.lemma_ in _DUTY_VERBS and is_verb(token) and token.dep_ in _MAIN and not is_question(token):
            for child in token.children:
                if child.dep_ == "xcomp" and child.tag_ == "VB":
                    yield from _duty(child, token, lexicon, contents, speeches)


def _evaluation(token: Token, lexicon: Lexicon) -> tuple[Evaluation, tuple[Token, ...]] | None:
    for match in find_matches(token, lexicon):
        if isinstance(match.meaning, Evaluation):
            return match.meaning, match.tokens
    if token.pos_ in ("VERB", "NOUN"):  # "unjustified", "biased" are tagged now so, now so
        for pattern in lexicon.patterns("A", token.lower_):
            if isinstance(pattern.meaning, Evaluation) and len(pattern.words) == 1:
                return pattern.meaning, (token,)
    return None


def _read(
    token: Token,
    found: tuple[Evaluation, tuple[Token, ...]],
    lexicon: Lexicon,
    references: References,
    contents: Contents,
    speeches: Speeches,
) -> Iterator[Proposition]:
    evaluation, tokens = found
    sign = 1 if evaluation.sign == "+" else -1
    if token.dep_ != "amod" and token.i > 1 and {token.nbor(-1).lower_, token.nbor(-2).lower_} & _LACKING:
        sign = -sign
    naming = _naming_verb(token)
    if naming is not None:
        things = [thing for thing in undergoers(naming) if thing.i != token.i]
        authors = _authors(doers(naming), references, speeches.around(naming))
        speech = speeches.around(naming)
    else:
        speech = speeches.around(token)
        if speech is None or not speech.actors:
            return
        things = _subjects(token)
        authors = tuple(Party(actor, speech.person) for actor in speech.actors)
        if is_negated(token, lexicon.hedges.negators):
            if sign < 0:
                return  # "is not illegal" is no praise
            sign = -sign
    about = tuple(
        content
        for content in contents.of_all(things)
        if content.id and content.kind in ("measure", "party") and not content.is_guessed
    )
    about = tuple(content for content in about if all(content.id != author.id for author in authors))
    if not about or not authors:
        return
    for kind in ("measure", "party"):
        some = tuple(content for content in about if (content.kind == "party") == (kind == "party"))
        if some:
            yield _proposition(_frame(sign, kind, naming is not None), token, tokens, authors, some, sign, speech)


def _naming_verb(token: Token) -> Token | None:
    """Return the verb that calls a thing by this word: "called X illegal", "described as a lifeline"."""
    above = token
    for _ in range(3):
        if above.dep_ in ("xcomp", "obl", "obj", "ccomp", "advcl", "amod", "nmod"):
            above = above.head
            if above.lemma_ in _NAMING and is_verb(above) and above.i < token.i:
                return above
        else:
            return None
    return None


def _subjects(token: Token) -> list[Token]:
    """Return what a predicative word is said of."""
    if is_verb(token) and token.dep_ != "xcomp":
        return undergoers(token) if is_passive(token) else surface_subjects(token)
    has_copula = any(child.dep_ == "cop" for child in token.children)
    if has_copula or token.dep_ in ("xcomp", "root", "ccomp", "conj"):
        return [subject for subject in surface_subjects(token) if subject.i != token.i]
    if token.dep_ in ("obl", "obj", "xcomp") and token.head.lemma_ in _BEING:  # "amounts to economic warfare"
        return surface_subjects(token.head)
    if token.dep_ == "amod":  # "these illegal sanctions" in one's own mouth
        return [token.head]
    return []


def _authors(tokens: list[Token], references: References, speech: Speech | None) -> tuple[Party, ...]:
    found: list[Party] = []
    for token in tokens:
        if token.lower_ in ("we", "i") and speech is not None:
            found += [Party(actor, speech.person) for actor in speech.actors]
        referent = references.of(token)
        found += [Party(actor, referent.person) for actor in referent.actors]
        if not referent.actors and referent.person:
            found.append(Party(referent.person))
    return tuple(dict.fromkeys(found))


def _duty(verb: Token, cue: Token, lexicon: Lexicon, contents: Contents, speeches: Speeches) -> Iterator[Proposition]:
    """Read "the embargo must be lifted" as a demand of the speaker."""
    speech = speeches.around(verb)
    if speech is None or not speech.actors:
        return
    about = tuple(content for content in contents.of(verb) if content.kind == "measure" and content.id)
    authors = tuple(Party(actor, speech.person) for actor in speech.actors)
    addressees = tuple(
        content.id
        for content in contents.of_all(surface_subjects(verb))
        if content.kind == "party" and content.id not in speech.actors
    )
    if about or addressees:
        yield _proposition(_DEMAND, verb, (cue, verb), authors, about, 1, speech, addressees)


def _proposition(
    frame: Frame,
    head: Token,
    tokens: tuple[Token, ...],
    authors: tuple[Party, ...],
    about: tuple[Content, ...],
    sign: int,
    speech: Speech | None,
    addressees: tuple[str, ...] = (),
) -> Proposition:
    return Proposition(
        frame=frame,
        head=head,
        tokens=tokens,
        actors=authors,
        contents=about,
        addressees=addressees,
        sign=sign,
        is_conditional=False,
        modality="asserted",
        is_attributed=False,
        is_considered=False,
        speech=speech,
        is_content=False,
        is_noun=False,
    )


def _frame(sign: int, kind: str, is_naming: bool) -> Frame:
    if kind == "party":
        return _ACCUSE if sign < 0 else _PRAISE
    return (_REJECT if sign < 0 else _BACK) if is_naming else _POSITION


def _made(id_: str, type_: str, plover: str, cameo: str) -> Frame:
    return Frame(id_, type_, plover, cameo, "+", (), "subject", frozenset({"party"}), (), "statement", "", "")


_ACCUSE = _made("accuse.evaluation", "accuse", "ACCUSE", "112")
_PRAISE = _made("support.evaluation", "support", "SUPPORT", "051")
_REJECT = _made("reject.evaluation", "reject", "REJECT", "120")
_BACK = _made("support.evaluation", "support", "SUPPORT", "051")
_POSITION = _made("position.evaluation", "", "", "")
_DEMAND = _made("demand.duty", "demand", "REQUEST", "102")
