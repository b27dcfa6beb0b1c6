"""Languages and the scripts they are written in.

Not here: what is done with a text in one of them (text), its faces once they are cut for pages (theme).
"""
