"""ditich: from what volunteers write to a heritage site and the plaques that lead to it."""
