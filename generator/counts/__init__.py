"""Scans and views, counted from what a host remembers: logs read, visitors told apart, a month kept in content/counts/.

Not here: asking plaques over the network (`monitor`), and the page that shows a month (`papers`).
"""
