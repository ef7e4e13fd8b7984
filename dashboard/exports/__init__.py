"""What leaves the house: claims and exhibits as files for other programs."""
