"""What authors wrote: files of content/ read with positions, validated, and frozen as the Catalogue.

Here: the schema of every file, the checks of one file and of files against one another, and the skeleton of a new
relic. Not here: how anything is shown (pages), drawn (plaques) or written back (register).
"""
