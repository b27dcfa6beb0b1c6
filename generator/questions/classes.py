"""Questions about what a relic is counted among: its kind, its rank, its ward."""

from __future__ import annotations

from collections.abc import Iterator

from generator.content.catalogue import Relic
from generator.content.edtf import read
from generator.content.ranks import Level, key_of
from generator.questions.question import Phrase, in_order
from generator.questions.stated import Stated
from generator.questions.times import SINCE_RANKS, when
from generator.questions.typed import MOST_WRONG, Known, TypedQuestion, because, enough
from generator.text.translations import Wording, borrowed, plain


def kind_of(relic: Relic, known: Known, said: Stated) -> Iterator[TypedQuestion]:
    """What kind of place it is, where somebody is named who says so."""
    own = known.kinds.get(relic.facts.kind)
    if own is None:
        return
    others = [
        kind.id
        for kind in known.kinds.values()
        if kind.id != own.id
        and not set(kind.names.values()) & set(own.names.values())
        and not any(said.says(plain(kind.names[tag])) for tag in known.wordings if tag in kind.names)
    ]
    wrong = in_order(relic.id + own.id, others)[:MOST_WRONG]
    if enough(wrong):
        yield TypedQuestion(
            "kind", "", own.id, wrong, relic.facts.kind_sources,
            lambda wording, name: wording.say("quiz_kind", name=name),
            lambda key, wording: Phrase(known.kinds[key].names[wording.language]),
            lambda wording: because(wording.say("fact_kind"), own.names[wording.language], wording),
        )  # fmt: skip


def rank_of(relic: Relic, known: Known, said: Stated) -> Iterator[TypedQuestion]:
    """Which rank it has, where all its ranks are of one level; and since when, where it has one rank."""
    ranks, levels = relic.facts.rank, {level.id: level for level in known.levels}
    held = {rank.level for rank in ranks}
    if len(held) != 1 or (own := next(iter(held))) not in levels or own is None:
        return

    def name(level: str, wording: Wording) -> str:
        return wording.say(key_of(level), level=wording.say(f"level_{level}"), cited="")

    def is_wrong(level: Level) -> bool:
        alike = ({level.id, level.like} & {own, levels[own].like}) - {None}
        return not alike and not any(
            said.says(plain(wording.say(f"level_{level.id}"))) for wording in known.wordings.values()
        )

    others = [level.id for level in known.levels if is_wrong(level)]
    wrong = in_order(relic.id + own, others)[:MOST_WRONG]
    if enough(wrong):
        yield TypedQuestion(
            "rank", "", own, wrong, tuple(dict.fromkeys(source for rank in ranks for source in rank.sources)),
            lambda wording, relic_name: wording.say("quiz_rank", name=relic_name),
            lambda key, wording: Phrase(name(key, wording)),
            lambda wording: because(wording.say("fact_rank"), name(own, wording), wording),
        )  # fmt: skip
    if len(ranks) == 1 and (day := ranks[0].date):
        yield from when(
            relic, said, "ranked", read(day), SINCE_RANKS, ranks[0].date_sources or ranks[0].sources,
            lambda wording: because(
                wording.say("fact_rank"), name(own, wording) + wording.say("rank_date", date=wording.date(day)), wording
            ),
        )  # fmt: skip


def ward_of(relic: Relic, known: Known, said: Stated) -> Iterator[TypedQuestion]:
    """In which ward it is today, of those of its round."""
    place = relic.facts.place
    if not place.ward:
        return
    # What was a ward until yesterday may be the name of today's next one: what its address or its text names is no wrong answer.
    others = [ward for ward in known.wards if not said.says(_bare(ward)) and _bare(ward) != _bare(place.ward)]
    wrong, own = in_order(relic.id + place.ward, dict.fromkeys(others))[:MOST_WRONG], place.ward
    if enough(wrong):
        yield TypedQuestion(
            "ward", "", own, wrong, place.ward_sources or place.sources,
            lambda wording, name: wording.say("quiz_ward", name=name),
            lambda key, wording: Phrase(key, known.local if wording.language != known.local else ""),
            lambda wording: because(wording.say("fact_ward"), _as(own, known.local, wording, known), wording),
        )  # fmt: skip


def _as(text: str, language: str, wording: Wording, known: Known) -> str:
    """The text in a sentence in these words."""
    if language == wording.language:
        return text
    return borrowed(text, known.wordings[language].about.mark if language in known.wordings else language)


def _bare(ward: str) -> str:
    """The name of a ward alone, without its province and without the words in small letters that say what it is."""
    words = ward.partition(",")[0].split()
    return " ".join(word for word in words if not word.islower()) or ward
