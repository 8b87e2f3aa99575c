"""The desk's page of compilations."""

ADDRESS = "/secretaria/compilaciones/"
NEW = f"{ADDRESS}nueva/"


SURE = {"confirmado": "si"}
