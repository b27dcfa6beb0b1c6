"""Questions about relics with answers that are certain: from typed facts, and from what authors ask; wrong answers that are never true.

Not here: what an author writes (content), pages and sheets that show questions (pages, papers).
"""
