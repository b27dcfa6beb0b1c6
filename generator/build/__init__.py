"""The plan of every output, and carrying it out: make all, then publish, or publish nothing.

Not here: what is in an output (pages, web, plaque_files, theme); where results are kept (store).
"""
