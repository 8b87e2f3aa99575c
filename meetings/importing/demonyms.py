"""What is called after a State: «la delegación paraguaya», «a delegada chilena», «the Peruvian delegation». Without accents."""

# Stems, by the code of their State.
STEMS = {
    "AR": "argentin",
    "BO": "bolivian",
    "BR": "brasilen|brasileir|brazilian",
    "CL": "chilen|chilean",
    "CO": "colombian",
    "EC": "ecuatorian|equatorian|ecuadorian",
    "GY": "guyanes",
    "MX": "mexican",
    "PE": "peruan|peruvian",
    "PY": "paraguay[ao]|paraguaio|paraguaia|paraguayan",
    "SR": "surinames",
    "UY": "uruguay[ao]|uruguaio|uruguaia|uruguayan",
    "VE": "venezolan|venezuelan",
}
DEMONYM = rf"(?P<demonym>(?:{'|'.join(STEMS.values())})\w{{0,2}})"


def code_of(demonym: str) -> str:
    """The code of the State that an adjective is of. Raises StopIteration for any other word."""
    word = demonym.casefold()
    return next(
        code for code, stems in STEMS.items() if any(word.startswith(stem[:7]) for stem in stems.split("|"))
    )
