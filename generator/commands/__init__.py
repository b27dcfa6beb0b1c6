"""One module per command, `preview` and its server, and `context`, which all share: options, stderr, clock, exit codes.

Not here: anything a test could call without a command line.
"""
