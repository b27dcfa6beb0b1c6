"""Plaques as two readers see them, a package so that its conftest has a name of its own."""
