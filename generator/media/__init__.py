"""Photographs, recordings and transcripts: checked, measured, resized, and stripped of metadata.

Not here: which of them a relic has, and the messages about unfit ones (content).
"""
