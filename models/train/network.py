"""The joint network: one MiniLM encoder, heads for tags, sentence starts, dependencies and names."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from sanctwatch.model.pieces import CASE_CLASSES, SPACE_CLASSES

WIDTH = 384
LAYERS = 6
HEADS = 12
ARC_WIDTH = 128
LABEL_WIDTH = 128
MIXED_LAYERS = 4  # the last four layers, weighted anew for tags, for the parse and for names


@dataclass(frozen=True)
class Sizes:
    """How many labels each head knows."""

    upos: int
    xpos: int
    dep: int
    ner: int


class Layer(nn.Module):
    """One BERT layer, written out so that it exports to few and plain operators."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.out_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, 4 * WIDTH)
        self.down = nn.Linear(4 * WIDTH, WIDTH)
        self.down_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, hidden: Tensor) -> Tensor:
        """Read `hidden` (batch, pieces, width). All rows are equally long: masks halve the speed on CPU."""
        batch, pieces, _ = hidden.shape
        qkv = self.qkv(hidden).view(batch, pieces, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        query, key, value = qkv[0], qkv[1], qkv[2]
        if self.training:
            read = functional.scaled_dot_product_attention(query, key, value)
        else:  # plain operators for the export
            weights = torch.softmax(query @ key.transpose(-1, -2) * (WIDTH // HEADS) ** -0.5, dim=-1)
            read = weights @ value
        read = read.transpose(1, 2).reshape(batch, pieces, WIDTH)
        hidden = self.out_norm(hidden + self.dropout(self.out(read)))
        return self.down_norm(hidden + self.dropout(self.down(functional.gelu(self.up(hidden)))))


class Network(nn.Module):
    """Encoder and heads. `words` gives per word what the runtime decodes, in the order of `columns`."""

    def __init__(self, sizes: Sizes, vocabulary: int = 30522, dropout: float = 0.1, head_dropout: float = 0.25) -> None:
        super().__init__()
        self.sizes = sizes
        self.piece = nn.Embedding(vocabulary, WIDTH)
        # Half of all weights, and most rows are rare words that training would never see: left as MiniLM has them.
        self.piece.weight.requires_grad_(False)
        self.position = nn.Embedding(512, WIDTH)
        self.case = nn.Embedding(CASE_CLASSES, WIDTH)
        self.space = nn.Embedding(SPACE_CLASSES, WIDTH)
        nn.init.zeros_(self.case.weight)
        nn.init.zeros_(self.space.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = nn.Dropout(dropout)
        self.head_dropout = nn.Dropout(head_dropout)
        self.mix = nn.Parameter(torch.zeros(3, MIXED_LAYERS))
        with torch.no_grad():
            self.mix[:, -1] = 1.0
        self.upos = nn.Linear(WIDTH, sizes.upos)
        self.xpos = nn.Linear(WIDTH, sizes.xpos)
        self.starts = nn.Linear(WIDTH, 1)
        self.ner = nn.Linear(WIDTH, sizes.ner)
        self.arc_dep = nn.Linear(WIDTH, ARC_WIDTH)
        self.arc_head = nn.Linear(WIDTH, ARC_WIDTH)
        self.arc_bilinear = nn.Linear(ARC_WIDTH, ARC_WIDTH)
        self.arc_root = nn.Linear(ARC_WIDTH, 1)
        self.label_dep = nn.Linear(WIDTH, LABEL_WIDTH)
        self.label_head = nn.Linear(WIDTH, LABEL_WIDTH)
        self.label_out = nn.Linear(LABEL_WIDTH, sizes.dep)

    def columns(self) -> dict[str, int]:
        """Name and width of each block of what `words` returns."""
        return {
            "upos": self.sizes.upos,
            "xpos": self.sizes.xpos,
            "starts": 1,
            "ner": self.sizes.ner,
            "root": 1,
            "arc_dep": ARC_WIDTH,
            "arc_head": ARC_WIDTH,
            "label_dep": LABEL_WIDTH,
            "label_head": LABEL_WIDTH,
        }

    def words(self, ids: Tensor, case: Tensor, space: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """Run the encoder over (batch, pieces) and give (batch, words, columns).

        `first` and `last` (batch, words) are the piece numbers where each word begins and ends.
        """
        where = torch.arange(ids.shape[1], device=ids.device)
        hidden = self.piece(ids) + self.position(where)[None] + self.case(case) + self.space(space)
        hidden = self.dropout(self.norm(hidden))
        kept = []
        for number, layer in enumerate(self.layers):
            hidden = layer(hidden)
            if number >= LAYERS - MIXED_LAYERS:
                kept.append(hidden)
        weights = torch.softmax(self.mix * 3.0, dim=-1)
        by_task = []
        for task in range(3):
            mixed = kept[0] * weights[task, 0]
            for number in range(1, MIXED_LAYERS):
                mixed = mixed + kept[number] * weights[task, number]
            by_task.append(self.head_dropout((_pick(mixed, first) + _pick(mixed, last)) * 0.5))
        tags, parse, names = by_task
        arc_dep = self.head_dropout(functional.gelu(self.arc_dep(parse)))
        return torch.cat(
            [
                self.upos(tags),
                self.xpos(tags),
                self.starts(tags),
                self.ner(names),
                self.arc_root(arc_dep),
                self.arc_bilinear(arc_dep),
                self.head_dropout(functional.gelu(self.arc_head(parse))),
                self.label_dep(parse),
                self.label_head(parse),
            ],
            dim=-1,
        )

    def split(self, scores: Tensor) -> dict[str, Tensor]:
        """Cut what `words` returns into its named blocks."""
        return dict(zip(self.columns(), scores.split(list(self.columns().values()), dim=-1), strict=True))


def _pick(hidden: Tensor, where: Tensor) -> Tensor:
    if hidden.shape[0] == 1:
        return hidden[:, where[0]]
    return torch.gather(hidden, 1, where[..., None].expand(-1, -1, hidden.shape[-1]))


def load_encoder(network: Network, weights: Path) -> None:
    """Copy MiniLM's weights into the encoder; the token type 0 goes into the position rows."""
    source = load_file(str(weights))

    def copy(target: Tensor, name: str) -> None:
        target.copy_(source[name])

    with torch.no_grad():
        copy(network.piece.weight, "embeddings.word_embeddings.weight")
        copy(network.position.weight, "embeddings.position_embeddings.weight")
        network.position.weight += source["embeddings.token_type_embeddings.weight"][0]
        copy(network.norm.weight, "embeddings.LayerNorm.weight")
        copy(network.norm.bias, "embeddings.LayerNorm.bias")
        for number, layer in enumerate(network.layers):
            stem = f"encoder.layer.{number}."
            for part in ("weight", "bias"):
                rows = [source[f"{stem}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
                getattr(layer.qkv, part).copy_(torch.cat(rows))
                copy(getattr(layer.out, part), f"{stem}attention.output.dense.{part}")
                copy(getattr(layer.out_norm, part), f"{stem}attention.output.LayerNorm.{part}")
                copy(getattr(layer.up, part), f"{stem}intermediate.dense.{part}")
                copy(getattr(layer.down, part), f"{stem}output.dense.{part}")
                copy(getattr(layer.down_norm, part), f"{stem}output.LayerNorm.{part}")
