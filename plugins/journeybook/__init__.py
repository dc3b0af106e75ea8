"""Journeybook turns YAML about customers' journeys into a linked handbook: how everyone's work is felt."""

__version__ = "0.1.0"
