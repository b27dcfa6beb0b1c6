"""Who is left out: held against the list's own examples of agents, and against browsers of people."""

from __future__ import annotations

import pytest

from generator.counts.left_out import Agents, read_left_out
from generator.project.templates import Templates
from tests.support.visitors import PEOPLE, PROGRAMS
from tests.support.worlds import BUILT_IN, TEMPLATES

AGENTS = Agents(read_left_out(BUILT_IN))


@pytest.mark.parametrize("agent", PEOPLE)
def test_a_person_s_browser_is_counted(agent):
    """The browsers inside Zalo, Facebook and Messenger, and a telephone of the maker Cubot among them."""
    assert "" == AGENTS.reason(agent.format(n=7).encode())


@pytest.mark.parametrize(("group", "agent"), [(group, agent) for group, agents in PROGRAMS.items() for agent in agents])
def test_a_program_is_left_out_by_what_it_is(group, agent):
    assert group == AGENTS.reason(agent.encode())


@pytest.mark.parametrize(
    ("agent", "group"),
    [
        ("WhatsApp/2.23.20.0", "preview"),
        ("Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)", "preview"),
        ("Better Uptime Bot Mozilla/5.0", "monitor"),
        ("Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)", "bot"),
        (
            "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)",
            "bot",
        ),
        ("Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/120.0.0.0 Safari/537.36", "bot"),
        ("curl/8.4.0", "bot"),
        ("", "bot"),
        ("-", "bot"),
        ("\udcff".encode("utf-8", "surrogateescape").decode("latin-1"), ""),
        ("facebookexternalhit/1.1 MetaIAB Facebook", "preview"),
    ],
)
def test_known_programs(agent, group):
    assert group == AGENTS.reason(agent.encode("latin-1"))


def test_looking_up_by_beginnings_finds_what_the_expressions_find():
    """Every expression that means itself alone is found in a text, wherever it stands."""
    left_out = read_left_out(BUILT_IN)
    for group in left_out.groups:
        for pattern in group.listed[::7]:
            text = pattern.replace("\\", "")
            if text.isprintable() and not set("^$()[]|+*?{}") & set(text):
                assert AGENTS.reason(f"Mozilla/5.0 {text} x".encode()), pattern


def test_each_list_says_its_source_and_licence():
    import yaml

    table = yaml.safe_load((TEMPLATES / "counts/left-out.yaml").read_text("utf-8"))

    assert [] == [entry for entry in (*table["groups"], *table["lists"]) if not (entry["source"] and entry["licence"])]
    for entry in table["groups"]:
        assert {"vi", "en"} <= set(entry["names"])


@pytest.mark.parametrize(
    "text",
    ["", "groups: 7", "groups: []\nlists: []", "groups: [{id: a, names: {}, agents: ['(']}]\nlists: []\npeople: []"],
)
def test_a_damaged_table_is_named(tmp_path, text):
    (tmp_path / "counts").mkdir()
    (tmp_path / "counts/left-out.yaml").write_text(text, "utf-8")

    with pytest.raises(OSError, match=r"left-out\.yaml"):
        read_left_out(Templates((tmp_path, TEMPLATES)))
