"""Help, shell completion, and what is said of a line that cannot be understood: in the language of the reader."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main

from diary import cli
from diary.commands import help as shown
from diary.texts import LANGUAGES, texts
from tests.conftest import SAMPLES, Ran

Diary = Callable[..., Ran]
PROGRAM = str(Path(sys.executable).with_name("diary"))
TERMINALS = {"nl": "nl_NL.UTF-8", "en": "C"}


def commands() -> Iterator[tuple[str, Any]]:
    program: Any = typer.main.get_command(cli.app)
    yield "", program
    yield from ((name, program.get_command(None, name)) for name in program.list_commands(None))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_and_option_is_explained(language: str) -> None:
    words = texts(language)
    for _, command in commands():
        assert shown.about(command.name, words)
        for parameter in command.params:
            assert shown.meaning(command, parameter, words).endswith((".", ")", "`"))
            assert shown.filled_in(parameter, words)


def test_every_word_of_the_help_belongs_to_something() -> None:
    of_all = {"usage", "arguments", "options", "commands", "default", "show_help", "kind", "shared"}
    named = {command.name: {parameter.name for parameter in command.params} for _, command in commands()}
    shared = {name for names in named.values() for name in names}
    for key in sorted(texts("en").keys()):
        if key.startswith("help."):
            _, command, *rest = key.split(".")
            assert command in of_all or rest[0] in {"about", *named[command]}
            assert command != "shared" or rest[0] in shared


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", [name for name, _ in commands()])
def test_help_is_in_the_language_of_the_terminal(
    diary: Diary, monkeypatch: pytest.MonkeyPatch, language: str, command: str
) -> None:
    monkeypatch.setenv("LC_ALL", TERMINALS[language])
    words = texts(language)
    ran = diary(*command.split(), "--help")
    assert ran.code == 0
    assert words(f"help.{command or 'diary'}.about") in " ".join(ran.out.split())
    assert ran.out.startswith(f"{words('help.usage')}: ")
    assert words("help.show_help") in ran.out


def test_help_is_in_the_language_asked_for(diary: Diary, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    for asked in (["--language", "nl"], ["--language=nl"]):
        assert diary("report", *asked, "--help").out == diary("report", "--help", *asked).out
        assert diary("report", "--help", *asked).out.startswith("Gebruik: ")


@pytest.mark.parametrize(
    "line", [["--help", "--language", "nl"], ["--language", "nl", "--help"], ["--language=nl"], ["--language", "nl"]]
)
def test_without_a_command_the_help_is_in_the_language_asked_for(
    diary: Diary, monkeypatch: pytest.MonkeyPatch, line: list[str]
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    ran = diary(*line)
    assert ran.code == 0
    assert ran.out.startswith("Gebruik: diary")


def test_a_language_before_the_command_is_that_of_the_command(diary: Diary, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    assert diary("--language", "nl", "tips", "time").out == diary("tips", "time", "--language", "nl").out
    assert "Choose nl or en" in diary("--language", "fr", "tips").err
    assert diary("--language").out.startswith("Usage: diary")


def test_choices_and_defaults_stand_in_the_help(diary: Diary, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    out = diary("report", "--help").out
    for choices in ("[nl|en]", "[patient|clinician|both]", "[html,pdf,png,json]", "[default: both]"):
        assert choices in out
    assert "--days NUMBER" in diary("template", "--help").out


@pytest.mark.parametrize(
    ("line", "dutch", "english"),
    [
        (["reprot", "a.xlsx"], "Bedoelde u `diary report`?", "Did you mean `diary report`?"),
        (["frobnicate"], "Een opdracht frobnicate", "no command frobnicate"),
        (["a b.xlsx"], "Bedoelde u `diary report 'a b.xlsx'`?", "Did you mean `diary report 'a b.xlsx'`?"),
        (["a b.xlsx"], "Op een pagina: `diary desk 'a b.xlsx'`.", "On a page: `diary desk 'a b.xlsx'`."),
        (["report"], "vraagt nog: BESTAND", "still needs: FILE"),
        (["report", "a.xlsx", "--audence", "both"], "Bedoelde u --audience?", "Did you mean --audience?"),
        (["report", "a.xlsx", "--zzz"], "Een optie --zzz", "no option --zzz"),
        (["report", "a.xlsx", "-o"], "Achter -o hoort een waarde", "-o needs a value"),
        (["check", "a.xlsx", "--json=yes"], "hoort geen waarde", "takes no value"),
        (["template", "a.xlsx", "--days", "three"], "heel getal", "whole number"),
        (["settings", "frequency"], "kan niets met frequency", "cannot use frequency"),
        (["--zzz"], "Een optie --zzz", "no option --zzz"),
        (["completion", "csh"], "Kies bash, zsh, fish of powershell", "Choose bash, zsh, fish or powershell"),
    ],
)  # fmt: skip
def test_a_line_that_is_not_understood_is_one_sentence_in_the_readers_language(
    diary: Diary, monkeypatch: pytest.MonkeyPatch, line: list[str], dutch: str, english: str
) -> None:
    for language, said in (("nl", dutch), ("en", english)):
        monkeypatch.setenv("LC_ALL", TERMINALS[language])
        ran = diary(*line)
        assert (ran.code, ran.out) == (2, "")
        assert said in ran.err
        assert len(ran.err.strip().splitlines()) == 1


def test_without_a_word_the_help_is_shown(diary: Diary) -> None:
    assert "template" in (ran := diary()).out + ran.err


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_a_shell_is_given_its_script(diary: Diary, shell: str) -> None:
    ran = diary("completion", shell)
    assert (ran.code, ran.err) == (0, "")
    assert "_DIARY_COMPLETE" in ran.out


@pytest.mark.parametrize(
    ("words", "expected"),
    [("diary re", {"report", "reference"}), ("diary report --aud", {"--audience"}),
     ("diary report --language ", {"nl", "en"}), ("diary report --audience p", {"patient"})],
)  # fmt: skip
def test_commands_options_and_choices_complete(words: str, expected: set[str]) -> None:
    asked = {"_DIARY_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": str(words.count(" "))}
    done = subprocess.run([PROGRAM], capture_output=True, text=True, env=os.environ | asked, check=False)
    assert set(done.stdout.split()) == expected


def test_bash_completes_in_earnest(diary: Diary) -> None:
    bash = shutil.which("bash")
    assert bash
    script = (
        diary("completion", "bash").out
        + "\nCOMP_WORDS=(diary rep)\nCOMP_CWORD=1\n_diary_completion diary\necho ${COMPREPLY[@]}"
    )
    environment = os.environ | {"PATH": f"{Path(PROGRAM).parent}:{os.environ['PATH']}"}
    done = subprocess.run([bash, "-c", script], capture_output=True, text=True, env=environment, check=False)
    assert done.stdout.strip() == "report", done.stderr


@pytest.mark.parametrize(("encoding", "said"), [("ascii", ">="), ("cp1252", ">="), ("utf-8", "≥")])
def test_a_sign_that_the_terminal_does_not_have_is_written_plainly(encoding: str, said: str) -> None:
    environment = os.environ | {"PYTHONIOENCODING": encoding, "LC_ALL": "C.UTF-8"}
    arguments = [sys.executable, "-c", "from diary.commands import screen; screen.show_what_it_can(); print('≥ ☐ 8')"]
    done = subprocess.run(arguments, capture_output=True, env=environment, check=True)
    assert done.stdout.decode(encoding).startswith(said)
    assert done.stdout.decode(encoding).strip().endswith("8")


def test_a_diary_that_is_named_without_a_command_is_not_run(diary: Diary) -> None:
    ran = diary(SAMPLES / "healthy.xlsx", "--to", "pdf")
    assert ran.code == 2
    assert "healthy.xlsx --to pdf`" in ran.err
