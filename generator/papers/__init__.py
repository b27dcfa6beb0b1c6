"""What is printed for those who keep the content: a report of what stands on what, a sheet of what is to be asked on the spot.

Not here: what pages say of the same to visitors (`pages`), plaques and their tickets (`plaques`).
"""
