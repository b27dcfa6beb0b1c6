"""Reads and validates content/: its files, with the positions of their values, become the Catalogue.

Here: the schema of every file, the checks of each file and between files, and the files of a new relic. Not here: how
anything is shown (pages), drawn (plaques) or written back (register).
"""
