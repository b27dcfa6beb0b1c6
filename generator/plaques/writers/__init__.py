"""One drawing, many files: each writer takes the drawing and returns the bytes of a file."""
