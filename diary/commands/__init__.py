"""The commands, one a file: arguments in, files, messages and exit codes out; heavy imports inside them."""

COMMANDS = (
    "template", "check", "report", "desk", "compare", "cohort", "events", "export", "schema", "tips", "explain",
    "leaflet", "reference", "forms", "settings", "completion",
)  # fmt: skip
"""As the help lists them: each is the function of its name in the module of its name, which only its own use loads."""
