"""A good file keeps every rule of the preflight, and for each rule there is a spoilt file that breaks it."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from generator.plaques import ProofFailed, design, preflight
from generator.plaques.drawing import SON, Ink, Shape
from generator.plaques.finished_file import FinishedFile
from generator.plaques.outline import Box, rectangle
from generator.plaques.writers import pdf


@pytest.fixture(scope="module")
def drawing(faceplate):
    """The pagoda's plaque."""
    return design.draw(faceplate)


@pytest.fixture(scope="module")
def good(drawing, press):
    """Its finished file."""
    return pdf.write(drawing, press, "Chùa Pôthi Somrôn", "vi")


@pytest.fixture(scope="module")
def spotted(faceplate):
    """The same with gilding from a tin."""
    order = replace(faceplate.order, press=replace(faceplate.order.press, spots=(("vang", "PANTONE 871 C"),)))
    drawing = design.draw(replace(faceplate, order=order))
    return pdf.write(drawing, order.press, "Chùa Pôthi Somrôn", "vi"), drawing


def spoilt(data, spoil, **options):
    """The file after someone handled it."""
    with pikepdf.open(BytesIO(data)) as file:
        spoil(file)
        out = BytesIO()
        file.save(out, **({"force_version": "1.6", "static_id": True} | options))
    return out.getvalue()


def content(old, new):
    """Other operators in the page."""

    def spoil(file):
        page = file.pages[0].obj
        data = page.Contents.read_bytes()
        assert old in data
        page.Contents = file.make_stream(data.replace(old, new, 1))

    return spoil


def metadata(old, new):
    """Another metadata packet."""

    def spoil(file):
        data = file.Root.Metadata.read_bytes()
        assert old in data
        file.Root.Metadata = file.make_stream(data.replace(old, new, 1), Type=pikepdf.Name.Metadata)

    return spoil


def put(place, key, value):
    """A key more in the page, its resources, the catalogue or the output intent."""

    def spoil(file):
        target = {
            "page": lambda: file.pages[0].obj,
            "resources": lambda: file.pages[0].obj.Resources,
            "root": lambda: file.Root,
            "info": lambda: file.docinfo,
            "intent": lambda: file.Root.OutputIntents[0],
        }[place]()
        target[key] = value(file) if callable(value) else value

    return spoil


def without(place, key):
    """A key less."""

    def spoil(file):
        del {"page": file.pages[0].obj, "root": file.Root, "intent": file.Root.OutputIntents[0]}[place][key]

    return spoil


def another_profile(old, new):
    """A profile of another kind."""

    def spoil(file):
        data = file.Root.OutputIntents[0].DestOutputProfile.read_bytes()
        assert old in data[:40]
        file.Root.OutputIntents[0].DestOutputProfile = file.make_stream(data.replace(old, new, 1), N=4)

    return spoil


def a_box(name, by):
    """A box larger on every side by so many points."""

    def spoil(file):
        box = [float(n) for n in file.pages[0].obj[name]]
        file.pages[0].obj[name] = pikepdf.Array([box[0] - by, box[1] - by, box[2] + by, box[3] + by])

    return spoil


def dictionary(**entries):
    """A PDF dictionary."""
    return lambda _: pikepdf.Dictionary(**entries)


def picture(file):
    """An image among the resources."""
    image = file.make_stream(b"\0", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=1, Height=1)
    return pikepdf.Dictionary(I=image)


def lzw(good):
    """A stream compressed in a way PDF/X forbids; a library would mend it on saving, so the bytes are changed."""

    def more(file):
        file.Root.PieceInfo = file.make_stream(b"-", Filler=pikepdf.Name.ABCDEFGHI)

    return spoilt(good, more, compress_streams=False).replace(b"/Filler /ABCDEFGHI", b"/Filter /LZWDecode")


def locked():
    """A password only for changing it."""
    return {"encryption": pikepdf.Encryption(owner="a", user="", R=3, aes=False, metadata=False), "static_id": False}


BLACK = b"0 0 0 1 k"

MUTANTS = {
    "version": (lambda _: None, {"force_version": "1.7"}),
    "encryption": (lambda _: None, locked()),
    "one-page": (lambda file: file.pages.append(file.pages[0]), {}),
    "boxes": (a_box("/TrimBox", 20), {}),
    "size": (a_box("/TrimBox", 0.1), {}),
    "bleed": (a_box("/BleedBox", -3), {}),
    "bleed-filled": (None, {}),
    "output-intent": (without("root", "/OutputIntents"), {}),
    "profile": (another_profile(b"prtr", b"mntr"), {}),
    "metadata": (metadata(b"PDF/X-4", b"PDF/X-9"), {}),
    "metadata-agrees": (metadata(b"2024-10-01T00:00:00+07:00</xmp:CreateDate>", b"2025</xmp:CreateDate>"), {}),
    "trapped": (put("info", "/Trapped", pikepdf.Name.Unknown), {}),
    "identifier": (None, {}),
    "colour-spaces": (content(BLACK, b"0 0 0 rg"), {}),
    "spot-names": (
        put(
            "resources",
            "/ColorSpace",
            lambda _: pikepdf.Dictionary(
                Sx=pikepdf.Array(
                    [
                        pikepdf.Name.Separation,
                        pikepdf.Name("/Gold"),
                        pikepdf.Name.DeviceCMYK,
                        pikepdf.Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 0, 1, 0], N=1),
                    ]
                )
            ),
        ),
        {},
    ),
    "marks-outside": (None, {}),
    "total-ink": (content(b"0.05 0.52 0.95 0.1 k", b"1 1 0.95 0.1 k"), {}),
    "palette": (content(b"0.05 0.52 0.95 0.1 k", b"0.05 0.52 0.9 0.1 k"), {}),
    "symbol-black": (None, {}),
    "fonts": (content(b"f\n", b"f\nBT ET\n"), {}),
    "pictures": (put("resources", "/XObject", picture), {}),
    "transparency": (put("resources", "/ExtGState", dictionary(a=1)), {}),
    "actions": (put("page", "/Annots", lambda _: pikepdf.Array()), {}),
    "filters": (None, {}),
    "inside-sheet": (content(b"f\n", b"f\n900 900 m 901 900 l 901 901 l h f\n"), {}),
}


