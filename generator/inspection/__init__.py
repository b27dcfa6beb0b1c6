"""Verification of a hung plaque: from a photograph, whether its symbol is the right one and in what condition.

Not here: how a plaque is made or proved (plaques), the register that keeps the readings (register), what is said of it (commands).
"""
