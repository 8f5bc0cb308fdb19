"""More than memory holds: the same build, with everything that grows with the corpus kept on disk."""
