"""Where the files of a project and those that come with the program lie.

Not here: what authors write (`content`), and what is made of templates (`theme`).
"""
