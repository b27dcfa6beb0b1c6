"""Edits, lists and audits the register of plaques: the next step of a plaque, the list of all, the Git history.

Not here: reading the files of the register and checking each (content.plaques).
"""
