"""Were they allowed to? Law as data, and the engine that reads it."""
