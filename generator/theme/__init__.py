"""templates/ as pages use it: style sheet, scripts, typefaces, roof-lines, and the engine that fills a template.

Not here: what a template is filled with (pages), and the designs of plaques (plaques).
"""
