"""What three known reports hold, statement by statement, read by hand; and reports of other shapes.

A row is the line, the kind, the countries, and whatever else is said. Two rows of one line are two statements.
"""

from pathlib import Path
from typing import NamedTuple

TEXTS = Path(__file__).parent / "texts"


class Row(NamedTuple):
    line: int
    kind: str
    countries: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    actor: str = ""
    place: str = ""
    strand: str = ""
    year: int | None = None


def text(name: str) -> str:
    return (TEXTS / f"{name}.txt").read_bytes().decode("utf-8")


def rows(table: str) -> list[Row]:
    return [row(*line.split()) for line in table.strip().splitlines()]


def row(line: str, kind: str, *others: str) -> Row:
    said = dict(other.split("=", 1) for other in others if "=" in other)
    countries = [other for other in others if "=" not in other]
    return Row(
        int(line),
        kind,
        tuple(countries[0].split(",")) if countries else (),
        tuple(said["beside"].split(",")) if "beside" in said else (),
        said.get("actor", ""),
        said.get("place", "").replace("_", " "),
        said.get("strand", ""),
        int(said["year"]) if "year" in said else None,
    )


WEBINAR = """
33 advance EC
37 advance MX
41 advance CO
43 advance MX place=Estado_de_Guanajuato
71 challenge
71 challenge
71 challenge
72 challenge
72 challenge
72 challenge
76 recommendation
77 recommendation
78 recommendation
79 recommendation
80 recommendation
81 recommendation
82 recommendation
83 recommendation
84 recommendation
85 recommendation
"""
TABLES = """
4 recount year=2014
5 recount year=2014
6 recount year=2014
7 recount year=2014
10 recount year=2015
11 recount year=2015
12 recount beside=MX year=2015
18 context
20 context
23 mention HN beside=US
24 mention MX beside=US
27 approach
28 approach
29 approach
31 challenge
31 challenge
31 challenge
33 recommendation
34 recommendation
35 recommendation
36 recommendation
38 recommendation
39 recommendation
40 recommendation
41 common_element
45 mention CA
46 mention CA
47 mention CR
48 mention MX
49 mention SV
52 recommendation
53 recommendation
55 context
59 mention GT strand=trafficking
61 mention SV strand=trafficking
63 mention MX strand=trafficking
65 mention HN strand=both
69 mention strand=trafficking
70 mention strand=trafficking
72 mention strand=trafficking
74 mention strand=trafficking
76 mention strand=trafficking
78 mention strand=trafficking
80 mention strand=trafficking
81 mention strand=smuggling
83 mention strand=smuggling
85 mention SV beside=EC strand=smuggling
87 mention strand=smuggling
95 challenge beside=PA
96 challenge
97 challenge
98 challenge DO actor=RROCM:civil_society
99 challenge NI actor=RROCM:civil_society
100 challenge HN
101 challenge
102 challenge MX
103 challenge actor=OIM:international
104 challenge
105 challenge
106 challenge
107 challenge
109 way_forward MX
110 way_forward
111 way_forward
112 way_forward
113 way_forward
114 way_forward
115 way_forward
119 definition
120 definition
121 definition
"""
GUIDE = """
6 context
9 event_objective
11 event_objective
13 event_objective
16 event_objective
18 event_objective beside=MX,CO
25 context
28 instruction
29 instruction
33 instruction
35 instruction
36 instruction
37 instruction
38 instruction
42 instruction
43 instruction
46 proposed_objective
48 proposed_objective
52 proposed_objective
54 proposed_objective
61 proposed_objective
63 proposed_objective
65 proposed_objective
69 instruction
72 question
73 question
74 question
75 instruction
76 instruction
77 question
79 question
81 question
84 question
86 question
88 question
90 question
92 question
93 question
95 question
96 question
97 question
150 instruction
153 instruction
154 instruction
155 instruction
181 instruction
193 matrix
203 action
208 comment
215 action
222 action
226 comment
233 action
238 comment
243 action
269 matrix
279 action
289 action
296 action
"""

