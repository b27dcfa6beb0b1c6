"""Festivals: dates of the Vietnamese lunar calendar, their next dates in the Gregorian one, and iCalendar files.

Not here: which festivals a relic has (content).
"""
