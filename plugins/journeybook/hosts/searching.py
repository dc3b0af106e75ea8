"""What the theme's search is told: which pages matter more, and what stands between words."""

BOOST = {"role": 4, "journey": 3, "persona": 2}
"""How much sooner the search finds a kind of page."""

BETWEEN_WORDS = r'(?:&(?:[lg]t|quot|amp|#\d+);|[\s\u200b\-,:;!?=\[\](){}"/\\“”„«»‘…·›–—]|\.(?!\d))+'
"""What stands between the words that the search finds, quotation marks and brackets included: `"sorry` is found too."""
