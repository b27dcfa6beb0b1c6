"""Festivals: days of the Vietnamese lunar calendar, their next days in the solar one, calendars to subscribe to.

Not here: which festivals a relic has (content).
"""
