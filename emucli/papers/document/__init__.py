"""Typed parts of a paper: what the Markdown writer and the DOCX writer both print; Markdown in and out."""
