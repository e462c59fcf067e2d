"""Where the patterns of the lexicon match in a parsed Doc, and which tokens fill the roles of a match."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from sanctwatch.catalogue.frames import PREPOSITIONS, Frame, Lexicon, Meaning, Pattern
from sanctwatch.extract.grammar import (
    OBJECTS,
    OBLIQUES,
    complements,
    doers,
    holders,
    is_light,
    is_passive,
    is_verb,
    obliques,
    surface_subjects,
    undergoers,
)

#: Words that may stand between two words of a pattern: articles, adjectives, an object.
MAX_GAP = 6

_MATCHES = "sanctwatch_matches"
_COPULAS = frozenset({"aux", "aux:pass", "auxpass", "cop"})


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern found on tokens.

    Attributes:
        pattern: Which.
        tokens: Its words in the text, the head first.
    """

    pattern: Pattern
    tokens: tuple[Token, ...]

    @property
    def head(self) -> Token:
        """The predicate itself: the first word; of a noun that on which the first ones hang ("draft text")."""
        head = self.tokens[0]
        while self.pattern.pos == "N" and head.dep_ in ("compound", "amod") and head.head in self.tokens:
            head = head.head
        return head

    @property
    def meaning(self) -> Meaning:
        """What the lexicon says of it."""
        return self.pattern.meaning

    @property
    def cue(self) -> str:
        """The words of the match as the text has them."""
        return " ".join(token.text for token in self.tokens)


def find_matches(token: Token, lexicon: Lexicon) -> tuple[Match, ...]:
    """Return the matches that begin at a token, longest pattern first; each is looked up once."""
    known: dict[tuple[int, int], tuple[Match, ...]] = token.doc.user_data.setdefault(_MATCHES, {})
    key = (id(lexicon), token.i)
    found = known.get(key)
    if found is None:
        found = known[key] = tuple(_match(token, lexicon))
    return found


def forget_matches(doc: Doc) -> None:
    """Let the matches of a Doc go: they hold its tokens, and a Doc that is held by itself is freed late."""
    doc.user_data.pop(_MATCHES, None)


def _match(token: Token, lexicon: Lexicon) -> Iterator[Match]:
    heads = _forms(token)
    if any(child.lemma_ == "be" and child.dep_ in _COPULAS for child in token.children):
        for pattern in lexicon.patterns("V", "be"):  # "is expected to": in the parse, "be" hangs on "expected"
            tokens = _follow(token, pattern.words[1:]) if len(pattern.words) > 1 and pattern.words[1] in heads else None
            if tokens is not None:
                yield Match(pattern, tokens)
    for pos in _parts_of_speech(token):
        found = [pattern for head in sorted(heads) for pattern in lexicon.patterns(pos, head)]
        if not found:
            continue
        if len(heads) > 1:
            found.sort(key=lambda pattern: -len(pattern.words))  # stable: what the lexicon puts first stays first
        ahead = _words_ahead(token)
        for pattern in found:
            if len(pattern.words) == 1:
                if pos != "A" or _is_predicative(token):
                    yield Match(pattern, (token,))
            elif pattern.words[1] in ahead:
                tokens = _follow(token, pattern.words)
                if tokens is not None and not _is_infinitive(tokens[-1], pattern):
                    yield Match(pattern, tokens)


def _words_ahead(token: Token) -> set[str]:
    """Return the words, and lemmas, among which the second one of a pattern must be."""
    ahead: set[str] = set()
    for word in token.doc[token.i + 1 : token.i + 2 + MAX_GAP]:
        ahead.add(word.lower_)
        ahead.add(word.lemma_.lower())
    return ahead


def _forms(token: Token) -> set[str]:
    """Return the words under which a predicate may stand in the lexicon: "re-impose" is three tokens."""
    lemma = token.lemma_.lower()
    forms = {lemma, token.lower_}
    # The lemma tables give rare verbs a final "e" too many: "reliste". Nouns are right: a "plane" is no plan.
    if lemma.endswith("e") and is_verb(token):
        forms.add(lemma[:-1])
    if token.i > 1 and token.nbor(-1).text == "-" and token.nbor(-1).idx + 1 == token.idx:
        prefix = token.nbor(-2).lower_
        forms |= {f"{prefix}{lemma}", f"{prefix}-{lemma}"}
    return forms


