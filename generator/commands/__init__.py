"""One module per command, and `context`, which all share: options, stderr, the clock, exit codes.

Not here: anything a test could call without a command line.
"""
