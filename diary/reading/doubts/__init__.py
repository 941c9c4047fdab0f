"""What a careful colleague asks once all is read: the sheets held against what was made of them."""