def _parts_of_speech(token: Token) -> tuple[str, ...]:
    if is_verb(token):
        # A participle can be an adjective of the lexicon, and behind "be" is one first: "was opposed to".
        if token.tag_ == "VBN" and any(child.dep_ in ("aux:pass", "cop") for child in token.children):
            return ("A", "V")
        return ("V", "A") if token.tag_ in ("VBN", "VBG", "VBD") else ("V",)
    if token.pos_ in ("NOUN", "PROPN"):
        return ("N",)
    if token.is_punct or token.is_space:
        return ()
    return ("A",)


def _is_infinitive(last: Token, pattern: Pattern) -> bool:
    """Say whether the preposition "to" of a pattern marks an infinitive here, which the frame does not take."""
    if last.lower_ != "to" or len(pattern.words) == 1 or last.head.tag_ != "VB" or last.dep_ not in ("mark", "aux"):
        return False
    return isinstance(pattern.meaning, Frame) and "clause" not in pattern.meaning.target


def _is_predicative(token: Token) -> bool:
    """Say whether a preposition is the predicate of its clause: "is for X", "X behind the draft" is not."""
    if token.pos_ not in ("ADP", "SCONJ", "PART", "ADV"):
        return True
    top = token.head if token.dep_ in ("case", "mark", "advmod") else token
    if is_verb(top):
        return False
    return any(child.dep_ == "cop" or child.dep_ in ("nsubj", "nsubj:outer") for child in top.children)


def _follow(head: Token, words: tuple[str, ...]) -> tuple[Token, ...] | None:
    doc = head.doc
    found = [head]
    at = head.i + 1
    for number, word in enumerate(words[1:], start=1):
        limit = min(len(doc), at + MAX_GAP + 1)
        hit = None
        for place in range(at, limit):
            token = doc[place]
            if token.is_sent_start or token.text in (";", ":"):
                break
            if word in (token.lower_, token.lemma_.lower()) and _belongs(found, token, place - at, number, words):
                hit = token
                break
        if hit is None:
            return None
        found.append(hit)
        at = hit.i + 1
    return tuple(found)


def _belongs(found: list[Token], token: Token, gap: int, number: int, words: tuple[str, ...]) -> bool:
    """Say whether a later word of a pattern is tied to its head in the parse, or stands so near that it must be.

    A verb in between has an object of its own: "sought to block the renewal" seeks no renewal.
    """
    head = found[0]
    if token.lower_ == "to" and token.head.tag_ == "VB" and token.dep_ in ("mark", "aux") and number == len(words) - 1:
        # "told aides that he would like to meet" tells nobody to do anything.
        clause = token.head
        return clause.head.i == head.i or (clause.head.head.i == head.i and clause.head.dep_ in OBJECTS)
    if token.lower_ == "to" and words[number - 1] in ("have", "need"):
        return False  # "said it had added ten firms to its list" is no duty
    if gap <= 1:
        return True
    above = token
    for _ in range(5):
        if above.i == head.i:
            return True
        if above.head.i == above.i:
            break
        if token.pos_ == "NOUN" and above.tag_ == "VB" and above not in found:
            break
        above = above.head
    return False


def role_tokens(match: Match, role: str) -> list[Token]:
    """Return the heads of the phrases that fill a role of a match."""
    head, last = match.head, match.tokens[-1]
    if role == "clause":
        return list(complements(last)) or (list(complements(head)) if last.i != head.i else [])
    if role == "gerund":
        return list(complements(head, gerund=True))
    if is_verb(head) and match.pattern.pos == "V":
        found = _verb_role(head, last, role)
        if role == "object" and not any(token not in match.tokens for token in found):
            # "would like to see the embargo lifted": the object is that of a later verb of the pattern.
            inner = [token for verb in match.tokens[1:] if is_verb(verb) for token in undergoers(verb)]
            return inner or found
        return found
    if match.pattern.pos == "A":
        return _adjective_role(head, last, role)
    return _noun_role(head, role)


def _verb_role(verb: Token, last: Token, role: str) -> list[Token]:
    if role == "object":
        return undergoers(verb)
    if role == "subject":
        return surface_subjects(verb)
    if role in ("of", "compound", "possessor") and last.pos_ in ("NOUN", "PROPN") and last.i != verb.i:  # "cast veto"
        return _noun_role(last, role)
    found = list(obliques(verb, role))
    if not found and last.i != verb.i:
        found = list(obliques(last, role))
    return found


