"""Documents that pages link to: each module reads one format and judges what its readers need."""

from collections.abc import Callable, Iterable, Mapping

from aaaudit.documents.odf import judge_odf
from aaaudit.documents.pdf import judge_pdf
from aaaudit.own import OwnFact

type DocumentJudge = Callable[[bytes], Iterable[OwnFact]]
"""Gives facts of a document's content; the selector of a fact says where in the document it is."""

DOCUMENT_JUDGES: Mapping[str, DocumentJudge] = {
    ".pdf": judge_pdf,
    ".odt": judge_odf,
    ".ods": judge_odf,
    ".odp": judge_odf,
}
"""Suffix of a document's address, in small letters with its dot, to the judge of its format."""
