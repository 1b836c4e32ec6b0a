"""Findings for a terminal: the place, the message, and the line with the characters underlined.

Of one check a file shows `MOST` findings, then says how many more there are: a file of brackets that nobody closed has one mistake, and not half a million.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from drafter.check.wording import say, severity_name
from drafter.errors import Fault, Place
from drafter.messages.language import language
from drafter.messages.wording import drawn, picture, word
from drafter.proofread.model import Proof, Proofs

MOST = 200
"""The most findings of one check and severity that are shown for a file."""


def write(files: Sequence[Proofs]) -> str:
    """The findings, in the order of the files; of a file that could not be read, why."""
    return "\n".join(entry for proofs in files for entry in (*map(_fault, proofs.unread), *_findings(proofs)))


def _findings(proofs: Proofs) -> Iterator[str]:
    shown: Counter[tuple[str, str]] = Counter()
    more: Counter[str] = Counter()
    for proof in proofs.proofs:
        kind = proof.finding.check, proof.finding.severity
        if shown[kind] < MOST:
            shown[kind] += 1
            yield _finding(proof)
        else:
            more[proof.finding.check] += 1
    for check, count in more.items():
        yield word(Fault("check.more", Place(proofs.source), {"check": check, "count": count}))


def _fault(fault: Fault) -> str:
    drawn_line = picture(fault)
    return f"{word(fault)}\n{drawn_line}" if drawn_line else word(fault)


def _finding(proof: Proof) -> str:
    colon = "：" if language() == "zh" else ": "
    severity = severity_name(proof.finding.severity)
    line = f"{proof.place}: {severity}{colon}{say(proof.finding)} [{proof.finding.check}]"
    picture = drawn(proof.place, proof.excerpt, proof.width)
    return f"{line}\n{picture}" if picture else line
