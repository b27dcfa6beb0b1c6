"""Texts: names as they are compared, Markdown to safe HTML, and the words of the interface in each language.

Not here: reading the files that texts come from (content), and what a page says (pages).
"""
