"""Recognised rows → facts with their moments, as rows of the model's tables."""
