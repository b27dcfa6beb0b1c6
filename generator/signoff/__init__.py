"""Signing: a review written into a text, by place, and the digests of what was read beside it.

Not here: what a digest covers, and how a text stands to its review (`content.reviews`).
"""
