"""KnobsInFog: a curve with two or three knobs, and one number that says how wrong."""
