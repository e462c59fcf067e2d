"""Whom a noun phrase stands for: names, titles, collective names, pronouns and definite descriptions."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from sanctwatch.extract.reading import Reading


@dataclass(frozen=True, slots=True)
class Referent:
    """Whom a noun phrase stands for.

    Attributes:
        text: The noun phrase as the text has it, without what follows a comma or a relative pronoun.
        start_char: Offset of `text` in the Doc's text; `end_char` behind it.
        actors: Ids of the states and organizations that it is or represents, in text order; empty when unknown or none.
            A body of `ACTOR_MECHANISMS` (`panel-of-experts`, `msmt`, `monitoring-team`) counts as well.
        person: Full name of the person, empty when it is none or unknown.
        role: Office as the text or the catalogue gives it.
        resolution: `name`, `title`, `apposition`, `pronoun` or `unknown`.
    """

    text: str = ""
    start_char: int = 0
    end_char: int = 0
    actors: tuple[str, ...] = ()
    person: str = ""
    role: str = ""
    resolution: str = "unknown"


#: Mechanisms that act: they report, accuse and speak.
ACTOR_MECHANISMS = frozenset({"panel-of-experts", "msmt", "monitoring-team", "sanctions-committee"})


class References:
    """Resolves the noun phrases of one Doc; built once for it."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def of(self, head: Token, *, with_conjuncts: bool = True) -> Referent:
        """Return whom the noun phrase with this head stands for.

        Args:
            head: The head of a subject, an object, a possessor, ...; a pronoun or a determiner too.
            with_conjuncts: "Moscow and Beijing" is both; else only what stands under this head itself.
        """
        tokens = [head, *head.conjuncts] if with_conjuncts else [head]
        actors: list[str] = []
        person = ""
        for token in tokens:
            for named in self._reading.named_at(token):
                if named.row.kind in ("state", "organization"):
                    actors.append(named.row.id)
                    break
                if named.row.kind == "person":
                    person = person or named.row.id
                    actors += [named.row.actor] if named.row.actor else []
                    break
        start, end = head.left_edge.idx, head.right_edge.idx + len(head.right_edge)
        text = self._reading.doc.text[start:end]
        kind = "name" if actors or person else "unknown"
        return Referent(text, start, end, tuple(dict.fromkeys(actors)), person, "", kind)
