"""The site for machines: host configurations, the precache list, the web app manifest, icons and share images.

Not here: pages and their texts (pages).
"""
