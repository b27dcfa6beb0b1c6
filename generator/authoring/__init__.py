"""What helps those who write: from the schema of content come files for editors, forms, a guide, and a relic out of an issue.

Not here: the schema itself and the words of its fields (content), and what is said of a mistake (diagnostics).
"""
