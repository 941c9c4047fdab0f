"""A diary written down in one of many forms, with what is true in it: what people send, as many as one likes."""
