"""Who the subject of a verb of saying is, also where the parse shows none or the wrong one."""

from __future__ import annotations

from spacy.tokens import Token

from sanctwatch.extract.quote_cues import Cues
from sanctwatch.extract.quote_phrases import noun_phrase_head
from sanctwatch.extract.quote_verbs import is_finite, is_passive, is_verb, own_subject

_SAY = frozenset({"say", "says", "said"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_CLIMBED = frozenset({"conj", "xcomp", "advcl", "acl", "parataxis", "ccomp", "advcl:relcl", "dep"})
_BEFORE_VERB = frozenset({"advmod", "aux", "cc:preconj"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "CD"})
#: How far up the tree a subject is looked for; deeper trees are parse errors.
_MAX_STEPS = 6


def find_subject(verb: Token, cues: Cues) -> Token | None:
    """Return the head of the noun phrase that speaks: subject, agent, antecedent, or subject of the verb above."""
    token = verb
    for _ in range(_MAX_STEPS):
        agent = agent_of(token)
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
        if token == verb and token.dep_ in ("parataxis", "acl") and _is_fragment(head, token):
            return head
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


def outer_conjunct(verb: Token, cues: Cues) -> Token | None:
    """Return the cue that a verb is really joined to: "X regretted that nothing was done and stressed that ...".

    A cue verb without a subject that the parse joins to the reported clause goes on with the cue above it.
    """
    if own_subject(verb) is not None or not _takes_clause(verb, cues):
        return None
    if verb.tag_ == "VBG" and verb.i > 0 and verb.nbor(-1).text == ",":
        return _outer_cue(verb, cues)
    if verb.dep_ != "conj":
        return None
    inner = verb.head
    outer = inner.head
    if inner.dep_ != "ccomp" or not _takes_clause(outer, cues) or own_subject(inner) is None:
        return None
    # "VBN" is how a tagger reads "stressed" behind "had not yielded".
    if not any(child.dep_ in ("ccomp", "obj") for child in verb.children):
        return None
    return outer if is_finite(outer) and (is_finite(verb) or (verb.tag_ == "VBN" and outer.tag_ == "VBD")) else None


def _outer_cue(verb: Token, cues: Cues) -> Token | None:
    """Return the cue to which ", adding that ..." belongs, which the parse hangs on the clause that it reports."""
    inner = verb.head
    for _ in range(_MAX_STEPS):
        if inner.dep_ == "ccomp" and _takes_clause(inner.head, cues) and inner.head.i < inner.i:
            return inner.head
        inner = inner.head
    return None


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
    if subject.i > verb.i or not any(
        is_finite(token) and token.dep_ not in ("aux", "aux:pass", "cop") for token in between
    ):
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
    """Return the head of the noun phrase right before a finite verb to which the parse gives no subject."""
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
    if last.text == "," and number > 1 and verb.doc[number - 1].dep_ in ("flat", "appos", "nsubj"):
        last = verb.doc[number - 1]  # "Slovakia's prime minister, Robert Fico, told ..."
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


def _is_fragment(head: Token, verb: Token) -> bool:
    """Say whether the parse took a subject for the whole sentence: "The presidents, no friends, both hold that"."""
    return is_finite(verb) and head.tag_ in _NOUNS and head.head == head and head.i < verb.i


def _quoted(verb: Token, cues: Cues) -> Token | None:
    """Return X of "X was quoted as saying", "they quoted X as saying"."""
    if verb.i == 0 or verb.nbor(-1).lower_ != "as" or not cues.is_in(verb.head, "quoting"):
        return None
    wanted = ("nsubj:pass",) if is_passive(verb.head) else ("obj",)
    return next((child for child in verb.head.children if child.dep_ in wanted), None)


def _is_predicate(token: Token) -> bool:
    return is_verb(token) or any(child.dep_ in ("cop", "aux") for child in token.children)


def agent_of(token: Token) -> Token | None:
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
    if not (is_finite(verb) or verb.lower_ in _SAY) or verb.i == 0:
        return None
    before = verb.nbor(-1)
    if not (before.is_punct or before.is_quote):
        return None
    for child in verb.children:
        if child.dep_ in ("obj", "iobj") and verb.i < child.left_edge.i <= verb.i + 1 and child.tag_ != "PRP":
            return child
    return _named_behind(verb) if verb.lower_ in _SAY else None


def _named_behind(verb: Token) -> Token | None:
    """Return X of ", says X" by tags alone: a noun phrase with no verb behind it."""
    head = noun_phrase_head(list(verb.doc[verb.i + 1 : verb.i + 12]), 0)
    if head is None or head.tag_ not in _NOUNS:
        return None
    following = head.nbor(1) if head.i + 1 < len(verb.doc) else None
    return head if following is None or following.is_punct or following.is_space else None
