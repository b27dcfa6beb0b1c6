"""The site for machines: host configurations, the precache list, the web app manifest, icons, share images, previews.

Not here: pages and their texts (pages).
"""
