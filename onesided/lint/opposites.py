"""Pairs of words that say the opposite of each other."""

from __future__ import annotations

OPPOSITES = [
    set(pair.split())
    for pair in """increase/decrease increases/decreases increased/decreased rise/fall rises/falls higher/lower
    high/low more/less greater/smaller larger/smaller same/different therapist/client always/never faster/slower
    before/after inside/outside warmer/cooler expands/contracts positive/negative up/down left/right hot/cold
    stronger/weaker longer/shorter open/closed opens/closes gain/loss gains/loses buyer/seller upward/downward
    upwards/downwards widens/narrows better/worse raises/lowers raise/lower major/minor maximum/minimum true/false
    approach/avoid accept/reject accepts/rejects active/passive earlier/later above/below
    delay/advance delays/advances lengthen/shorten lengthens/shortens strengthen/weaken strengthens/weakens
    speeds/slows early/late thick/thin thicker/thinner deep/shallow deeper/shallower fewer/more first/last
    dilates/constricts dilation/constriction stimulates/inhibits activates/inhibits promotes/prevents
    improves/worsens rising/falling increasing/decreasing add/subtract supply/demand import/export imports/exports
    warm/cold wide/narrow wider/narrower strong/weak near/far nearer/farther closer/farther doubled/halved
    doubles/halves acid/alkaline left-skewed/right-skewed absent/present internal/external
    contracts/relaxes contraction/relaxation expansion/contraction expand/contract grows/shrinks grow/shrink
    heats/cools heating/cooling attracts/repels attract/repel absorbs/releases absorbs/emits wins/loses
    lowers/increases reduces/increases reduce/increase drops/rises drop/rise ascending/descending
    odd/even dilate/constrict
    stimulate/inhibit contract/relax melt/freeze evaporate/condense public/private guilty/innocent
    hyperglycaemia/hypoglycaemia hyperglycemia/hypoglycemia
    hypertension/hypotension tachycardia/bradycardia vasodilation/vasoconstriction convex/concave""".replace(
        "/", "~"
    ).split()
    for pair in [pair.replace("~", " ")]
]
