"""Every output: the plan of all, made into the store, published all or none, and whether anything changed at all.

Not here: what is in an output (pages, web, plaque_files, theme); where results are kept (store). The room is not called
build: linters and lists of ignored files pass over folders of that name.
"""
