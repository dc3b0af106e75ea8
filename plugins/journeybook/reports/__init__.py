"""Problems come in, reports that people and programs read go out."""
