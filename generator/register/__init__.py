"""The register of plaques, written and audited: the next step of a plaque, the list of all, and what Git remembers.

Not here: reading the files of the register and checking each (content.plaques).
"""
