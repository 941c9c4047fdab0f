"""A folder is whole or not there, and the one that it replaces is never lost, wherever the exchange is broken off."""

from pathlib import Path

import pytest

from diary import folders
from diary.cohort.parts import Parts, settle
from diary.files import CannotWrite
from diary.folders import is_left, recover, whole_folder


def written(target: Path, text: str) -> None:
    with whole_folder(target) as making:
        (making / "file").write_text(text, "utf-8")


@pytest.mark.parametrize("at", [1, 2])
@pytest.mark.parametrize("broken", [KeyboardInterrupt, OSError])
def test_an_interrupted_exchange_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int, broken: type[BaseException]
) -> None:
    target = tmp_path / "set"
    written(target, "old")
    real, renamed = Path.rename, []

    def rename(self: Path, to: Path) -> Path:
        renamed.append(to)
        if len(renamed) == at:
            raise broken
        return real(self, to)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", rename)
        with pytest.raises((KeyboardInterrupt, CannotWrite)):
            written(target, "new")
    assert (target / "file").read_text("utf-8") == "old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("there", [False, True])
def test_what_a_killed_exchange_left_is_put_back_or_removed(tmp_path: Path, *, there: bool) -> None:
    """Killed before the second rename only the old one is there, under its hidden name; after it both are."""
    target = tmp_path / "set"
    if there:
        written(target, "new")
    written(tmp_path / ".set.old", "old")
    (tmp_path / ".set.part").mkdir()
    assert is_left(target)
    with Parts(target, "of another run"), pytest.raises(CannotWrite):
        settle(target)
    settle(target)
    assert (target / "file").read_text("utf-8") == ("new" if there else "old")
    assert list(tmp_path.iterdir()) == [target]
    settle(target)


def test_a_link_under_a_name_of_ours_leads_to_no_deletion(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / ".set.old").symlink_to("mine")
    (tmp_path / "set").mkdir()
    recover(tmp_path / "set")
    assert (tmp_path / "mine").is_dir()


def test_an_interrupt_while_the_old_one_goes_leaves_nothing_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, real, synced = tmp_path / "set", folders._sync, []
    written(target, "old")

    def interrupted(folder: Path) -> None:
        real(folder)
        synced.append(folder)
        if folder == target.parent:
            raise KeyboardInterrupt

    monkeypatch.setattr(folders, "_sync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        written(target, "new")
    assert synced
    assert (target / "file").read_text("utf-8") == "new"
    assert list(tmp_path.iterdir()) == [target]


def test_what_may_not_be_changed_in_the_old_one_goes_too_and_nothing_elsewhere(tmp_path: Path) -> None:
    elsewhere = tmp_path / "mine"
    (elsewhere / "thesis").mkdir(parents=True, mode=0o755)
    target = tmp_path / "set"
    written(target, "old")
    (target / "below" / "deeper").mkdir(parents=True)
    (target / "below" / "link").symlink_to(elsewhere / "thesis")
    (target / "below" / "deeper" / "file").touch()
    (target / "below" / "deeper").chmod(0o500)
    (target / "below").chmod(0o500)
    written(target, "new")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mine", "set"]
    assert (elsewhere / "thesis").stat().st_mode & 0o777 == 0o755
