"""The handbook for machines."""
