"""`python -m generator` is `ditich`."""

from generator.cli import main

main(prog_name="ditich")
