"""The site for those who are no readers: hosts and their configurations, what a phone keeps, pictures for shared links.

Not here: pages and their texts (pages).
"""
