"""Write the composed reports of the samples anew; look at what changed before you commit it."""

from tests import golden

if __name__ == "__main__":
    for kept in golden.FOLDER.glob("*.json"):
        kept.unlink()
    for sample in golden.SHOWN:
        golden.path_of(sample).write_text(golden.made(sample), "utf-8")
