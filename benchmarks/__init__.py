"""Large handbooks to measure with: a size and a seed come in, a content folder goes out."""
