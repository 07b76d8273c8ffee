"""The words that give an answer away, or that hurt: every list that a rule looks words up in.

They stand together so that a translator of the lint has one file to write anew, and so that a reader of the rules sees
at a glance what each of them hears.
"""

from __future__ import annotations

import re

from onesided.lint.text import listed


class Phrases:
    """Phrases, as regular expressions, found as whole words whatever their capitals.

    Most texts hold none of a list, and looking for a piece of each in plain text is far cheaper than the expression.
    The pieces are the letters a phrase begins with, unless `roots` names others; `roots=()` turns that off.
    """

    def __init__(self, *phrases: str, roots: tuple[str, ...] | None = None) -> None:
        self.pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(phrases)})(?![\w-])", re.IGNORECASE)
        begun = (re.match(r"(?:\(\?<![^)]*\))*([a-z ]+[a-z])(?![?*])", phrase) for phrase in phrases)
        self.roots = tuple(sorted({m[1] if m else "" for m in begun})) if roots is None else roots

    def _may(self, text: str) -> bool:
        low = text.lower()
        for root in self.roots:  # a plain loop: any() would cost more than what it looks for
            if root in low:
                return True
        return not self.roots

    def search(self, text: str) -> re.Match[str] | None:
        """The first of the phrases in a text."""
        return self.pattern.search(text) if self._may(text) else None

    def findall(self, text: str) -> list[str]:
        """All of the phrases in a text, as they are written there."""
        return self.pattern.findall(text) if self._may(text) else []


NEGATOR = Phrases(
    "not(?! only)", r"\w+n['’]t", "cannot", "never", "except", "neither", "nor",
    roots=("not", "n't", "n’t", "never", "except", "neither", "nor"),
)  # fmt: skip
"""What turns a sentence round."""

NEGATIVE_STEM = Phrases(
    "not(?! only)", r"\w+n['’]t", "cannot", "except(?! for)", "never", "(?<!at )least", "incorrect", "false",
    r"without(?=\W*$)", "contraindicated",
    roots=("not", "n't", "n’t", "except", "never", "least", "incorrect", "false", "without", "contra"),
)  # fmt: skip
ABSOLUTE = Phrases(
    "always", "never", "(?<!at )(?<!after )(?<!above )(?<!for )all(?! the same| right| three| four)", "none", "only",
    "every", "must", "impossible", "completely", "entirely", "no one",
    "under no circumstances", "in no case", "guarantees?",
)  # fmt: skip
HEDGE = Phrases(
    "may", "might", "can", "often", "usually", "tends? to", "some(?= (?:of|cases|people|clients|patients))",
    "to some extent", "sometimes", "generally",
    "typically", "likely", "probably", "in many cases",
)  # fmt: skip
VAGUE = Phrases("often", "usually", "frequently", "sometimes", "rarely", "may", "can", "generally", "seldom")
QUALIFIER = Phrases(
    "unless", "except when", "in most cases", "provided that", "as long as", "depending on", "if and only"
)
OPINION = Phrases(
    "do you think", "in your opinion", "in your view", "do you believe", "do you feel", "would you say", "your opinion"
)
WARM = Phrases(
    "gently", "acknowledges?", "acknowledging", "explores?", "exploring", "validat(?:e|es|ing)", "together", "warmly",
    "empath(?:y|ise|ize|ically)", "with curiosity", "kindly", "compassion(?:ately)?", "respectfully", "listens?",
)  # fmt: skip
HARSH = Phrases(
    "ignor(?:e|es|ing)", "refus(?:e|es|ing)", "demand(?:s|ing)?", "tell (?:him|her|them) off", "scold(?:s|ing)?",
    "threaten(?:s|ing)?", "blam(?:e|es|ing)", "dismiss(?:es|ing)?", "lectur(?:e|es|ing)", "order (?:him|her|them)",
    "punish(?:es|ing)?", "mock(?:s|ing)?", "shout(?:s|ing)? at", "criticis(?:e|es|ing)", "criticiz(?:e|es|ing)",
)  # fmt: skip
FILLER = Phrases(
    "haha", "who knows", "who cares", "bananas?", "none of your business", "lol", "unicorns?", "aliens?", "abracadabra",
    "no idea", "i (?:don['’]t|do not) know", "santa claus", "magic beans?", "ask your (?:mum|mom|mother)", "pizza",
)  # fmt: skip
STIGMA = Phrases(
    "addicts?", "drug abusers?", "substance abusers?", "alcohol abusers?", "junk(?:ie|y)s?",
    "alcoholics(?! anonymous)", "an alcoholic",
    r"(?:an?|the) (?:schizophrenic|psychotic|borderline|manic[- ]depressive|anorexic|bulimic|autistic)"
    r"(?=\s*(?:[.,;:?!)”\"]|$|who|is|was|has|had|and|in|with|to|may|will|can|does|should))",
    "schizophrenics", "psychotics", "borderlines", "neurotics", "anorexics", "bulimics", "autistics", "epileptics",
    "diabetics", "the mentally ill", "the disabled", "the insane", "the handicapped", "handicapped",
    "commit(?:s|ted|ting)? suicide", "failed suicide", "successful suicide", "unsuccessful suicide", "lunatics?",
    "crazy", "psychos?", "nut ?(?:case|job)s?", "madm[ae]n", "maniacs?", "deranged", "retard(?:ed|s)?", "cripples?",
    "attention[- ]seek(?:er|ers|ing)", "wheelchair[- ]bound", "confined to a wheelchair", "frequent flyers?",
    "suffer(?:s|ed|ing)? from", "afflicted (?:with|by)", "victims? of (?:depression|autism|schizophrenia|aids|stroke)",
    roots=(
        "addict", "abuser", "junk", "alcoholic", "schizophrenic", "psychotic", "borderline", "depressive", "anorexic",
        "bulimic", "autistic", "neurotics", "epileptics", "diabetics", "mentally ill", "disabled", "insane",
        "handicapped", "suicide", "lunatic", "crazy", "psycho", "nut", "madm", "maniac", "deranged",
        "retard", "cripple", "seek", "wheelchair", "frequent flyer", "suffer", "afflicted", "victim",
    ),
)  # fmt: skip
"""Words that make a person into a diagnosis, or judge one. Noun uses are caught, "psychotic symptoms" is not."""

REASON = Phrases(
    "because", "since", "so that", "so", "whereas", "but", "although", "though", "means?", "meaning", "rather than",
    "while", "unlike", "instead", "therefore", "thus", "hence", "which is why", "due to", "as a result", "however",
    "comes? from", "leads? to", "depends? on", "not", "by itself", "in order to", "if",
)  # fmt: skip
VERDICT = listed(
    """
    right yes wrong incorrect try again well good sorry exactly done great
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
OPPOSITES = [
    set(pair.split())
    for pair in """increase/decrease increases/decreases increased/decreased rise/fall rises/falls higher/lower
    high/low more/less greater/smaller larger/smaller same/different therapist/client always/never faster/slower
    before/after inside/outside warmer/cooler expands/contracts positive/negative up/down left/right hot/cold
    stronger/weaker longer/shorter open/closed opens/closes gain/loss gains/loses buyer/seller upward/downward
    upwards/downwards widens/narrows better/worse raises/lowers raise/lower major/minor maximum/minimum true/false
    approach/avoid accept/reject accepts/rejects active/passive earlier/later above/below""".replace("/", "~").split()
    for pair in [pair.replace("~", " ")]
]
