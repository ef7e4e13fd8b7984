"""Streamlit pieces: page frame, exhibit card, controls, receipt."""