def _adjective_role(head: Token, last: Token, role: str) -> list[Token]:
    if role == "subject":
        return _adjective_subjects(head)
    if role == "object":
        # A preposition that is the predicate: its noun is what it governs in UD.
        return [head.head] if head.dep_ in ("case", "mark") else undergoers(head)
    return list(obliques(head, role))


def _adjective_subjects(head: Token) -> list[Token]:
    """Return what a predicative adjective or preposition is said of: "X is against Y", "X, opposed to Y, ..."."""
    top = head.head if head.dep_ in ("case", "mark", "advmod", "cop") else head
    found = surface_subjects(top)
    if not found and top.dep_ in ("acl", "amod", "appos", "acl:relcl"):
        return [top.head]
    return [token for token in found if token.i != top.i]


def _noun_role(noun: Token, role: str) -> list[Token]:
    if role == "compound":
        return [child for child in noun.children if child.dep_ in ("compound", "amod", "nmod") and child.i < noun.i]
    if role == "possessor":
        return [child for child in noun.children if child.dep_ in ("nmod:poss", "poss")]
    if role == "subject":
        return surface_subjects(noun)
    if role == "object":
        return []
    return list(obliques(noun, role))


def object_of(preposition: Token) -> Token | None:
    """Return the noun or verb that a preposition or particle introduces; None for a bare particle."""
    behind = preposition.nbor() if preposition.i + 1 < len(preposition.doc) else None
    if behind is not None and (behind.text in (",", ";", ".", ":") or behind.dep_ == "cc"):
        return None
    if preposition.dep_ in ("case", "mark") and preposition.head.i > preposition.i:
        return preposition.head
    doc = preposition.doc
    for place in range(preposition.i + 1, min(len(doc), preposition.i + 7)):
        token = doc[place]
        if token.is_sent_start or token.is_punct:
            return None
        if token.pos_ in ("NOUN", "PROPN", "PRON") or token.tag_ == "VBG":
            while token.dep_ in ("compound", "amod", "nmod:poss", "det", "nummod", "flat") and token.head.i > token.i:
                token = token.head
            return token
    return None


def target_tokens(match: Match, roles: tuple[str, ...]) -> Iterator[list[Token]]:
    """Yield what may be the target of a match, best guess first: the phrase behind it, then its roles in order."""
    words, tokens = match.pattern.words, match.tokens
    if len(words) > 1 and words[-1] in PREPOSITIONS:
        inner = object_of(tokens[-1])
        if inner is not None:
            yield [inner]
        elif is_verb(match.head):
            yield undergoers(match.head)
    own = {token.i for token in tokens}
    for role in roles:
        found = [token for token in role_tokens(match, role) if token.i not in own]
        if role == "by" and is_verb(match.head) and is_passive(match.head):
            continue  # that is who does it
        if found:
            yield found


def actor_tokens(match: Match, actor: str) -> list[Token]:
    """Return the heads of the phrases that name who does what a match says."""
    head = match.head
    if actor == "none":
        return []
    if actor not in ("subject", "object"):
        found = role_tokens(match, actor)
        return found
    if match.pattern.pos == "N" and len(match.tokens) > 1 and is_passive(match.tokens[-1]):
        return doers(match.tokens[-1])  # "a missile was launched by the North"
    if match.pattern.pos == "N":
        if head.dep_ == "compound" and head.head.i in {token.i for token in match.tokens}:
            head = head.head  # "the North's missile launch": the launch is the North's
        found = holders(head, tuple(word for word in ("by", "from") if word not in match.pattern.words))
        if found:
            return found
        found = [token for preposition in ("in", "at") for token in obliques(head, preposition)]
        if found and isinstance(match.meaning, Frame) and match.meaning.type in ("vote", "meet"):
            return found
        # "Moscow made a bid": who holds the noun is the subject of its light verb.
        if head.dep_ in ("obj", "dobj") and is_light(head.head) and not is_passive(head.head):
            return surface_subjects(head.head)
        if head.dep_ in OBLIQUES and is_verb(head.head):
            return []
        return []
    if actor == "object":
        return undergoers(head)
    if match.pattern.pos == "A" and not is_verb(head):
        return _adjective_subjects(head)
    if match.pattern.pos == "A":
        return _adjective_subjects(head) if head.tag_ == "VBN" else doers(head)
    return doers(head)


def sentence_tokens(doc: Doc) -> Iterator[Token]:
    """Yield the tokens that can be predicates."""
    for token in doc:
        if not token.is_space and not token.is_punct:
            yield token
