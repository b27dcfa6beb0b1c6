"""Monitoring: requests every printed code over HTTP and checks page, redirects, certificate and domain.

Not here: which codes are requested (commands), and the status page (pages).
"""
