"""The pages that are written from data: the references from the bibliography, help lines and claims from their tables.

They are plain Markdown, committed like any page, so that JupyterLab and the published book show the same; `onesided
pages` writes them, and a test says whether they are fresh.
"""
