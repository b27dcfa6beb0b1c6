"""Papers and tickets are read by programs of others: their text, their structure."""

from __future__ import annotations

import re

import pytest

from generator import plaque_files, plaques
from generator.papers.typeset import as_pdf
from tests.support.papers import BOLD, PLAIN, SCRIPTS_OF_ALL, unread
from tests.support.programs import ran
from tests.support.real import site


@pytest.fixture(scope="module")
def ticket(faceplate, tmp_path_factory):
    """The ticket of a real plaque."""
    plaque = next(plaque for plaque in site().catalogue.plaques if plaque.code == faceplate.code)
    file = tmp_path_factory.mktemp("ticket") / "ticket.pdf"
    file.write_bytes(plaques.job_ticket(faceplate, plaque_files.job(plaque, site())))
    return file


def test_poppler_reads_every_script_as_it_was_written(tmp_path):
    file = tmp_path / "paper.pdf"
    file.write_bytes(as_pdf(SCRIPTS_OF_ALL, BOLD, PLAIN))

    assert [] == unread(ran("pdftotext", "-layout", file, "-"))


def test_poppler_sees_the_parts_of_a_ticket_in_their_order(ticket, faceplate):
    """As a voice reads them: title, the order, the piece, what must not be done, the picture, what was tried, what to check."""
    parts = ran("pdfinfo", "-struct-text", ticket)
    headings = re.findall(r"\n  H([12]) .*\n +\"(.*?)\"", parts)

    assert ["1", *"2222222"][: len(headings)] == [level for level, _ in headings]
    assert ["PHIẾU ĐẶT LÀM BIỂN QR", "ĐẶT LÀM", "TẤM BIỂN", "KHÔNG ĐƯỢC"] == [text.strip() for _, text in headings[:4]]
    assert faceplate.payload in parts
    assert parts.count(" TH:") > 20
    assert "Figure" in parts
