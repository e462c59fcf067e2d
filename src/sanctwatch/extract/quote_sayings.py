"""Finds the verbs that attribute speech in a parsed Doc, and who their subject is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from sanctwatch.extract.quote_cues import Cues

#: Lists of cues.toml whose verbs attribute something.
SAYING_LISTS = frozenset(
    {"speech", "manner", "weak", "thought", "asking", "naming", "promising", "urging", "accusing", "gerund"}
)
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_NEGATIONS = frozenset({"not", "n't", "never", "neither", "nor", "n’t"})
_CLIMBED = frozenset({"conj", "xcomp", "advcl", "acl", "parataxis", "ccomp", "advcl:relcl", "dep"})
_BEFORE_VERB = frozenset({"advmod", "aux", "cc:preconj"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "CD"})
#: How far up the tree a subject is looked for; deeper trees are parse errors.
_MAX_STEPS = 6


@dataclass(frozen=True, slots=True)
class Saying:
    """A verb that attributes something to its subject.

    Attributes:
        verb: The verb; `last` the last word of the cue, behind its particles.
        lists: The lists of cues.toml that it stands in.
        subject: Head of the noun phrase that speaks; None where the parse shows none.
        is_undone: Negated, or only thought of: declined to say, could say, nobody said.
        is_bare_passive: "was told that": the subject hears and does not speak.
    """

    verb: Token
    last: Token
    lists: frozenset[str]
    subject: Token | None
    is_undone: bool
    is_bare_passive: bool

    @property
    def cue(self) -> str:
        """The words of the cue as the text has them."""
        return self.verb.doc[self.verb.i : self.last.i + 1].text


def find_sayings(doc: Doc, cues: Cues) -> dict[int, Saying]:
    """Return all cue verbs of a Doc by token index, those inside quotation marks too."""
    found: dict[int, Saying] = {}
    for token in doc:
        if not is_verb(token):
            continue
        lists = set(cues.lists_of(token) & SAYING_LISTS)
        last = token.i
        for end, name in cues.phrases_at(token):
            if name in SAYING_LISTS:
                lists.add(name)
                last = max(last, end)
        if lists:
            passive = is_passive(token)
            found[token.i] = Saying(
                verb=token,
                last=doc[last],
                lists=frozenset(lists),
                subject=find_subject(token, cues),
                is_undone=_is_undone(token, cues),
                is_bare_passive=passive,
            )
    return found


def is_verb(token: Token) -> bool:
    """Say whether a token is a verb, or a form of "say" that the tagger took for something else."""
    return token.tag_.startswith("VB") or (token.lower_ in {"says", "said"} and token.tag_ != "JJ")


def is_finite(token: Token) -> bool:
    """Say whether a token is a finite verb or a modal."""
    return token.tag_ in _FINITE


def is_passive(token: Token) -> bool:
    """Say whether a verb is a passive participle."""
    return token.tag_ == "VBN" and any(child.dep_ in ("aux:pass", "nsubj:pass") for child in token.children)


def find_subject(verb: Token, cues: Cues) -> Token | None:
    """Return the head of the noun phrase that speaks: subject, agent, antecedent, or subject of the verb above."""
    token = verb
    for _ in range(_MAX_STEPS):
        agent = _agent(token)
        if agent is not None and (token == verb or is_passive(token)):
            return agent
        own = own_subject(token)
        if own is not None:
            if is_passive(token) and token == verb:
                return None
            if token == verb and (nearer := _nearer(own, token)) is not None:
                return nearer
            return _antecedent(own, token)
        if token == verb and (inverted := _inverted(token)) is not None:
            return inverted
        if token == verb and (interrupted := _interrupted(token)) is not None:
            return interrupted
        if token == verb and (before := _right_before(token)) is not None:
            return before
        head = token.head
        if token.dep_ in ("acl", "acl:relcl") and not is_verb(head):
            return (_author(head, cues) or head) if token.tag_ != "VBN" else None
        if token == verb and (quoted := _quoted(token, cues)) is not None:
            return quoted
        if verb.tag_ == "VB" and token == verb and token.dep_ not in ("xcomp", "advcl", "conj"):
            return None
        if token.dep_ == "xcomp" and cues.is_in(head, "urging"):
            addressee = next((child for child in head.children if child.dep_ in ("obj", "iobj")), None)
            if addressee is not None:
                return addressee
        if token == head or token.dep_ not in _CLIMBED:
            return None
        if token.dep_ == "conj" and not _is_predicate(head):
            return None
        if token.dep_ in ("parataxis", "ccomp") and is_finite(token):
            return None
        token = outer_conjunct(token, cues) or head
    return None


def own_subject(verb: Token) -> Token | None:
    """Return the subject nearest to a verb; in "the veto, he argues, is a mistake" the parse gives it two."""
    found = [child for child in verb.children if child.dep_ in _SUBJECTS and child.tag_ not in ("EX",)]
    found = [child for child in found if child.lower_ != "there"] or found
    before = [child for child in found if child.i < verb.i]
    return before[-1] if before else found[0] if found else None


def outer_conjunct(verb: Token, cues: Cues) -> Token | None:
    """Return the cue that a verb is really joined to: "X regretted that nothing was done and stressed that ...".

    A cue verb without a subject that the parse joins to the reported clause goes on with the cue above it.
    """
    if verb.dep_ != "conj" or own_subject(verb) is not None or not _takes_clause(verb, cues):
        return None
    inner = verb.head
    outer = inner.head
    if inner.dep_ != "ccomp" or not _takes_clause(outer, cues) or own_subject(inner) is None:
        return None
    # "VBN" is how a tagger reads "stressed" behind "had not yielded".
    if not any(child.dep_ in ("ccomp", "obj") for child in verb.children):
        return None
    return outer if is_finite(outer) and (is_finite(verb) or (verb.tag_ == "VBN" and outer.tag_ == "VBD")) else None


def _takes_clause(verb: Token, cues: Cues) -> bool:
    lists = cues.lists_of(verb) | {name for _, name in cues.phrases_at(verb)}
    return is_verb(verb) and not lists.isdisjoint({"speech", "asking", "urging"})


def _interrupted(verb: Token) -> Token | None:
    """Return X of "X, asked whether ..., told us", where the parse gives the subject to the participle."""
    for child in verb.children:
        if child.i < verb.i and child.dep_ in ("advcl", "acl") and is_finite(verb):
            if any(c.dep_ == "mark" for c in child.children):
                continue
            subject = own_subject(child)
            if subject is not None and verb.nbor(-1).text == ",":
                return subject
    return None


def _nearer(subject: Token, verb: Token) -> Token | None:
    """Return the noun phrase right before a verb where another clause lies between it and its parsed subject."""
    between = verb.doc[subject.right_edge.i + 1 : verb.i]
    if subject.i > verb.i or not any(is_finite(token) and token.dep_ not in ("aux", "aux:pass", "cop") for token in between):
        return None
    if any(token.tag_ == "CC" for token in between):
        return None
    last = verb.nbor(-1)
    if last.text == "," and verb.i > 1:
        last = verb.nbor(-2)
    return _top_of(last) if last.tag_ in _NOUNS else None


def _author(paper: Token, cues: Cues) -> Token | None:
    """Return who speaks in a statement: X put out a statement saying that ..., X in a statement saying that ..."""
    if not cues.is_in(paper, "papers") or paper.dep_ not in ("obj", "obl"):
        return None
    return own_subject(paper.head) if is_verb(paper.head) and not is_passive(paper.head) else None


def _right_before(verb: Token) -> Token | None:
    """Return the head of the noun phrase that ends right before a finite verb, where the parse gives the verb no subject."""
    number = verb.i - 1
    is_finite_verb = is_finite(verb)
    while (
        number > 0
        and verb.doc[number].tag_ in ("RB", "VBZ", "VBP", "VBD", "MD")
        and verb.doc[number].dep_ in _BEFORE_VERB
    ):
        is_finite_verb = is_finite_verb or is_finite(verb.doc[number])
        number -= 1
    if number < 0 or not is_finite_verb or verb.dep_ in ("conj", "acl:relcl"):
        return None
    last = verb.doc[number]
    return _top_of(last) if last.tag_ in _NOUNS else None


def _top_of(last: Token) -> Token:
    """Return the head of the noun phrase that ends with a token."""
    head = last
    for _ in range(_MAX_STEPS):
        above = head.head
        if (
            head.dep_ in ("appos", "conj", "parataxis")
            or above == head
            or above.i > last.i
            or above.tag_[:2] not in ("NN", "PR", "CD")
        ):
            break
        head = above
    return head


def _quoted(verb: Token, cues: Cues) -> Token | None:
    """Return X of "X was quoted as saying", "they quoted X as saying"."""
    if verb.i == 0 or verb.nbor(-1).lower_ != "as" or not cues.is_in(verb.head, "quoting"):
        return None
    wanted = ("nsubj:pass",) if is_passive(verb.head) else ("obj",)
    return next((child for child in verb.head.children if child.dep_ in wanted), None)


def _is_predicate(token: Token) -> bool:
    return is_verb(token) or any(child.dep_ in ("cop", "aux") for child in token.children)


def _agent(token: Token) -> Token | None:
    """Return X of "was described by X"."""
    if token.tag_ != "VBN":
        return None
    for child in token.children:
        if child.dep_ in ("obl", "obl:agent") and any(c.dep_ == "case" and c.lower_ == "by" for c in child.children):
            return child
    return None


def _antecedent(subject: Token, verb: Token) -> Token | None:
    """Return what a relative pronoun stands for, else the subject itself."""
    if subject.lower_ in _RELATIVE and subject.tag_ in ("WP", "WDT", "IN", "DT"):
        clause: Token = verb
        for _ in range(_MAX_STEPS):
            if clause.dep_ == "acl:relcl":
                return clause.head
            clause = clause.head
        return None if subject.lower_ != "that" or subject.tag_ != "DT" else subject
    return subject


def _inverted(verb: Token) -> Token | None:
    """Return X of ", said X", which a parser easily takes for an object."""
    if not is_finite(verb) or verb.i == 0:
        return None
    before = verb.nbor(-1)
    if not (before.is_punct or before.is_quote):
        return None
    for child in verb.children:
        if child.dep_ in ("obj", "iobj") and verb.i < child.left_edge.i <= verb.i + 1 and child.tag_ != "PRP":
            return child
    return None


def _is_undone(verb: Token, cues: Cues) -> bool:
    if _has_negation(verb):
        return True
    if cues.is_in(verb, "asking") and verb.tag_ in ("VBN", "VBD") and verb.dep_ in ("advcl", "acl") and not own_subject(verb):
        return True  # Asked whether ..., she said ...
    for child in verb.children:
        if child.dep_ in ("aux", "aux:pass") and cues.is_in(child, "unreal"):
            return True
        if child.dep_ in ("mark", "case") and child.lower_ in ("without", "if", "unless", "lest", "instead"):
            return True
        if child.dep_ in _SUBJECTS and (cues.is_in(child, "nobody") or child.lower_ in ("no", "none")):
            # "it said" is a body or a paper; "it is said" has no speaker.
            return child.lower_ != "it" or child.dep_ == "nsubj:pass"
        if child.dep_ in _SUBJECTS and any(c.dep_ == "det" and c.lower_ == "no" for c in child.children):
            return True
    if verb.tag_ == "VB" and verb.dep_ in ("xcomp", "ccomp") and cues.is_in(verb.head, "urging"):
        return any(child.dep_ in ("obj", "iobj", "obl") for child in verb.head.children)
    token = verb
    for _ in range(_MAX_STEPS):
        if token.dep_ not in ("xcomp", "advcl", "ccomp", "obl", "conj") or is_finite(token):
            return False
        joined = token.dep_ == "conj"
        token = token.head
        if token.lemma_.lower() in ("decline", "refuse") or (not joined and _undoes(token, cues)):
            return True
        if not joined and _has_negation(token) and not is_finite(verb):
            return True
    return False


def _undoes(token: Token, cues: Cues) -> bool:
    return cues.is_in(token, "undoing") or any(name == "undoing" for _, name in cues.phrases_at(token))


def _has_negation(verb: Token) -> bool:
    return any(child.lower_ in _NEGATIONS and child.dep_ in ("advmod", "neg", "cc", "aux") for child in verb.children)


def by_index(sayings: Mapping[int, Saying], start: int, end: int) -> list[Saying]:
    """Return the sayings of the tokens from `start` to `end`, in order."""
    return [sayings[number] for number in range(start, end) if number in sayings]
