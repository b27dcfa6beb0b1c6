"""Contests without accounts: the code that a taker sends, codes out of a table, who is first, the file of a new contest.

Not here: what is asked (questions), what a contest's file may say (content), its pages (pages) and printed results (papers).
"""
