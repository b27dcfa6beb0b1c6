"""A relic's photographs as a manifest of IIIF Presentation 3.0, which viewers and other collections open by its address."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from generator import urls
from generator.content.catalogue import Picture, Relic
from generator.content.schema import StoryFrontMatter
from generator.media import photos
from generator.site import Site
from generator.text.translations import is_borrowed

LanguageMap = Mapping[str, list[str]]

_RIGHTS = "https://creativecommons.org/"
"""How the addresses of licences begin that `rights` may have (Presentation 3.0, 3.2), there written with http."""


def manifest(site: Site, relic: Relic) -> str:
    """The manifest as JSON: a canvas for each photograph, as large as the largest that is published; without texts of machines."""
    address = site.address(urls.iiif(relic.id))
    data = {
        "@context": "http://iiif.io/api/presentation/3/context.json",
        "id": address,
        "type": "Manifest",
        "label": _names(site, relic),
        **_summary(site, relic),
        "provider": [_provider(site)],
        "homepage": [_homepage(site, relic)],
        "items": [_canvas(site, relic, picture) for picture in relic.pictures],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _names(site: Site, relic: Relic) -> LanguageMap:
    named = {site.mark(story.language): [story.front_matter.name] for story in relic.vouched_stories}
    return named or {"none": [relic.id]}


def _summary(site: Site, relic: Relic) -> Mapping[str, LanguageMap]:
    said = {
        site.mark(story.language): [" ".join(story.front_matter.summary.split())]
        for story in relic.stories
        if not story.front_matter.machine
    }
    return {"summary": said} if said else {}


def _provider(site: Site) -> Mapping[str, Any]:
    address = site.catalogue.project.address
    return {
        "id": address,
        "type": "Agent",
        "label": {"none": [site.catalogue.project.steward]},
        "homepage": [{"id": address, "type": "Text", "label": {"none": [urls.host(address)]}, "format": "text/html"}],
    }


def _homepage(site: Site, relic: Relic) -> Mapping[str, Any]:
    return {
        "id": site.address(urls.relic(site.first_language, relic.id)),
        "type": "Text",
        "label": _names(site, relic),
        "format": "text/html",
        "language": [site.mark(site.first_language)],
    }


def _canvas(site: Site, relic: Relic, picture: Picture) -> Mapping[str, Any]:
    width = photos.enlarged(picture.width)
    height = photos.height(picture.width, picture.height, width)
    # What a canvas is called need not be an address that answers (Presentation 3.0, 3.2, id).
    named = site.address(urls.iiif(relic.id)).removesuffix(".json") + f"/{picture.slug}"
    small = photos.widths(picture.width)[0]
    image = {"type": "Image", "format": "image/jpeg"}
    return {
        "id": named,
        "type": "Canvas",
        "label": dict(_said(site, relic, picture)) or {"none": [picture.photo.file]},
        "height": height,
        "width": width,
        "requiredStatement": {
            "label": {"vi": ["Người chụp, giấy phép"], "en": ["Credit, licence"]},
            "value": {"none": [f"{picture.photo.credit}, {picture.photo.licence}"]},
        },
        **_rights(picture),
        "thumbnail": [
            {
                "id": _address(site, relic, picture, small),
                **image,
                "width": small,
                "height": photos.height(picture.width, picture.height, small),
            }
        ],
        "items": [
            {
                "id": f"{named}/page",
                "type": "AnnotationPage",
                "items": [
                    {
                        "id": f"{named}/image",
                        "type": "Annotation",
                        "motivation": "painting",
                        "body": {
                            "id": _address(site, relic, picture, width),
                            **image,
                            "height": height,
                            "width": width,
                        },
                        "target": named,
                    }
                ],
            }
        ],
    }


def _address(site: Site, relic: Relic, picture: Picture, width: int) -> str:
    return site.address(urls.photo(relic.id, picture.slug, picture.digest, width, "jpeg"))


def _said(site: Site, relic: Relic, picture: Picture) -> Iterator[tuple[str, list[str]]]:
    """Language → what the photograph shows, where a person says it in that language."""
    for story in relic.stories:
        said = story.front_matter
        captions = said.photos if isinstance(said, StoryFrontMatter) and not said.machine else {}
        caption = captions.get(picture.photo.file)
        if caption and not is_borrowed(caption.caption):
            yield site.mark(story.language), [caption.caption]


def _rights(picture: Picture) -> Mapping[str, str]:
    """The licence, where it is one that all viewers know."""
    address = picture.notice.address
    return {"rights": address.replace("https:", "http:", 1)} if address.startswith(_RIGHTS) else {}
