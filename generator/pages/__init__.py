"""What each page says: its view, which is the contract of its template, and the function that fills it.

Not here: how a template is filled (theme), what is written for hosts and phones (web), which pages there are (build).
"""
