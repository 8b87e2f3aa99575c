"""What a spreadsheet could take for something else than text."""

FORMULAS = ["=cmd|'/c calc'!A1", "==1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\u00a0=1", "|calc", "%0A=1"]


TRICKS = [
    'hola;=HYPERLINK("https://example.org";"ver")',
    "uno,=1+1",
    "uno\t=1+1",
    "uno\n=1+1",
    'uno;"=1+1',
    'uno, ""=1+1',
    '"=1+1',
    "＝1+1",
    "uno;＋1",
    "- punto\n- otro; -5 grados, @SUM(A1)",
    '";"=1+1";"',
]
