"""What one build remembers for the next, in a form that is read without executing anything.

Not here: bytes of outputs and of relics (`store`), and what is remembered (`outputs`).
"""
