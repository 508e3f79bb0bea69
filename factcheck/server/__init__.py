"""A server for editors that speak to LanguageTool, and for browsers: a door like the command line.

Its parts import starlette, and so are imported where a server is to run and nowhere else.
"""
