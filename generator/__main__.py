"""`python -m generator` is `ditich`."""

from generator.commands.cli import main

main(prog_name="ditich")
