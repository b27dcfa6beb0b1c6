"""Whether printed codes still answer: asked over the network, held against what each must lead to.

Not here: which codes to ask for, and the page that tells what was found (commands, pages).
"""
