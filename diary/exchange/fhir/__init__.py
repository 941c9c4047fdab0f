"""One diary as a FHIR R4 bundle: what was recorded, what was measured, and what it was held against."""
