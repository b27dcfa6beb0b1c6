"""One module a command, and what all of them share: what was typed, what is printed, the clock and the exit code.

Not here: anything a test could call without a command line.
"""
