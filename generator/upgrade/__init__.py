"""Older projects in today's form: which of their files change, and how; written all or not at all.

Not here: what a field means, and what the older ones are today (`content.edtf`, `content.opening_hours`).
"""
