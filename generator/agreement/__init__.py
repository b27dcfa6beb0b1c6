"""Holds the texts of a relic against one another and against site.yaml, whether all state the same facts.

Not here: whether one file is right by itself (content), how a date or a number is shown on a page (pages).
"""
