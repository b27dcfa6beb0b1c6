"""A translation on paper: what goes out to somebody who knows the language and no Git, and how it comes back.

Not here: whether a passage is behind (states of translations), the command line (commands).
"""
