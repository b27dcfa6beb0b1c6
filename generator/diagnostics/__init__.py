"""What is wrong, where, and what to do about it; every sentence the program says to authors, in both languages.

Not here: the checks that find problems; each stands beside what it checks.
"""
