"""Geography: distances and directions, the wards of Vietnam, the layout of a trail map.

Not here: what authors write about a place (content), and the texts about it on a page (pages).
"""
