"""Writes what editors read: plain data, or YAML as somebody typed it, comes in; YAML in the house's layout goes out."""
