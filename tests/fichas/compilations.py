"""The desk's page of compilations."""

ADDRESS = "/secretaria/compilaciones/"


SURE = {"confirmado": "si"}
