"""The transaction as a FHIR server takes it: every resource is valid, kept as it was sent, and once however often."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from diary.exchange.fhir.bundle import as_transaction
from tests.conftest import SAMPLES, Ran, missing, tool
from tests.exchange.fhir import Object, of, resources, walk

HERE = Path(__file__).parent / "server"
SENT = ("healthy.xlsx", "constipation.xlsx", "english.xlsx")


@pytest.fixture
def fhir_server() -> Callable[..., list[Any]]:
    """Send transactions to a server in memory, twice each."""
    node = tool("node")
    if not (HERE / "node_modules").is_dir():
        missing("the FHIR server of the tests")

    def send(*paths: Path) -> list[Any]:
        ran = subprocess.run([node, HERE / "send.mjs", *paths], check=True, capture_output=True, text=True, timeout=300)
        answered: list[Any] = json.loads(ran.stdout)
        return answered

    return send


def written(diary: Callable[..., Ran], out: Path, name: str, *options: object) -> Object:
    assert diary("export", SAMPLES / name, "--to", "fhir-transaction", "-o", out, "-q", *options).code == 0
    found: Object = json.loads(out.read_text("utf-8"))
    return found


def test_a_server_keeps_what_is_sent_and_sending_it_twice_changes_nothing(
    diary: Callable[..., Ran], tmp_path: Path, fhir_server: Callable[..., list[Any]]
) -> None:
    key = tmp_path / "key"
    key.write_text("a key that no one can guess", "utf-8")
    for name in SENT:
        written(diary, tmp_path / f"{name}.json", name)
    written(diary, tmp_path / "hidden.json", SENT[0], "--deidentify", "--key", key)
    paths = [*(tmp_path / f"{name}.json" for name in SENT), tmp_path / "hidden.json"]
    for path, answer in zip(paths, fhir_server(*paths), strict=True):
        bundle = json.loads(path.read_text("utf-8"))
        assert answer["invalid"] == []
        count = len(list(resources(bundle)))
        for time in answer["times"]:
            assert all(status[:3] in ("200", "201") for status in time["statuses"])
            assert time["lost"] == []
            assert time["observations"] == count


@pytest.mark.parametrize("name", SENT)
def test_every_entry_is_put_under_its_own_id_and_every_reference_names_one(name: str) -> None:
    made = of(name)
    sent = as_transaction(made)
    assert sent["type"] == "transaction"
    put = {f"{entry['resource']['resourceType']}/{entry['resource']['id']}" for entry in sent["entry"]}
    assert [entry["request"]["method"] for entry in sent["entry"]] == ["PUT"] * len(put)
    assert {entry["request"]["url"] for entry in sent["entry"]} == put
    named = {node["reference"] for node in walk(sent) if "reference" in node}
    assert named
    assert named <= put
    assert made == of(name)


def test_by_the_ending_it_is_a_transaction(diary: Callable[..., Ran], tmp_path: Path) -> None:
    out = tmp_path / "a.transaction.json"
    assert diary("export", SAMPLES / "english.xlsx", "-o", out, "-q").code == 0
    assert json.loads(out.read_text("utf-8"))["type"] == "transaction"


def test_the_code_system_is_the_same_in_every_language() -> None:
    (english,), (dutch,) = (resources(of("english.xlsx", language), "CodeSystem") for language in ("en", "nl"))
    assert english == dutch
