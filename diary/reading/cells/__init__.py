"""One cell → one value, nothing, or what is wrong with it; the words people write stand in data beside it."""
