"""Problems: what is wrong, where, and what to do about it; every message to authors, in both languages.

Not here: the checks that find problems; each is in the room of what it checks.
"""
