"""The ficha as a Word file: written for those who fill it in or keep it, and read back into a draft.

`opening` takes nothing from a file on trust; `passages` turns its XML into lines and tables; `form` and `headings` know
where an answer begins; `reading` gathers the answers, `values` says what each of them means, `doubts` why it may be wrong,
`importing` makes the draft.
"""
