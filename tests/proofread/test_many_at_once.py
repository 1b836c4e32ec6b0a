"""What one process finds in a file goes to another: many files are proofread at a time."""

from __future__ import annotations

import pickle

from drafter.check.model import Settings
from drafter.proofread.outlines import proofread_outline
from drafter.template.render import Renderer
from drafter.template.store import TemplateStore

OUTLINE = """\
模板: regular-meeting
标题: 在护林员例会上的讲话
称呼: 同志们
开头: 进入防火期了。
"""


def test_the_findings_of_an_outline_can_be_sent_to_another_process():
    proofs = proofread_outline(OUTLINE, Renderer(TemplateStore(())), Settings())
    assert proofs.proofs
    assert [str(proof) for proof in pickle.loads(pickle.dumps(proofs)).proofs] == [str(proof) for proof in proofs.proofs]
