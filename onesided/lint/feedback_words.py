"""The words by which feedback gives a reason, only a verdict, a claim, or offence."""

from __future__ import annotations

from onesided.lint.text import listed
from onesided.lint.vocabulary import Phrases

REASON_WORDS = listed(
    """
    because since so whereas but although though mean means meaning while unlike instead therefore thus hence however
    not if yet where when only never nothing without once until even alone would could might
    """
)
"""A reason or a contrast in one word: looked for first, since most reasons have one."""
REASON = Phrases(
    "rather than", "due to", "as a result", "comes? from", "leads? to", "depends? on", "by itself", "in order to",
    r"no(?=\s\w)", r"\w+n['’]t", "in contrast", "in turn", "after all",
    "too (?:little|much|few|many|small|large|weak|strong|early|late)",
    "(?:caus|mak|allow|help|prevent|requir|need|show|keep|produc|reduc|increas|slow|rais|lower)(?:e?s|ed|ing|e)?",
    roots=(),
)  # fmt: skip
"""The same in several words, and the verbs of cause and effect."""
VERDICT = listed(
    """
    right yes no correct wrong incorrect try again well good sorry exactly done great true false
    """
)
"""What is left of a bare verdict once the stop words are out."""
TALKING_DOWN = Phrases(
    "obviously", "of course", "simply", "just(?! (?:as|under|over|before|after|above|below|now|about)\\b)", "stupid",
    "silly", "dumb", "you should have known", "everyone knows", "clearly wrong", "as everybody knows",
)  # fmt: skip
CLAIM = Phrases(
    r"research (?:has )?(?:shows?|shown|finds?|found|suggests?|proves?|proved)",
    r"(?:studies|trials|surveys|experiments|reviews|meta-analyses) (?:have )?"
    r"(?:show|find|found|suggest|prove|report)\w*",
    r"(?:in|from|by) (?:many|most|several|recent|some|\d+) (?:\w+ )?(?:studies|trials|surveys)",
    r"per ?cent", r"evidence (?:shows?|suggests?)", r"scientists (?:have )?(?:shown|found|proved)",
    roots=("research", "studies", "trials", "surveys", "experiments", "reviews", "analyses", "per cent", "percent",
           "evidence", "scientists"),
)  # fmt: skip
