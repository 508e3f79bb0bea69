"""Measuring: precision and recall on annotated clusters, speed and memory. No part of the installed package."""
