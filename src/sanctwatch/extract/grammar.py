"""Roles of a predicate in a parse of Universal Dependencies, found also where the parse is a little wrong.

Everything here asks for heads of phrases and returns tokens; whom and what they name is for others. A subject is looked
for along conjunctions, control, participles and relative clauses.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubjpass", "nsubj:outer", "csubj", "csubj:pass"})
PASSIVE_SUBJECTS = frozenset({"nsubj:pass", "nsubjpass"})
OBJECTS = frozenset({"obj", "dobj"})
OBLIQUES = frozenset(
    {"obl", "nmod", "obl:agent", "obl:tmod", "nmod:tmod", "obl:unmarked", "nmod:unmarked", "advcl", "acl"}
)
CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "csubj", "acl"})
RELATIVES = frozenset({"that", "which", "who", "whom", "whose"})

#: Verbs whose object does what the infinitive behind it says; with others a common noun there is no doer ("explore
#: options to establish").
OBJECT_CONTROL = frozenset([
    "advise", "allow", "ask", "authorise", "authorize", "beg", "call", "cause", "compel", "convince", "enable",
    "encourage", "expect", "force", "get", "help", "instruct", "invite", "lead", "leave", "let", "make", "oblige",
    "order", "permit", "persuade", "press", "pressure", "prompt", "push", "remind", "request", "require", "tell",
    "urge", "want", "warn",
])  # fmt: skip

#: Verbs that only carry a noun: their subject does what the noun says ("launched an attack"); with all others
#: somebody else did it ("condemned the attack").
LIGHT_VERBS = frozenset([
    "abandon", "address", "announce", "begin", "bring", "carry", "cast", "circulate", "come", "commit", "complete",
    "conduct", "consider", "continue", "declare", "deliver", "do", "draft", "drop", "end", "enter", "exercise",
    "express", "file", "float", "give", "have", "hold", "impose", "introduce", "issue", "launch", "lay", "lead",
    "lodge", "make", "mount", "move", "offer", "order", "pen", "perform", "plan", "post", "prepare", "present",
    "propose", "publish", "pursue", "put", "raise", "read", "reiterate", "release", "renew", "repeat", "resume",
    "send", "set", "sign", "sponsor", "stage", "start", "state", "submit", "table", "take", "undertake", "use",
    "voice", "wage", "wield", "withdraw", "write",
])  # fmt: skip

_MAX_CLIMB = 6


def is_light(verb: Token) -> bool:
    """Say whether the subject of a verb does what its object names: "made a bid", "issued a call"."""
    return is_verb(verb) and verb.lemma_.lower() in LIGHT_VERBS


def is_verb(token: Token) -> bool:
    """Say whether a token is a verb, or is tagged as a form of one."""
    return token.pos_ in ("VERB", "AUX") or token.tag_.startswith("VB")


def is_passive(verb: Token) -> bool:
    """Say whether a verb form is passive: an auxiliary says so, a passive subject, a bare participle behind a noun."""
    if any(child.dep_ in ("aux:pass", "auxpass") or child.dep_ in PASSIVE_SUBJECTS for child in verb.children):
        return True
    if verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod", "advcl") and not _has_have(verb):
        return True
    return verb.dep_ == "conj" and verb.tag_ == "VBN" and not _own(verb, SUBJECTS) and is_passive(verb.head)


def _has_have(verb: Token) -> bool:
    return any(child.lemma_ == "have" and child.dep_ == "aux" for child in verb.children)


def _own(token: Token, relations: frozenset[str]) -> list[Token]:
    return [child for child in token.children if child.dep_ in relations]


def antecedent(token: Token) -> Token:
    """Return the noun behind a relative pronoun, else the token itself."""
    if token.lower_ in RELATIVES and token.tag_ in ("WDT", "WP", "IN", "WP$", "DT"):
        verb = token.head
        for _ in range(_MAX_CLIMB):
            if verb.dep_ in ("acl:relcl", "relcl", "acl"):
                return verb.head
            if verb.dep_ not in ("conj", "xcomp", "ccomp", "aux", "cop"):
                break
            verb = verb.head
    return token


def surface_subjects(verb: Token) -> list[Token]:
    """Return the subject as the sentence has it: the doer in an active clause, the undergoer in a passive one."""
    return [antecedent(token) for token in _subject_of(verb, verb, 0)]


def _subject_of(verb: Token, origin: Token, depth: int) -> list[Token]:
    own = _own(verb, SUBJECTS)
    if own:
        return own
    if depth >= _MAX_CLIMB:
        return []
    head, relation = verb.head, verb.dep_
    if head.i == verb.i:
        return []
    if relation in ("conj", "parataxis") and (is_verb(head) or head.pos_ in ("ADJ", "NOUN", "ADP", "ADV")):
        # "X did this and does that"; a noun conjunct of a noun has no subject.
        if (
            not is_verb(verb)
            and not _own(verb, frozenset({"cop"}))
            and head.pos_ == "NOUN"
            and not _own(head, SUBJECTS)
        ):
            return []
        if _stands_between(head, verb):
            return []
        return _subject_of(head, origin, depth + 1)
    if relation == "xcomp":
        objects = _own(head, OBJECTS | frozenset({"iobj"}))
        if objects and (objects[0].pos_ in ("PROPN", "PRON") or head.lemma_ in OBJECT_CONTROL):
            return objects[:1]
        return _subject_of(head, origin, depth + 1)
    if relation in ("advcl", "obl") and verb.tag_ == "VBG" and case_of(verb) in ("for", "of"):
        objects = _own(head, OBJECTS | PASSIVE_SUBJECTS)  # "condemned Pyongyang for launching", "accused it of arming"
        if objects:
            return objects[:1]
    if relation in ("advcl", "ccomp", "csubj") and not _own(verb, frozenset({"nsubj"})):
        if relation == "ccomp" and verb.tag_ not in ("VBG", "VB", "VBN"):
            return []
        return _subject_of(head, origin, depth + 1)
    if relation in ("acl:relcl", "relcl"):
        return [head]
    if relation == "amod" and (verb.tag_ == "VBG" or _hyphenated(verb)):  # "with India and Pakistan abstaining"
        return [head]
    if relation == "acl":
        if verb.tag_ in ("VBG", "VBN"):
            return [head]
        return _subject_of(head, origin, depth + 1) if is_verb(head) else _holders(head)
    if relation in ("aux", "cop", "aux:pass"):
        return _subject_of(head, origin, depth + 1)
    if relation in ("obl", "obj", "nmod") and is_verb(verb):
        return _subject_of(head, origin, depth + 1) if is_verb(head) else _holders(head)
    return []


def _holders(noun: Token) -> list[Token]:
    """Return who holds a noun: "Moscow's bid", "a Russian bid", "the bid by Moscow", "Moscow made a bid"."""
    found = holders(noun) or [child for child in noun.children if child.dep_ in OBLIQUES and case_of(child) == "of"]
    if found:
        return found
    if noun.dep_ in ("obj", "dobj") and is_light(noun.head):
        return _own(noun.head, SUBJECTS)
    return []


def holders(noun: Token, prepositions: tuple[str, ...] = ("by", "from")) -> list[Token]:
    """Return the possessor and the by-phrase, else the demonyms and compounds before a noun.

    Args:
        noun: The thing held.
        prepositions: Of holders behind it; a "withdrawal from" is not held by what stands behind "from".
    """
    own = [child for child in noun.children if child.dep_ in ("nmod:poss", "poss")]
    own += [child for child in noun.children if child.dep_ in OBLIQUES and case_of(child) in prepositions]
    if own:
        return own
    for child in noun.children:  # "the rejection of the embargo by Moscow"
        if child.dep_ in OBLIQUES and case_of(child) == "of":
            own = [inner for inner in child.children if inner.dep_ in OBLIQUES and case_of(inner) == "by"]
            if own:
                return own
    return [child for child in noun.children if child.dep_ in ("compound", "amod", "nmod") and child.i < noun.i]


def case_of(token: Token) -> str:
    """Return the preposition of a phrase, lower case, empty when it has none; "because of" is "because of"."""
    # In a name of several words the parse may hang the preposition on the first one: "by [North] Korea".
    inside = [token, *(child for child in token.children if child.dep_ in ("compound", "flat") and child.i < token.i)]
    for word in inside:
        for child in word.children:
            if child.dep_ in ("case", "mark") and child.i < word.i and child.lower_ not in ("'s", "’s"):
                fixed = [grandchild.lower_ for grandchild in child.children if grandchild.dep_ == "fixed"]
                return " ".join([child.lower_, *fixed])
    return ""


def doers(verb: Token) -> list[Token]:
    """Return who does what a verb says: the subject, or the by-phrase of a passive."""
    if is_passive(verb):
        agents = [child for child in verb.children if child.dep_ in OBLIQUES and case_of(child) == "by"]
        if agents:
            return agents
        agents = _hyphenated(verb)
        if agents:
            return agents
        for child in verb.children:  # the by-phrase hangs on the object or the time
            for grandchild in child.children:
                if grandchild.dep_ in OBLIQUES and case_of(grandchild) == "by" and grandchild.i > verb.i:
                    return [grandchild]
        return []
    return surface_subjects(verb)


def _stands_between(head: Token, verb: Token) -> bool:
    """Say whether a clause with a subject of its own parts two verbs: "A backs it; B and two, C and D, wait"."""
    return any(
        child.dep_ in ("conj", "parataxis") and head.i < child.i < verb.i and _own(child, SUBJECTS)
        for child in head.children
    )


def _hyphenated(participle: Token) -> list[Token]:
    """Return the doer that is tied to a participle before a noun: "the U.S.-drafted text"."""
    if participle.dep_ != "amod" or participle.i < 2 or participle.nbor(-1).text != "-":
        return []
    return [child for child in participle.children if child.i == participle.i - 2]


def undergoers(verb: Token) -> list[Token]:
    """Return the direct object, or the subject of a passive; shared between conjoined verbs."""
    if is_passive(verb):
        return surface_subjects(verb)
    own = _own(verb, OBJECTS)
    if own:
        return own
    if verb.dep_ in ("acl:relcl", "relcl", "acl") and _own(verb, frozenset({"nsubj"})):
        return [antecedent(verb.head)]
    for child in verb.children:  # "imposed and later lifted sanctions"
        if child.dep_ == "conj" and is_verb(child):
            shared = _own(child, OBJECTS)
            if shared:
                return shared
    if verb.dep_ == "conj" and is_verb(verb.head) and not _own(verb, SUBJECTS | OBLIQUES):
        shared = [token for token in _own(verb.head, OBJECTS) if token.i > verb.i]
        if shared:
            return shared
    shifted = _shifted_object(verb)
    if shifted is not None:
        return [shifted]
    if verb.dep_ in ("xcomp", "advcl", "acl") and any(child.lower_ == "to" for child in verb.children):
        # tough-movement and infinitival relatives: "sanctions to lift"
        return [verb.head] if verb.dep_ == "acl" and verb.head.pos_ in ("NOUN", "PROPN") and not own else []
    return []


#: How the parse hangs an object on its verb that stands behind something else.
_SHIFTED = frozenset({"parataxis", "obl", "nsubj", "appos", "dep"})
_BEFORE_SHIFTED = frozenset({",", "-", "–", "—", ")"})


def _shifted_object(verb: Token) -> Token | None:
    """Return a heavy object behind an adverbial: "extended for a year — until 1 July 2023 — the arms embargo"."""
    has_subject = any(child.dep_ in SUBJECTS and child.i < verb.i for child in verb.children)
    for child in verb.children:
        if child.i < verb.i or child.dep_ not in _SHIFTED or child.pos_ not in ("NOUN", "PROPN") or case_of(child):
            continue
        if child.dep_ == "nsubj" and not has_subject:
            continue  # "said the envoy"
        is_clause = any(inner.dep_ == "cop" for inner in child.children)
        edge = child.left_edge.i
        # The comma or dash hangs on either side.
        is_behind = child.dep_ == "obl" or bool({verb.doc[edge].text, verb.doc[edge - 1].text} & _BEFORE_SHIFTED)
        if not is_clause and edge > verb.i + 1 and is_behind:
            return child
    return None


def obliques(token: Token, preposition: str) -> Iterator[Token]:
    """Yield the phrases that hang on a word, or on its object, with a preposition."""
    near = [token, *(child for child in token.children if child.dep_ in OBJECTS | PASSIVE_SUBJECTS | {"xcomp"})]
    for holder in near:
        for child in holder.children:
            if child.dep_ in OBLIQUES | {"xcomp", "ccomp"} and case_of(child).split(" ")[0] == preposition:
                yield child


def complements(token: Token, *, gerund: bool = False) -> Iterator[Token]:
    """Yield the clauses that a word takes: that-clauses, infinitives, gerunds."""
    for child in token.children:
        if child.dep_ in CLAUSES or (child.dep_ in OBJECTS | {"obl", "nmod"} and child.tag_ == "VBG"):
            if child.i < token.i and child.dep_ in ("advcl", "acl"):
                continue
            if not gerund or child.tag_ == "VBG":
                yield child


def conjuncts(token: Token) -> list[Token]:
    """Return a token and those coordinated under it."""
    found = [token]
    for number in range(8):
        if number >= len(found):
            break
        found += [child for child in found[number].children if child.dep_ == "conj"]
    return found


def is_negated(token: Token, negators: frozenset[str]) -> bool:
    """Say whether a predicate is negated by a word of its own or by its subject or object ("no member vetoed")."""
    for child in token.children:
        if child.lower_ in negators and child.dep_ in ("advmod", "neg", "det", "cc", "cc:preconj", "mark", "case"):
            if child.lower_ == "without" and is_verb(token) is False:
                continue
            if child.lower_ == "no" and child.dep_ == "advmod" and child.nbor().lower_ in ("longer", "more"):
                return True
            return True
    for child in token.children:
        if child.dep_ in SUBJECTS | OBJECTS and any(
            grandchild.lower_ in ("no", "neither") and grandchild.i < child.i for grandchild in child.children
        ):
            return True
        if child.dep_ in SUBJECTS and child.lower_ in ("nobody", "none", "neither"):
            return True
    return False


def clause_span(predicate: Token) -> tuple[int, int]:
    """Return first and last token number of the clause around a predicate, without clauses conjoined to it."""
    left, right = predicate.left_edge.i, predicate.right_edge.i
    for child in predicate.children:
        if child.dep_ in ("conj", "parataxis") and child.i > predicate.i and is_verb(child):
            right = min(right, child.left_edge.i - 1)
    doc = predicate.doc
    while right > left and (doc[right].is_punct or doc[right].is_space or doc[right].dep_ == "cc"):
        right -= 1
    while left < right and (doc[left].is_punct or doc[left].is_space):
        left += 1
    return left, max(right, predicate.i)
