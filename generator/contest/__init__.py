"""Contests without accounts: the code a taker sends, codes out of a spreadsheet, who won. Pages and papers are not here.

What is asked comes from `questions`; a contest's file is read by `content.contests`.
"""
