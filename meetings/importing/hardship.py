"""What a fact is told of, where it has no word of lack or of doing: who suffers or does harm, or a turn to what is hard.

All folded.
"""

import re

from .verbs import one_of

# «Pero el grupo …», «Hizo presente, con todo, que …»: what is told after a good thing, and against it.
TURN = re.compile(
    r"^(?:pero|mas|but|sin embargo|no obstante|con todo|ahora bien|no entanto|entretanto|porem"
    r"|contudo|todavia nao|however|yet)\b"
    r"(?! tambien| tambem| also)"
    r"|[,;] (?:(?:y|e|and|que),? )?(?:con todo|sin embargo|no obstante|no entanto|porem|contudo"
    r"|todavia|however|though|nevertheless),"
    r"|^(?:\S+ ){0,8}?(?:ressalv(?:ou|aram|a|am)|matiz(?:o|aron|ou)|cautioned|qualified)\b"
)
PEOPLE = r"""
    migrantes? | migrants? | inmigrantes | imigrantes | immigrants | refugiad[oa]s | refugees |
    familias | families | victim(?:a|as|s)? | vitimas? | survivors | sobrevivientes | nin[oa]s |
    criancas | children | adolescentes | teenagers | jovenes | jovens | mujeres | mulheres | women |
    girls | chicas | meninas | boys | madres | maes | mothers | padres | trabajador[ae]?s? |
    trabalhador[ae]?s? | workers | jornaleros | obreros | temporer[oa]s | labourers | laborers |
    personas | pessoas | people | gente | povo | indigenas | comunidades | communities | solicitantes |
    requerentes | asylum.seekers | applicants | retornad[oa]s | returnees | deportad[oa]s | deportees |
    extranjer[oa]s | estrangeir[oa]s | foreigners | venezolan[oa]s | venezuelan[oa]s | haitian[oa]s |
    venezuelans | haitians | cuban[oa]s | estudiantes | estudantes | alumnos | vecin[oa]s | pasajeros |
    passengers | choferes | caminoneros | pescadores | fishermen | pacientes | caminantes | viajeros |
    travellers | hij[oa]s | filh[oa]s | hombres | varones | homens | medicos | profesionales |
    professionals | mayores | idos[oa]s
"""
EVILDOERS = r"""
    coyotes? | crimen | crime | delincuencia | tratantes | traficantes | traffickers | smugglers |
    contrabandistas | passadores | pasadores | reclutadores | recrutadores | recruiters | aliciadores |
    enganchadores | intermediari[oa]s | middlemen | tramitadores | gestores | bandas? | gangs? |
    gangues? | mafias? | facciones | faccoes | redes (?:criminales|criminosas|de tra\w+|delictivas) |
    criminal (?:networks|groups) | grupos (?:criminales|criminosos|armados|delictivos) | armed groups |
    estafadores | garimpeiros | empleadores | empregadores | employers | patrones | patroes | garimpos
"""
# «Muchas familias …», «La mitad de las víctimas …», «Hay tramitadores que …».
OF_THEM = re.compile(
    r"(?:(?:hay|ha|there (?:are|is)|el|la|los|las|l[oa]s? mism[oa]s|o|a|os|as|the|su|sus|un|una|um"
    r"|uma|an?|many|most|some|much[oa]s|muit[oa]s|"
    r"vari[oa]s|algun[oa]s|algum[as]+|tod[oa]s|otr[oa]s|outr[oa]s|cada|la mitad de|metade d[ea]s?"
    r"|half(?: of)?|buena parte de|"
    r"boa parte d[ea]s?|la mayoria de|a maioria d[ea]s?|(?:un|el|\d+)? ?\d+ ?%? de|esas|esos|essas"
    r"|esses|those|quienes|mas) )*"
    r"(?:\w+ (?:de|of) (?:l[oa]s )?)?"
    rf"(?:{one_of(PEOPLE)}|{one_of(EVILDOERS)}|quien(?:es)?|quem|the \w+ who|those who)\b"
)


def turns(whole: str) -> bool:
    """Whether a sentence turns against what was said before it."""
    return TURN.search(whole[:200]) is not None


def is_told_of_people(clause: str) -> bool:
    """Whether a clause tells of those who move, or of who does harm to them, and of no State."""
    return OF_THEM.match(clause) is not None
