"""Where the handbook is shown: MkDocs."""
