"""Two states of a handbook come in, what changed between them goes out, in the words of those it concerns."""
