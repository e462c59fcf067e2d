"""Reported speech on Docs built by hand: what is told, by whom, by which construction, each with a near-miss.

A token is written `word/lemma/tag/dependency/index of its head`.
"""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc
from spacy.util import get_words_and_spaces

from sanctwatch.extract.quote_combine import combine
from sanctwatch.extract.quote_cues import load_cues
from sanctwatch.extract.quote_layout import Layout
from sanctwatch.extract.quote_sayings import find_sayings

NLP = spacy.blank("en")


def parsed(text, tokens):
    parts = [token.rsplit("/", 4) for token in tokens.split(" ")]
    words, lemmas, tags, deps, heads = zip(*parts, strict=True)
    words, spaces = get_words_and_spaces(words, text)
    return Doc(NLP.vocab, words, spaces, lemmas=lemmas, tags=tags, deps=deps, heads=[int(head) for head in heads])


def told(doc):
    cues = load_cues()
    layout = Layout(doc)
    found = combine(layout, find_sayings(doc, cues), cues)
    return sorted((doc.text[item.start : item.end], item.source.text, item.rule) for item in found)


CASES = [
    (  # two clauses under one cue are one row
        "Lavrov said that the draft was dead, and that Moscow would veto it.",
        "Lavrov/Lavrov/NNP/nsubj/1 said/say/VBD/root/1 that/that/IN/mark/6 the/the/DT/det/4 "
        "draft/draft/NN/nsubj/6 was/be/VBD/cop/6 dead/dead/JJ/ccomp/1 ,/,/,/punct/12 and/and/CC/cc/12 "
        "that/that/IN/mark/12 Moscow/Moscow/NNP/nsubj/12 would/would/MD/aux/12 veto/veto/VB/conj/6 "
        "it/it/PRP/obj/12 ./././punct/1",
        [("the draft was dead, and that Moscow would veto it", "Lavrov", "clause")],
    ),
    (  # without that
        "Lavrov said the draft was dead.",
        "Lavrov/Lavrov/NNP/nsubj/1 said/say/VBD/root/1 the/the/DT/det/3 draft/draft/NN/nsubj/5 was/be/VBD/cop/5 "
        "dead/dead/JJ/ccomp/1 ./././punct/1",
        [("the draft was dead", "Lavrov", "clause")],
    ),
    (  # undone by the verb above
        "Lavrov declined to say that the draft was dead.",
        "Lavrov/Lavrov/NNP/nsubj/1 declined/decline/VBD/root/1 to/to/TO/mark/3 say/say/VB/xcomp/1 "
        "that/that/IN/mark/8 the/the/DT/det/6 draft/draft/NN/nsubj/8 was/be/VBD/cop/8 dead/dead/JJ/ccomp/3 "
        "./././punct/1",
        [],
    ),
    (  # negated
        "Lavrov never said that the draft was dead.",
        "Lavrov/Lavrov/NNP/nsubj/2 never/never/RB/advmod/2 said/say/VBD/root/2 that/that/IN/mark/7 "
        "the/the/DT/det/5 draft/draft/NN/nsubj/7 was/be/VBD/cop/7 dead/dead/JJ/ccomp/2 ./././punct/2",
        [],
    ),
    (  # said by nobody
        "Nobody said that the draft was dead.",
        "Nobody/nobody/NN/nsubj/1 said/say/VBD/root/1 that/that/IN/mark/6 the/the/DT/det/4 draft/draft/NN/nsubj/6 "
        "was/be/VBD/cop/6 dead/dead/JJ/ccomp/1 ./././punct/1",
        [],
    ),
    (  # only thought of
        "Lavrov could say that the draft was dead.",
        "Lavrov/Lavrov/NNP/nsubj/2 could/could/MD/aux/2 say/say/VB/root/2 that/that/IN/mark/7 the/the/DT/det/5 "
        "draft/draft/NN/nsubj/7 was/be/VBD/cop/7 dead/dead/JJ/ccomp/2 ./././punct/2",
        [],
    ),
    (  # a cue in the middle
        "The draft was dead, Lavrov told reporters on Friday, and Moscow would veto it.",
        "The/the/DT/det/1 draft/draft/NN/nsubj/3 was/be/VBD/cop/3 dead/dead/JJ/root/3 ,/,/,/punct/6 "
        "Lavrov/Lavrov/NNP/nsubj/6 told/tell/VBD/parataxis/3 reporters/reporter/NNS/iobj/6 on/on/IN/case/9 "
        "Friday/Friday/NNP/obl/6 ,/,/,/punct/14 and/and/CC/cc/14 Moscow/Moscow/NNP/nsubj/14 would/would/MD/aux/14 "
        "veto/veto/VB/conj/6 it/it/PRP/obj/14 ./././punct/3",
        [("The draft was dead, Lavrov told reporters on Friday, and Moscow would veto it", "Lavrov", "parenthetical")],
    ),
    (  # an inverted cue at the end
        "The draft was dead, said Lavrov.",
        "The/the/DT/det/1 draft/draft/NN/nsubj/3 was/be/VBD/cop/3 dead/dead/JJ/ccomp/5 ,/,/,/punct/5 "
        "said/say/VBD/root/5 Lavrov/Lavrov/NNP/nsubj/5 ./././punct/5",
        [("The draft was dead", "Lavrov", "parenthetical")],
    ),
    (  # nobody again
        "The draft was dead, said nobody.",
        "The/the/DT/det/1 draft/draft/NN/nsubj/3 was/be/VBD/cop/3 dead/dead/JJ/ccomp/5 ,/,/,/punct/5 "
        "said/say/VBD/root/5 nobody/nobody/NN/nsubj/5 ./././punct/5",
        [],
    ),
    (  # an infinitive of the speaker
        "Moscow promised to veto the draft.",
        "Moscow/Moscow/NNP/nsubj/1 promised/promise/VBD/root/1 to/to/TO/mark/3 veto/veto/VB/xcomp/1 "
        "the/the/DT/det/5 draft/draft/NN/obj/3 ./././punct/1",
        [("to veto the draft", "Moscow", "infinitive")],
    ),
    (  # the same with another verb
        "Moscow hurried to veto the draft.",
        "Moscow/Moscow/NNP/nsubj/1 hurried/hurry/VBD/root/1 to/to/TO/mark/3 veto/veto/VB/xcomp/1 the/the/DT/det/5 "
        "draft/draft/NN/obj/3 ./././punct/1",
        [],
    ),
    (  # an infinitive of the addressee
        "Moscow urged the Council to veto the draft.",
        "Moscow/Moscow/NNP/nsubj/1 urged/urge/VBD/root/1 the/the/DT/det/3 Council/Council/NNP/nsubj/1 "
        "to/to/TO/mark/5 veto/veto/VB/xcomp/1 the/the/DT/det/7 draft/draft/NN/obj/5 ./././punct/1",
        [("the Council to veto the draft", "Moscow", "infinitive")],
    ),
    (  # an accusation
        "Moscow accused Paris of breaking the deal.",
        "Moscow/Moscow/NNP/nsubj/1 accused/accuse/VBD/root/1 Paris/Paris/NNP/obj/1 of/of/IN/mark/4 "
        "breaking/break/VBG/advcl/1 the/the/DT/det/6 deal/deal/NN/obj/4 ./././punct/1",
        [("Paris of breaking the deal", "Moscow", "gerund")],
    ),
    (  # a denial
        "Moscow denied having shipped the arms.",
        "Moscow/Moscow/NNP/nsubj/1 denied/deny/VBD/root/1 having/have/VBG/aux/3 shipped/ship/VBN/xcomp/1 "
        "the/the/DT/det/5 arms/arm/NNS/obj/3 ./././punct/1",
        [("having shipped the arms", "Moscow", "gerund")],
    ),
    (  # a denial without a clause
        "Moscow denied the charge.",
        "Moscow/Moscow/NNP/nsubj/1 denied/deny/VBD/root/1 the/the/DT/det/3 charge/charge/NN/obj/1 ./././punct/1",
        [],
    ),
    (  # one reports what another reports
        "Lavrov said Washington had claimed that the clause was dead.",
        "Lavrov/Lavrov/NNP/nsubj/1 said/say/VBD/root/1 Washington/Washington/NNP/nsubj/4 had/have/VBD/aux/4 "
        "claimed/claim/VBN/ccomp/1 that/that/IN/mark/9 the/the/DT/det/7 clause/clause/NN/nsubj/9 was/be/VBD/cop/9 "
        "dead/dead/JJ/ccomp/4 ./././punct/1",
        [
            ("Washington had claimed that the clause was dead", "Lavrov", "clause"),
            ("the clause was dead", "Washington", "clause"),
        ],
    ),
    (  # a question
        "Lavrov asked whether the clause was dead.",
        "Lavrov/Lavrov/NNP/nsubj/1 asked/ask/VBD/root/1 whether/whether/IN/mark/6 the/the/DT/det/4 "
        "clause/clause/NN/nsubj/6 was/be/VBD/cop/6 dead/dead/JJ/ccomp/1 ./././punct/1",
        [("whether the clause was dead", "Lavrov", "clause")],
    ),
    (  # a question put to the subject
        "Asked whether the clause was dead, Lavrov left.",
        "Asked/ask/VBN/advcl/8 whether/whether/IN/mark/5 the/the/DT/det/3 clause/clause/NN/nsubj/5 "
        "was/be/VBD/cop/5 dead/dead/JJ/advcl/8 ,/,/,/punct/0 Lavrov/Lavrov/NNP/nsubj/8 left/leave/VBD/root/8 "
        "./././punct/8",
        [],
    ),
    (  # a noun with a clause
        "Moscow repeated the claim that the clause was dead.",
        "Moscow/Moscow/NNP/nsubj/1 repeated/repeat/VBD/root/1 the/the/DT/det/3 claim/claim/NN/obj/1 "
        "that/that/IN/mark/8 the/the/DT/det/6 clause/clause/NN/nsubj/8 was/be/VBD/cop/8 dead/dead/JJ/acl/3 "
        "./././punct/1",
        [("the clause was dead", "Moscow", "noun")],
    ),
    (  # a noun with a relative clause
        "Moscow repeated the test that the Council had banned.",
        "Moscow/Moscow/NNP/nsubj/1 repeated/repeat/VBD/root/1 the/the/DT/det/3 test/test/NN/obj/1 "
        "that/that/WDT/obj/8 the/the/DT/det/6 Council/Council/NNP/nsubj/8 had/have/VBD/aux/8 "
        "banned/ban/VBN/acl:relcl/3 ./././punct/1",
        [],
    ),
    (  # a phrase in front
        "According to Moscow, the clause was dead.",
        "According/accord/VBG/case/2 to/to/IN/fixed/0 Moscow/Moscow/NNP/obl/7 ,/,/,/punct/2 the/the/DT/det/5 "
        "clause/clause/NN/nsubj/7 was/be/VBD/cop/7 dead/dead/JJ/root/7 ./././punct/7",
        [("the clause was dead", "Moscow", "phrase")],
    ),
    (  # a phrase at the end
        "The clause was dead, according to Moscow.",
        "The/the/DT/det/1 clause/clause/NN/nsubj/3 was/be/VBD/cop/3 dead/dead/JJ/root/3 ,/,/,/punct/3 "
        "according/accord/VBG/case/7 to/to/IN/fixed/5 Moscow/Moscow/NNP/obl/3 ./././punct/3",
        [("The clause was dead", "Moscow", "phrase")],
    ),
    (  # a view
        "In Moscow's view, the clause was dead.",
        "In/in/IN/case/3 Moscow/Moscow/NNP/nmod:poss/3 's/'s/POS/case/1 view/view/NN/obl/8 ,/,/,/punct/3 "
        "the/the/DT/det/6 clause/clause/NN/nsubj/8 was/be/VBD/cop/8 dead/dead/JJ/root/8 ./././punct/8",
        [("the clause was dead", "Moscow", "phrase")],
    ),
    (  # an adjective with a clause
        "Moscow is confident that the clause is dead.",
        "Moscow/Moscow/NNP/nsubj/2 is/be/VBZ/cop/2 confident/confident/JJ/root/2 that/that/IN/mark/7 "
        "the/the/DT/det/5 clause/clause/NN/nsubj/7 is/be/VBZ/cop/7 dead/dead/JJ/ccomp/2 ./././punct/2",
        [("the clause is dead", "Moscow", "adjective")],
    ),
    (  # as X put it
        "As Lavrov put it, the clause was dead.",
        "As/as/IN/mark/2 Lavrov/Lavrov/NNP/nsubj/2 put/put/VBD/advcl/8 it/it/PRP/obj/2 ,/,/,/punct/2 "
        "the/the/DT/det/6 clause/clause/NN/nsubj/8 was/be/VBD/cop/8 dead/dead/JJ/root/8 ./././punct/8",
        [("the clause was dead", "Lavrov", "as-clause")],
    ),
    (  # a clause whose subject is the antecedent
        "It was a move that Moscow said would end the talks.",
        "It/it/PRP/nsubj/3 was/be/VBD/cop/3 a/a/DT/det/3 move/move/NN/root/3 that/that/WDT/obj/8 "
        "Moscow/Moscow/NNP/nsubj/6 said/say/VBD/acl:relcl/3 would/would/MD/aux/8 end/end/VB/acl:relcl/3 "
        "the/the/DT/det/10 talks/talk/NNS/obj/8 ./././punct/3",
        [("would end the talks", "Moscow", "relative")],
    ),
    (  # quoted as saying
        "Lavrov was quoted as saying that the clause was dead.",
        "Lavrov/Lavrov/NNP/nsubj:pass/2 was/be/VBD/aux:pass/2 quoted/quote/VBN/root/2 as/as/IN/mark/4 "
        "saying/say/VBG/advcl/2 that/that/IN/mark/9 the/the/DT/det/7 clause/clause/NN/nsubj/9 was/be/VBD/cop/9 "
        "dead/dead/JJ/ccomp/4 ./././punct/2",
        [("the clause was dead", "Lavrov", "clause")],
    ),
    (  # a finding with that
        "The panel found that the ship was empty.",
        "The/the/DT/det/1 panel/panel/NN/nsubj/2 found/find/VBD/root/2 that/that/IN/mark/7 the/the/DT/det/5 "
        "ship/ship/NN/nsubj/7 was/be/VBD/cop/7 empty/empty/JJ/ccomp/2 ./././punct/2",
        [("the ship was empty", "panel", "clause")],
    ),
    (  # a find without that
        "The panel found the ship empty.",
        "The/the/DT/det/1 panel/panel/NN/nsubj/2 found/find/VBD/root/2 the/the/DT/det/4 ship/ship/NN/obj/2 "
        "empty/empty/JJ/xcomp/2 ./././punct/2",
        [],
    ),
    (  # a cue that the parse joins to the clause before
        "Lavrov regretted that the Council had not acted and stressed that the clause was dead.",
        "Lavrov/Lavrov/NNP/nsubj/1 regretted/regret/VBD/root/1 that/that/IN/mark/7 the/the/DT/det/4 "
        "Council/Council/NNP/nsubj/7 had/have/VBD/aux/7 not/not/RB/advmod/7 acted/act/VBN/ccomp/1 and/and/CC/cc/9 "
        "stressed/stress/VBD/conj/7 that/that/IN/mark/14 the/the/DT/det/12 clause/clause/NN/nsubj/14 "
        "was/be/VBD/cop/14 dead/dead/JJ/ccomp/9 ./././punct/1",
        [("the Council had not acted", "Lavrov", "clause"), ("the clause was dead", "Lavrov", "clause")],
    ),
    (  # the author of a statement speaks
        "Lavrov put out a statement saying that the clause was dead.",
        "Lavrov/Lavrov/NNP/nsubj/1 put/put/VBD/root/1 out/out/RP/compound:prt/1 a/a/DT/det/4 "
        "statement/statement/NN/obj/1 saying/say/VBG/acl/4 that/that/IN/mark/10 the/the/DT/det/8 "
        "clause/clause/NN/nsubj/10 was/be/VBD/cop/10 dead/dead/JJ/ccomp/5 ./././punct/1",
        [("the clause was dead", "Lavrov", "clause")],
    ),
    (  # an answer of one word
        "Lavrov said no.",
        "Lavrov/Lavrov/NNP/nsubj/1 said/say/VBD/root/1 no/no/UH/ccomp/1 ./././punct/1",
        [],
    ),
    (  # an ellipsis
        "Moscow did as it said it would.",
        "Moscow/Moscow/NNP/nsubj/1 did/do/VBD/root/1 as/as/IN/mark/4 it/it/PRP/nsubj/4 said/say/VBD/advcl/1 "
        "it/it/PRP/nsubj/6 would/would/MD/ccomp/4 ./././punct/1",
        [],
    ),
]


@pytest.mark.parametrize(("text", "tokens", "wanted"), CASES, ids=[case[0] for case in CASES])
def test_reported_speech(text, tokens, wanted):
    assert told(parsed(text, tokens)) == sorted(wanted)
