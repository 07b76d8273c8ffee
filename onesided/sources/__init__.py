"""The pages that are written from data: the references from the bibliography, the help lines from their table.

They are plain Markdown, committed like any page, so that JupyterLab and the published book show the same; `onesided
pages` writes them, and a test says whether they are fresh.
"""
