"""The catalogue in the forms other programs and offices read: one module a format, all of them pure, one zip of all; and its tables back again.

Not here: what the site itself publishes for machines (pages: JSON-LD, feeds), the files that build it again (packing), the command line (commands).
"""
