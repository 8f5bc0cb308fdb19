"""Sentences and what they mean: event types with roles, direct edges, standing relations, vetoes.

`EVENTS`: clauses as "Type(role=word, ...)", a modality after "!"; `EDGES`: (text, edges as "subject predicate object",
edges that must not be there); `VETOED`: (text, words of the clause not believed).
"""

from __future__ import annotations

EVENTS: list[tuple[str, list[str]]] = [
    ("The mayor handed over a painting to the museum.", ["Giving(agent=mayor, theme=painting, recipient=museum)"]),
    ("Ines Prado was gifted a necklace by the mayor.", ["Giving(agent=mayor, theme=necklace, recipient=Prado)"]),
    ("Carla Benz met the pope in Rome on Monday.", ["Meeting(agent=Benz, coAgent=pope, place=Rome)"]),
    ("Omar Haddad and Lena Fischer met in Oslo.", ["Meeting(agent=Haddad, coAgent=Fischer, place=Oslo)"]),
    ("The premier held talks with farmers.", ["Negotiation(agent=premier, coAgent=farmers)"]),
    ("Talks between Norway and Iceland began in Bergen.", ["Negotiation(agent=Norway, coAgent=Iceland, place=Bergen)"]),
    ("Marta Silva paid a visit to Kenya.", ["Visit(agent=Silva, destination=Kenya)"]),
    ("Marta Silva's visit to Kenya ended on Friday.", ["Visit(agent=Silva, destination=Kenya)"]),
    ("The army launched an attack on the port.", ["Attack(agent=army, theme=port)"]),
    ("Rebels attacked the barracks.", ["Attack(agent=Rebels, theme=barracks)"]),
    (
        "Police accused Omar Haddad of stealing a car.",
        ["Accusation(agent=Police, theme=Haddad)", "Theft(agent=Haddad, theme=car)!Possible"],
    ),
    ("Marta Silva accepted an invitation to visit Kenya.", ["Visit(agent=Silva, destination=Kenya)!Planned"]),
    ("Pilots inspected weapons, including a mortar.", ["Inspection(theme=weapons, theme=mortar)"]),
    (
        "The judge received a set of stamps and medals from the bank.",
        ["Receiving(recipient=judge, theme=stamps, theme=medals, agent=bank)"],
    ),
]

EDGES: list[tuple[str, list[str], list[str]]] = [
    ("Carla Benz met the pope in Rome on Monday.", ["Benz kg:met pope"], []),
    ("The two sides did not sign the treaty.", [], ["sides kg:signed treaty"]),
    ("The crowd heckled the singer.", ["crowd rel:heckle singer"], []),
    ("A bus collided with a lorry near Pune.", ["bus kg:collidedWith lorry"], []),
    ("The company met its targets.", [], ["company kg:met targets"]),
    ("Peruvian foreign minister Ana Ruiz left Lima.", ["Ruiz kg:officeIn Peruvian"], ["Ruiz kg:leads Peruvian"]),
    ("Ana Ruiz, the president of Peru, left Lima.", ["Ruiz kg:leads Peru"], []),
    ("Ahmed Rahal is the governor of Basra.", ["Rahal kg:leads Basra"], []),
    ("Nora Lind hopes to become the mayor of Bergen.", [], ["Lind kg:leads Bergen"]),
    ("A delegation led by Marta Silva arrived in Accra.", ["Silva kg:leads delegation"], []),
    ("The region bordering Chad was flooded.", ["region kg:borders Chad"], []),
    ("He wore a jacket made in Portugal.", ["jacket kg:madeIn Portugal"], []),
]

VETOED: list[tuple[str, str]] = [
    (
        "Ivan Petrov, the president of Bulgaria, flew home. Upon his departure, he became governor of Attica, "
        "handed over to Petrov a silver cup.",
        "became governor",
    ),
]


def all_texts() -> list[str]:
    """Every sentence of every table, once."""
    return list(dict.fromkeys([*(row[0] for row in EVENTS), *(row[0] for row in EDGES), *(row[0] for row in VETOED)]))
