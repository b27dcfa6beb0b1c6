"""Festivals: the calendars they go by, their next dates in the Gregorian one, and iCalendar files.

Not here: which festivals a relic has (content).
"""
