"""Photographs and recordings: measured, checked, made smaller and stripped of what is private.

Not here: which of them a relic has, and what is said when one is wrong (content).
"""
