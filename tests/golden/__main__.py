"""Write the composed report of every sample anew; look at what changed before you commit it."""

from tests import golden

if __name__ == "__main__":
    for kept in golden.FOLDER.glob("*.json"):
        kept.unlink()
    for sample, language in golden.CASES:
        golden.path_of(sample, language).write_text(golden.composed(sample, language), "utf-8")
