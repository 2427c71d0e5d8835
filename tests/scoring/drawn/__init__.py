"""The parts of years that hypothesis draws."""
