"""Stances as a network of actors and what they take positions on, in GraphML, for Gephi, visone, igraph and networkx.

Actors are one kind of node and targets another, so that a state can be both. An edge is all that an actor's stances on
a target come to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import BinaryIO
from xml.etree import ElementTree as ET

from sanctwatch.catalogue import Catalogue
from sanctwatch.catalogue.lookup import kind_of, label_of
from sanctwatch.positions import Position, count_positions
from sanctwatch.records import Record, Stance

#: Name and GraphML type of what a node and an edge carry.
NODE_DATA = {"role": "string", "kind": "string", "id": "string", "label": "string"}
EDGE_DATA = {
    "polarity": "string", "net": "int", "n": "int", "support": "int", "oppose": "int", "conditional": "int",
    "neutral": "int",
}  # fmt: skip

#: What XML cannot hold, not even escaped.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class GraphMl:
    """Write the network of all stances when the last one is there."""

    def __init__(self, stream: BinaryIO, catalogue: Catalogue) -> None:
        """Take the stream, which is left open, and the catalogue, for kinds and labels of the nodes."""
        self._stream = stream
        self._catalogue = catalogue
        self._stances: list[Stance] = []

    def write(self, records: Iterable[Record]) -> None:
        """Hold stances; they are counted at the end."""
        self._stances.extend(record for record in records if isinstance(record, Stance))

    def finish(self) -> None:
        """Write the network; the stream stays open."""
        root = ET.Element("graphml", xmlns="http://graphml.graphdrawing.org/xmlns")
        for owner, data in (("node", NODE_DATA), ("edge", EDGE_DATA)):
            for name, type_ in data.items():
                key = {"id": f"{owner}_{name}", "for": owner, "attr.name": name, "attr.type": type_}
                ET.SubElement(root, "key", key)
        graph = ET.SubElement(root, "graph", id="positions", edgedefault="directed")
        positions = count_positions(self._stances)
        for ident in sorted({position.actor for position in positions}):
            self._add_node(graph, "actor", ident)
        for ident in sorted({position.target for position in positions}):
            self._add_node(graph, "concept", ident)
        for position in positions:
            _add_edge(graph, position)
        ET.indent(root)
        self._stream.write(ET.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n")
        self._stream.flush()

    def discard(self) -> None:
        """Forget the stances."""
        self._stances.clear()

    def _add_node(self, graph: ET.Element, role: str, ident: str) -> None:
        node = ET.SubElement(graph, "node", id=_clean(f"{role}:{ident}"))
        kind, label = kind_of(self._catalogue, ident), label_of(self._catalogue, ident)
        for name, value in {"role": role, "kind": kind, "id": ident, "label": label}.items():
            ET.SubElement(node, "data", key=f"node_{name}").text = _clean(value)


def _add_edge(graph: ET.Element, position: Position) -> None:
    source, target = _clean(f"actor:{position.actor}"), _clean(f"concept:{position.target}")
    edge = ET.SubElement(graph, "edge", source=source, target=target)
    for name in EDGE_DATA:
        ET.SubElement(edge, "data", key=f"edge_{name}").text = str(getattr(position, name))


def _clean(text: str) -> str:
    return _FORBIDDEN.sub(" ", text)
