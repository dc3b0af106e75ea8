"""A folder of YAML comes in; entities, and problems with path, line and column, go out. `read.read` is the door."""
