"""Journeybook turns YAML about customers' journeys into a linked handbook that shows everyone how their work is felt."""

__version__ = "0.1.0"
