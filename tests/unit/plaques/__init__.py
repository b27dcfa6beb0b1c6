"""Tests of generator/plaques/, a package so that its conftest has a name of its own."""
