"""templates/ as pages use it: style sheet, scripts, fonts, roof-lines, and the template engine.

Not here: the views of templates (pages), and the designs of plaques (plaques).
"""
