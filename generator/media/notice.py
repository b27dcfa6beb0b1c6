"""Who took a photograph and how it may be used → an XMP packet, which goes with each of its copies.

The fields are those that IPTC Photo Metadata Standard 2025.1 calls Creator, Credit Line, Copyright Notice, Rights Usage
Terms and Web Statement of Rights; image searches read them. XMP is the one form that JPEG, WebP and AVIF all have.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

LONGEST = 500
"""Characters of a text that are written: a segment of a JPEG holds 65 kB, a photograph of a page weighs 20."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What goes with a photograph, wherever its file is copied to."""

    credit: str
    """Who took it, as they want to be named."""

    licence: str
    """Under which it may be used, in words."""

    address: str
    """Where that licence stands; empty where the words name none."""


def packet(notice: Notice) -> bytes:
    """The notice in XMP (ISO 16684-1), without room to grow: nobody edits a copy."""
    credit, licence = (text[:LONGEST] for text in (notice.credit, notice.licence))
    statement = f' xmpRights:WebStatement="{escape(notice.address[:LONGEST])}"' if notice.address else ""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"'
        ' xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"'
        f' photoshop:Credit="{escape(credit)}"{statement}>'
        f"<dc:creator><rdf:Seq><rdf:li>{escape(credit)}</rdf:li></rdf:Seq></dc:creator>"
        f"<dc:rights>{_in_any_language(f'{credit}, {licence}')}</dc:rights>"
        f"<xmpRights:UsageTerms>{_in_any_language(licence)}</xmpRights:UsageTerms>"
        '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
    ).encode()


def _in_any_language(text: str) -> str:
    """A text of which no language is said (ISO 16684-1, language alternative)."""
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt>'
