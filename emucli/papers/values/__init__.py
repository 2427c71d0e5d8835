"""Records as templates print them: values, gaps, and the printer that notes where each comes from."""
