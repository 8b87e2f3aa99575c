"""The ficha as a Word file: written for those who fill it in or keep it, and read back into a draft.

`opening` opens a file and verifies it; `docx_text` turns its XML into lines and tables; `form` and `headings` know where an
answer begins; `reading` gathers the answers, `checkboxes` and `values` read each of them, `doubts` says why it may be
wrong, `importing` creates the draft. `writing` makes a file, on the page that `docx_layout` sets up.
"""
