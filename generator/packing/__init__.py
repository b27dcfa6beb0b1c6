"""What an archive holds: which files, which are left out and why, what in them nobody else should see; a file in any zip.

Not here: the zip, its letter and the command line (commands); what a photograph's file holds (media).
"""
