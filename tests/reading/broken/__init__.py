"""Filled forms that are broken as people break them: what comes of it is right, or told, or refused."""
