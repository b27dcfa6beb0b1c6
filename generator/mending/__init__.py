"""Mends slips whose one right form is certain: edits derived from problems, tried on a copy, and kept where they help.

Not here: what a slip is and what was meant by it (`content`), and how files are exchanged (`upgrade.writing`).
"""
