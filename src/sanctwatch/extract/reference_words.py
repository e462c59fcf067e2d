"""The words by which a noun phrase says whom it stands for, read from `data/references.toml` and `data/titles.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from sanctwatch.titles import load_titles


@dataclass(frozen=True, slots=True)
class ReferenceWords:
    """Lower-case lemmas by what they say; the comments of the data file say more.

    Attributes:
        offices: Persons who speak for the state named with them.
        homographs: Those of them that are other things in lower case or in the plural.
        chairs: Hold an office only of a body named behind them.
        bodies: Organs of a state that act for it.
        proper_bodies: Organs only where they are a name, or of `agency_kinds`.
        weak_bodies: Those of `bodies` that need the state right before them.
        state_nouns: "the country": alone they are a state.
        anaphoric: Mean the state just spoken of; `lone` the only one in sight; `acting` those that act.
        organs: Those that a later "the ministry" can pick up.
        bystanders: Of one of `meeting_places` they are some member's, and speak for none.
        counterparts: Their owner is another: "her colleague from France".
        faces: "Pakistan's man": speak for a state that owns them; `sources` with one of `source_kinds`.
        members: "EU members" are not the EU; `many_members` in the plural.
        sent: "the ambassador": of the state just spoken of.
        europeans: "the European capitals" may be the three.
        documents: What states write and say something in.
        genres: Words of the head of a statement; `issuers` of the line that says whose it is.
        askers: Open a turn of a transcript that is not the issuer's.
        home_offices: Without a state they are at home, in the dateline's.
        families: Name of an office to all names of such an office.
        any_office: "the diplomat": can pick up any office.
        disowning: Modifiers that take the office away.
        private: Nouns for those who represent nobody.
        persons: Nouns for single persons, whom "he" can pick up.
        humans: All nouns for persons; `tellers` all nouns that may stand for somebody.
        seated: Joined to a capital they mean its government.
        owner_cases: Prepositions before an owner; `spokes_cases` those behind a spokesperson.
        compound_tails: "-backed": what stands before it owns nothing.
        joiners: "along with", as tuples of words.
        partial: "among them": a list is only a part.
        listed: Plural nouns whose members a list behind them names.
        group_sizes: "both" to 2; `group_nouns` are what they may count.
        agentive: Verbs that an actor governs; `agentive_adjectives` likewise ("it is ready").
        likely: Verbs of actors and things alike; `inert` those of things,
            `lifeless` those of nothing else; `of_things` are people whom drafts have as well;
            `instruments` those of drafts, which "would" do something.
        possessed: What only actors have ("its envoy").
        plural_organizations: Ids that "they" can mean; `organization_sizes` how many they are.
        female: Words and given names; `male` likewise.
        organization_nouns: "agency" to the ids that it can mean.
        self_named: Bodies that name their state by themselves, to its id.
    """

    offices: frozenset[str]
    homographs: frozenset[str]
    chairs: frozenset[str]
    bodies: frozenset[str]
    proper_bodies: frozenset[str]
    agency_kinds: frozenset[str]
    weak_bodies: frozenset[str]
    state_nouns: frozenset[str]
    anaphoric: frozenset[str]
    lone: frozenset[str]
    acting: frozenset[str]
    organs: frozenset[str]
    documents: frozenset[str]
    genres: frozenset[str]
    issuers: frozenset[str]
    askers: frozenset[str]
    home_offices: frozenset[str]
    bystanders: frozenset[str]
    meeting_places: frozenset[str]
    counterparts: frozenset[str]
    faces: frozenset[str]
    sources: frozenset[str]
    source_kinds: frozenset[str]
    members: frozenset[str]
    many_members: frozenset[str]
    sent: frozenset[str]
    europeans: frozenset[str]
    families: Mapping[str, frozenset[str]]
    any_office: frozenset[str]
    disowning: frozenset[str]
    private: frozenset[str]
    persons: frozenset[str]
    humans: frozenset[str]
    tellers: frozenset[str]
    seated: frozenset[str]
    owner_cases: frozenset[str]
    spokes_cases: frozenset[str]
    compound_tails: frozenset[str]
    joiners: tuple[tuple[str, ...], ...]
    partial: tuple[str, ...]
    listed: frozenset[str]
    group_sizes: Mapping[str, int]
    group_nouns: frozenset[str]
    agentive: frozenset[str]
    likely: frozenset[str]
    instruments: frozenset[str]
    inert: frozenset[str]
    lifeless: frozenset[str]
    of_things: frozenset[str]
    agentive_adjectives: frozenset[str]
    possessed: frozenset[str]
    plural_organizations: frozenset[str]
    organization_sizes: Mapping[str, int]
    female: frozenset[str]
    male: frozenset[str]
    organization_nouns: Mapping[str, tuple[str, ...]]
    self_named: Mapping[str, str]


@cache
def load_words() -> ReferenceWords:
    """Read the words that ship with the program."""
    raw: dict[str, Any] = tomllib.loads(
        files("sanctwatch").joinpath("data", "references.toml").read_text(encoding="utf-8")
    )
    titles = load_titles()
    listed = {name: frozenset(value.split()) for name, value in raw.items() if isinstance(value, str)}
    private = (titles.private | listed["private"]) - listed["officials"]
    offices = (titles.office | titles.rank | listed.pop("officials")) - private
    disowning = listed.pop("disowning") | titles.former | (titles.aspiring - {"rival"})
    humans = offices | private | listed["chairs"] | listed["persons"] | listed["faces"]
    tellers = (
        humans
        | listed["bodies"]
        | listed["proper_bodies"]
        | listed["group_nouns"]
        | frozenset(raw["organization_nouns"])
    )
    listed |= {"private": private, "disowning": disowning, "humans": humans, "tellers": tellers}
    families: dict[str, frozenset[str]] = {}
    for line in raw["families"]:
        for word in line.split():
            families[word] = families.get(word, frozenset()) | frozenset(line.split())
    return ReferenceWords(
        offices=offices,
        families=families,
        joiners=tuple(tuple(joiner.split()) for joiner in raw["joiners"]),
        partial=tuple(raw["partial"]),
        group_sizes=raw["group_sizes"],
        organization_sizes=raw["organization_sizes"],
        organization_nouns={noun: tuple(ids) for noun, ids in raw["organization_nouns"].items()},
        self_named={name: actor for actor, names in raw["self_named"].items() for name in names},
        **listed,
    )
