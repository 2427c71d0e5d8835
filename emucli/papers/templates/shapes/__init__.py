"""What is known of the values in a template before any paper is made: only what the format itself says."""
