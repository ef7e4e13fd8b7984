"""An evidence dashboard: curated claims, their words, and how sure anyone can be of them."""