def broken(data, drawing):
    """The names of all rules the file breaks, in order."""
    file = FinishedFile(data, drawing)
    return tuple(rule.name for rule in preflight.RULES if next(rule.faults(file), None) is not None)


def redrawn(drawing, press, shapes):
    """The file of a drawing with other shapes."""
    return pdf.write(replace(drawing, shapes=shapes), press, "Chùa Pôthi Somrôn", "vi")


def mutant(name, good, drawing, press):
    """A file that breaks this rule."""
    if name == "identifier":
        return good.replace(b"/ID", b"/IX")
    if name == "marks-outside":
        ink = Ink("registration", 1, 1, 1, 1, "#000000", spot="All")
        return redrawn(drawing, press, (*drawing.shapes, Shape(rectangle(Box(1, 50, 2, 51)), ink)))
    if name == "filters":
        return lzw(good)
    if name == "bleed-filled":
        return redrawn(drawing, press, drawing.shapes[1:])
    if name == "symbol-black":
        return redrawn(drawing, press, tuple(replace(s, ink=SON) if s.layer == "symbol" else s for s in drawing.shapes))
    spoil, options = MUTANTS[name]
    return spoilt(good, spoil, **options)


def test_a_good_file_keeps_every_rule(good, drawing):
    assert () == broken(good, drawing)
    preflight.check(good, drawing)


def test_a_file_with_a_spot_colour_keeps_every_rule(spotted):
    assert () == broken(*spotted)


def test_a_file_that_was_only_saved_again_keeps_every_rule(good, drawing):
    """The spoilt ones are not refused for having been opened; a shop may compress its streams."""
    assert () == broken(spoilt(good, lambda _: None), drawing)
    assert () == broken(spoilt(good, lambda _: None, compress_streams=True), drawing)


def test_every_rule_has_a_file_that_breaks_it():
    assert [rule.name for rule in preflight.RULES] == list(MUTANTS)


@pytest.mark.parametrize("name", MUTANTS)
def test_a_spoilt_file_is_refused_by_the_rule_it_breaks(name, good, drawing, press):
    spoilt_file = mutant(name, good, drawing, press)

    assert name in broken(spoilt_file, drawing)
    with pytest.raises(ProofFailed):
        preflight.check(spoilt_file, drawing)


@pytest.mark.parametrize(
    ("name", "spoil"),
    [
        ("output-intent", without("intent", "/RegistryName")),
        ("profile", without("intent", "/DestOutputProfile")),
        ("profile", another_profile(b"CMYK", b"RGB ")),
        ("metadata", without("root", "/Metadata")),
        ("metadata", metadata(b"xmpMM:VersionID>1<", b"xmpMM:VersionID><")),
        ("metadata", metadata(b">default<", b"><")),
        ("metadata-agrees", put("info", "/Title", "Another")),
        ("boxes", without("page", "/TrimBox")),
        ("colour-spaces", content(BLACK, b"0 g")),
        ("colour-spaces", put("page", "/Group", dictionary(S=pikepdf.Name.Transparency, CS=pikepdf.Name.DeviceRGB))),
        ("pictures", content(b"f\n", b"f\n/Sh0 sh\n")),
        ("transparency", content(b"f\n", b"f\n/G0 gs\n")),
        ("actions", put("root", "/OpenAction", dictionary(S=pikepdf.Name.JavaScript))),
        ("actions", put("root", "/OCProperties", dictionary(a=1))),
        ("symbol-black", content(b"0 0 0 0 k", b"0.02 0.03 0.1 0 k")),
    ],
)
def test_each_part_of_a_rule_is_checked(name, spoil, good, drawing):
    assert name in broken(spoilt(good, spoil), drawing)


def test_a_shape_over_the_symbol_is_refused_by_the_preflight(good, drawing):
    """A logo that someone put there after us."""
    assert "symbol-black" in broken(
        spoilt(
            good, lambda file: file.pages[0].contents_add(b"0.05 0.95 0.85 0.45 k 70 120 m 80 120 l 80 130 l h f\n")
        ),
        drawing,
    )