# Reports of other shapes: kinds by line.
OTHERS = {
    # Minutes: interventions in prose, numbered agreements.
    "acta": """
        8 context
        11 advance AR
        12 mention BR
        12 challenge BR
        13 challenge CL
        14 advance PE
        15 recommendation actor=OIM:international
        18 agreement beside=UY
        19 agreement
        20 agreement
        23 way_forward
        24 way_forward
        27 context
    """,
    # In Portuguese, with the headings of Markdown.
    "oficina": """
        5 context
        8 advance BR
        9 advance PY
        10 advance UY
        13 challenge
        14 challenge BO
        15 challenge actor=ACNUR:international
        18 mention BR actor=OIM:international
        19 mention CL
        22 recommendation
        23 recommendation
        27 way_forward
        30 question
        31 question
    """,
    # A table by country, two tables of the meeting, questions with their answers.
    "taller": """
        7 advance EC
        7 challenge EC
        7 recommendation EC
        8 advance PE
        8 recommendation PE
        9 advance CO
        9 challenge CO
        9 recommendation CO
        15 challenge
        16 challenge
        19 proposal
        20 proposal
        23 context
        26 challenge
        27 challenge actor=UNICEF:international
        30 proposal
        34 agreement EC,PE
        35 agreement
    """,
    # No heading at all.
    "narrative": """
        3 context
        5 advance CR
        5 advance PA
        7 challenge
        7 challenge
        7 challenge
        9 mention
        11 recommendation
        11 recommendation
        13 agreement
    """,
    # In English, the headings in bold.
    "english": """
        5 context
        8 event_objective
        9 event_objective
        14 challenge GY
        15 challenge
        18 mention SR
        19 mention CA
        22 common_element
        27 challenge
        28 challenge
        31 recommendation
        32 recommendation
        35 way_forward
    """,
    # Lines broken to fit a page, numbers of two levels, countries as headings.
    "wrapped": """
        6 context
        12 advance UY
        14 advance AR
        16 advance BO
        20 challenge
        22 challenge
        26 recommendation
        28 recommendation
        32 approach
        37 advance CL
        38 challenge CL
        41 advance PY
        42 recommendation PY
        47 challenge PE
        49 challenge EC
        50 challenge
    """,
    # Sessions in prose: who spoke, sentence by sentence.
    "relatoria": """
        5 context
        5 challenge EC
        5 challenge BO
        5 mention PE
        5 recommendation actor=ACNUR:international
        8 challenge
        9 challenge
        10 challenge
        15 mention PA
        16 mention AR
        19 question
        20 question
        23 recommendation
        24 recommendation
        27 common_element
        30 definition
    """,
    # Headings that are half sentences.
    "consulta": """
        10 context
        14 advance SV,CR
        15 advance GT
        16 advance
        20 challenge
        21 challenge MX
        22 challenge
        26 mention HN
        28 mention DO
        32 proposal
        33 proposal
        34 proposal actor=OIT:international
        38 way_forward
    """,
    # Numbered tables, strands as headings above the kinds.
    "mesas": """
        10 context
        13 advance UY
        14 advance PY
        17 challenge
        18 challenge actor=OIT:international
        21 proposal
        22 proposal actor=Sociedad_civil:civil_society
        28 advance BO strand=trafficking
        30 challenge strand=trafficking
        34 advance CL,PE strand=smuggling
        36 challenge strand=smuggling
        40 agreement
        41 agreement
        44 context
    """,
    # Questions as headings, bullets without a blank.
    "encuentro": """
        7 advance AR
        8 advance CL
        9 advance PE,EC
        12 challenge
        13 challenge
        14 challenge VE
        17 recommendation
        18 recommendation
        19 recommendation
        22 agreement
        23 agreement
        26 context
        27 context
    """,
    # Prose under headings: each sentence of its kind, said by whoever spoke before it.
    "memoria": """
        5 mention UY
        5 challenge UY
        5 proposal UY
        7 mention MX
        7 challenge GT
        7 recommendation GT
        7 challenge PA
        9 mention PY
        9 agreement
        9 challenge
        12 challenge
        12 recommendation
        12 mention
        15 recommendation actor=ACNUR:international
        15 recommendation actor=organizaciones_de_migrantes:civil_society
        16 proposal BR
        16 challenge CL
    """,
    # A table drawn with bars.
    "remesas": """
        8 advance CR
        8 challenge CR
        9 challenge NI
        13 agreement
    """,
}
