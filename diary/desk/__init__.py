"""The desk: the journeys on a page that this machine serves to itself alone; it computes nothing itself."""
