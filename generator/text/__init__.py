"""Text processing: comparing names, Markdown to safe HTML, and the interface's words in each language.

Not here: reading the files that texts come from (content), and what a page says (pages).
"""
