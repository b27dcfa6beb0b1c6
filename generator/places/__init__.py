"""Places on the ground: distances and directions, the wards of today, the layout of a map of a trail.

Not here: what authors say of a place (content), and the words of a page about it (pages).
"""
