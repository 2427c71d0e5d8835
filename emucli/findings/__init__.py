"""What emucli says about records: findings, the bilingual catalogue of their codes, and how they are written out."""
