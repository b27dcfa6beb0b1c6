"""All entries → every output that lists them, and what every site has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator import urls
from generator.content.catalogue import Plaque
from generator.content.rounds import MOST_ON_A_PAGE
from generator.festivals import ics
from generator.outputs.output import (
    PROJECT,
    Expected,
    Output,
    PlannedPage,
    copy,
    encoded,
    filled,
    page_below,
    page_output,
)
from generator.pages import admin as form
from generator.pages import feeds, find, search
from generator.pages.about import about
from generator.pages.codes import code_list, codes, codes_near
from generator.pages.festivals import calendar
from generator.pages.home import home
from generator.pages.listing import listing
from generator.pages.lists import red_pages, trail_pages, ward_pages
from generator.pages.not_found import not_found
from generator.pages.offline import offline
from generator.pages.passport import passport
from generator.pages.retired import name_on_plaque, remembered, retired
from generator.site import Site
from generator.theme import fonts
from generator.theme.theme import LANGUAGE_NAMES, SELDOM, Theme
from generator.web import hosts, share_images
from generator.web.webmanifest import webmanifest


def plan_lists(site: Site) -> Iterator[Output]:
    """All that is made from the entries of relics, and what every site has."""
    pages = tuple(_pages(site))
    yield from (page_output(site, page) for page in pages)
    for language in site.languages:
        yield from _of_language(site, language)
    if search.in_many_files(site.entries):
        index, files = search.word_files(site.entries, search.codes_of(site.catalogue.plaques), site.searched)
        for number, text in ((None, index), *enumerate(files)):
            yield Output.of(urls.site_file(urls.words(number)), PROJECT, encoded, text)
    host, listed_codes = hosts.host_config(site), code_list(site)
    listed = feeds.sitemap(site, ((planned.view.page, planned.updated) for planned in pages))
    for path, template, view in (
        *((path, view.TEMPLATE, view) for path, view in listed),
        ("/robots.txt", "robots.txt", feeds.robots(site)),
        *((path, "codes.txt", view) for path, view in ((urls.CODE_LIST, listed_codes), *codes_near(listed_codes))),
        *((path, f"hosts/{template}", host) for path, template in hosts.SITE_FILES),
    ):
        yield filled(site, path, f"templates/{template}", template, view, site.first_language)
    yield from _theme_files(site.theme, unused=() if site.catalogue.contests else ("contest",))
    if site.catalogue.project.admin:
        yield from _admin(site)


def _pages(site: Site) -> Iterator[PlannedPage]:
    """All that can be read, but the pages of relics."""
    yield PlannedPage(home(site), PROJECT)
    yield PlannedPage(not_found(site), PROJECT)
    yield from (PlannedPage(view, PROJECT) for view in codes(site))
    names = find.names_in(site.entries)
    for language in site.languages:
        yield PlannedPage(listing(site, language), PROJECT)
        lists = (*trail_pages(site, language), *ward_pages(site, language), *red_pages(site, language))
        yield from (PlannedPage(view, PROJECT) for view in lists)
        yield from (PlannedPage(passport(site, walk, language), PROJECT) for walk in site.rounds if walk.is_trail)
        yield PlannedPage(about(site, language), "content/about")
        yield from (PlannedPage(view, PROJECT) for view in find.find(site, names, language))
        yield PlannedPage(offline(site, language), PROJECT)
    for plaque in site.catalogue.plaques:
        if plaque.down:
            yield from _of_plaque_taken_down(site, plaque)


def _of_plaque_taken_down(site: Site, plaque: Plaque) -> Iterator[PlannedPage]:
    """What the code of a plaque opens that hangs no more."""
    gone, successor = remembered(site, plaque), site.catalogue.plaque(plaque.replaced_by)
    replacement = remembered(site, successor) if successor else None
    paths = ((language, urls.landing(language, plaque.code)) for language in site.languages)
    for language, path in ((site.first_language, urls.code(plaque.code)), *paths):
        expected = Expected(plaque.code, plaque.relic, name_on_plaque(site, plaque, language))
        yield PlannedPage(retired(site, gone, replacement, language, path), plaque.at.path, expected)


def _of_language(site: Site, language: str) -> Iterator[Output]:
    """The files of one language: news, what is searched, festivals to subscribe to."""
    codes = search.codes_of(site.catalogue.plaques)
    yield filled(site, urls.feed(language), PROJECT, "feed.xml", feeds.feed(site, language), language)
    if search.in_many_files(site.entries):
        for number, part in enumerate(search.name_lists(site.entries, site.kinds, codes, language)):
            yield filled(site, urls.word_names(language, number), PROJECT, "names.txt", part, language)
    else:
        names = search.name_list(site.entries, site.kinds, codes, language)
        yield filled(site, urls.names(language), PROJECT, "names.txt", names, language)
    icons = ((urls.ICON, "any"), *((urls.icon(side), f"{side}x{side}") for side in share_images.SIDES))
    name, start = site.front_matter(language).site_name, urls.listing(language)
    manifest = urls.site_file(urls.manifest(language))
    yield Output.of(manifest, PROJECT, webmanifest, name, site.mark(language), start, icons, site.base)
    for place, relics in _calendars(site):
        if festivals := calendar(site, relics, language):
            yield Output.of(urls.site_file(urls.calendar(language, place)), PROJECT, ics.calendar, *festivals)


def _calendars(site: Site) -> Iterator[tuple[str, Sequence[str]]]:
    """Where each calendar lies, and of which relics it is: of a round; and where one list shows all relics, of them."""
    if len(site.entries) <= MOST_ON_A_PAGE:
        yield "", [entry.id for entry in site.entries]
    yield from ((walk.place, walk.relics) for walk in site.rounds if walk.place)


# ---- the form for editing -------------------------------------------------------------------------------


def _admin(site: Site) -> Iterator[Output]:
    """The page, its files and its worker. They are in no list of pages, and no phone keeps them with a trail."""
    files = form.admin_files(site)
    view, template = form.admin_page(site, files.folder), form.AdminPage.TEMPLATE
    path, source, words = urls.site_file(urls.ADMIN), f"templates/{template}", site.spelled_words[site.first_language]
    if site.base:
        yield Output.of(path, source, page_below, template, view, words, site.looks, None, site.base)
    else:
        yield filled(site, urls.ADMIN, source, template, view, site.first_language)
    for path, file in files.copied:
        yield Output.of(urls.site_file(path), "templates/admin", copy, file)
    for path, arguments in files.configs:
        yield Output.of(urls.site_file(path), "templates/admin", form.config, *arguments)
    yield Output.of(urls.site_file(view.faces), "templates/admin", form.faces_sheet, files.faces)
    kept = (view.faces, *(path for path, _ in files.copied), *(path for path, _ in files.configs))
    worker = (files.worker, view, kept, files.folder, site.base)
    yield Output.of(urls.site_file(urls.ADMIN_WORKER), "templates/admin", form.worker, *worker)


# ---- the theme ------------------------------------------------------------------------------------


def _theme_files(theme: Theme, unused: Sequence[str]) -> Iterator[Output]:
    """Fonts, scripts but for those `unused`, and icons."""
    for name, script in ((name, script) for name, script in theme.scripts.items() if name not in unused):
        yield Output.of(urls.site_file(script.path), f"templates/static/{name}.js", encoded, script.text)
    seldom_style = theme.seldom_style
    yield Output.of(urls.site_file(seldom_style.path), f"templates/{SELDOM}", encoded, seldom_style.text)
    names = theme.language_names
    yield Output.of(urls.site_file(names.path), f"templates/static/{LANGUAGE_NAMES}", encoded, names.text)
    yield Output.of(urls.site_file(urls.WORKER), "templates/static/sw.js", encoded, theme.worker)
    for font in theme.web_fonts:
        path = urls.site_file(font.path)
        if font.ready:
            yield Output.of(path, "templates/fonts/web", copy, font.ready)
        else:
            yield Output.of(path, "templates/fonts", fonts.web_font, font.face, font.characters)
    yield Output.of(urls.site_file(urls.ICON), "templates/parts", share_images.icon_svg, theme.icon)
    for side, path in (
        (share_images.TOUCH, urls.TOUCH_ICON),
        *((side, urls.icon(side)) for side in share_images.SIDES),
    ):
        yield Output.of(urls.site_file(path), "templates/parts", share_images.icon_png, theme.icon, side)
