"""The commands, one a file: arguments in, files, messages and exit codes out; heavy imports inside them."""
