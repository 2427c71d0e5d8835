"""What a paper shows, and its Markdown: one template a paper and language, values escaped by one hook."""
