"""The leaflet to hand over: topics of the brochure, to be ticked and practised, with drawings and a log."""
