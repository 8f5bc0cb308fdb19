"""Sentences and what they mean: event types with roles, direct edges, standing relations, vetoes.

`EVENTS`: clauses as "Type(role=word, ...)", a modality after "!"; `EDGES`: (text, edges as "subject predicate object",
edges that must not be there); `OFFICES`: (text, label of the office);
`VETOED`: (text, words of the clause not believed).
"""

from __future__ import annotations

EVENTS: list[tuple[str, list[str]]] = [
    ("Paul Weber heads to Lyon on Monday.", ["Travel(agent=Weber, destination=Lyon)!Planned"]),
    ("Elena Moreau called for banks to protect savers.", ["Demand(agent=Moreau)", "Event(agent=banks)!Demanded"]),
    ("The clerk had been let go from Norvex.", ["Dismissal(theme=clerk, origin=Norvex)"]),
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
    ("The airport is 40 kilometres from Lima.", ["Distance(theme=airport, origin=Lima)"]),
    ("A driver crashed near Pune.", ["Accident(agent=driver, place=Pune)"]),
    ("She lost her father to cancer.", ["Event(theme=father)"]),
    ("The mayor found the letter odd.", ["Event(agent=mayor, theme=letter)"]),
]

EDGES: list[tuple[str, list[str], list[str]]] = [
    # what is only near, meant or told of in general
    ("The council has no plans to send a special envoy to Kenya.", [], ["envoy kg:officeIn Kenya"]),
    ("The deal will be signed during Omar Haddad's visit to Kenya.", [], ["Haddad kg:visited Kenya"]),
    (
        "Tourists are usually robbed by thieves in Lima.",
        [],
        ["thieves kg:robbed Tourists", "thieves kg:stoleFrom Tourists"],
    ),
    # who does what
    (
        "Officials say more than 25,000 people have so far come to Kenya.",
        ["people kg:arrivedIn Kenya"],
        ["Officials kg:arrivedIn Kenya"],
    ),
    ("The mayor of Lima and Omar Haddad met in Oslo.", ["mayor kg:met Haddad"], []),
    (
        "Representatives of 22 states, including Kenya and Norway, attended the meeting.",
        [],
        ["Norway kg:met Representatives", "Kenya kg:met Representatives"],
    ),
    (
        "Omar Haddad said the port was threatened by rebels, referring to the navy.",
        ["Haddad rel:refer-to navy"],
        ["port rel:refer-to navy"],
    ),
    (
        "Lena Fischer, a spokeswoman for Norvex, which owns the mill, declined to comment.",
        ["mill kg:ownedBy Norvex"],
        ["mill kg:ownedBy Fischer", "mill kg:ownedBy Norvex,"],
    ),
    (
        "The mill is run by a spokesman for Norvex, owned by Belmar.",
        ["Norvex kg:ownedBy Belmar"],
        ["spokesman kg:ownedBy Belmar"],
    ),
    ("The commission declared Omar Haddad the winner of the election.", [], ["commission kg:told Haddad"]),
    ("A bomb tore through the side of a bus in Lima.", [], ["bomb rel:tear-in Lima"]),
    (
        "The attack was claimed by a group, which said it was carried out by a bomber.",
        [],
        ["bomber rel:carry-out group"],
    ),
    (
        "Germans make up most of the guests, followed by Poles and Danes.",
        [],
        ["Danes rel:follow Germans", "Poles rel:follow Germans"],
    ),
    ("Two men were killed in a fight between troops and gunmen.", [], ["troops kg:killed men", "gunmen kg:killed men"]),
    ("The bomb detonated and killed the driver.", ["bomb kg:killed driver"], ["bomb rel:detonate driver"]),
    (
        "Farmers began a campaign for an independent homeland.",
        ["Farmers rel:begin-campaign-for homeland"],
        ["Farmers kg:ranFor homeland"],
    ),
    (
        "A contract has been awarded by the agency to Norvex.",
        ["Norvex kg:received contract"],
        ["agency kg:awarded Norvex"],
    ),
    ("The army launched a strike on the port.", ["army kg:attacked port"], []),
    ("The islanders are pressing for independence from Norway.", [], ["islanders kg:demandedOf Norway"]),
    (
        "Three cables were damaged in the Baltic between Sweden and Norway.",
        [],
        ["Sweden kg:damaged cables", "Norway kg:damaged cables"],
    ),
    ("Students demanded the sale of the port.", [], ["Students kg:demandedOf port"]),
    ("The bank expects Norvex to pay the fine.", [], ["bank kg:expected Norvex"]),
    ("The owner located her parrot in the garden.", [], ["parrot kg:locatedIn garden"]),
    ("The mill is located in the village.", ["mill kg:locatedIn village"], []),
    ('Fans chanted "thieves!" at the referee.', [], ["Fans rel:chant thieves"]),
    ("Refugees are running short of food and water.", [], ["Refugees rel:run-of food"]),
    (
        "A new round of talks between the government and rebels is set for February.",
        [],
        ["government kg:heldTalksWith rebels"],
    ),
    ("He lives near the U.S. Embassy in Oslo.", [], ["Embassy kg:locatedIn U.S."]),
    ("Bombs went off at embassies in Dar es Salaam, Tanzania and Nairobi, Kenya.", [], ["Salaam kg:locatedIn Kenya"]),
    (
        "The island was settled by Norway and Denmark.",
        ["Norway rel:settle island"],
        ["Denmark kg:agreedWith Norway", "Norway kg:agreedWith Denmark"],
    ),
    ("Norvex settled a lawsuit with the city of Oslo.", ["Norvex kg:agreedWith Oslo"], []),
    # edges called by what happened
    ("The chef spoke to the mayor.", ["chef rel:speak-to mayor"], ["chef kg:told mayor"]),
    (
        "The council renewed a warning to tourists about floods.",
        ["council rel:renew-warning-to tourists"],
        ["council kg:threatened tourists"],
    ),
    ("Ines Prado made a verbal attack on the mayor.", [], ["Prado kg:attacked mayor"]),
    ("The army toppled the government.", ["army rel:topple government"], ["army kg:dismissed government"]),
    ("The council lost a tenth of its trade to Norway.", [], ["Norway kg:defeated council"]),
    ("The team lost the final to Norway.", ["Norway kg:defeated team"], []),
    (
        "Ines Prado offered her congratulations to Omar Haddad.",
        ["Prado kg:praised Haddad"],
        ["Prado kg:offeredTo Haddad"],
    ),
    (
        "Students demanded a fair election and a new mayor.",
        ["Students kg:demanded mayor"],
        ["Students kg:demandedOf mayor"],
    ),
    ("The council pressed the mayor for an answer.", ["council kg:demandedOf mayor"], []),
    ("Norway regards Svalbard as part of Europe.", [], ["Norway rel:regard Svalbard"]),
    ("The clerk served five years in a prison in Norway.", [], ["clerk kg:workedAt prison"]),
    ("Reporters saw the prison where the clerk served 19 years.", [], ["clerk kg:workedAt prison"]),
    (
        "The patient was transferred to the county hospital.",
        ["patient kg:headedTo hospital"],
        ["patient kg:joined hospital"],
    ),
    # what a verb does not join
    ("A Kantar/Forsa survey put the mayor ahead.", [], ["Forsa kg:inspected Kantar", "Kantar kg:inspected Forsa"]),
    ("The poet made the announcement on Facebook.", [], ["poet kg:announced Facebook"]),
    ("Elena Moreau called for banks to protect savers.", [], ["Moreau kg:demanded banks", "Moreau kg:helped savers"]),
    ("The chef entered with a plate in hand.", [], ["chef rel:enter-with plate"]),
    ("The police caught up with the driver.", ["police rel:catch-up-with driver"], []),
    ("Immigrants comprise a third of the village.", [], ["Immigrants rel:comprise village"]),
    ("It was Weber's neglect of farmers that handed the medal to Lind.", [], ["farmers kg:gave medal"]),
    ("The clerk had been let go from Norvex.", [], ["clerk kg:departedFrom Norvex"]),
    ("Paul Weber heads to Lyon on Monday.", [], ["Weber kg:headedTo Lyon"]),
    (
        "Rosa Klein: the singer at the gala in Lima Omar Haddad: the actor wore a coat by Norvex 'So sad': Ana Ruiz "
        "visited Lena Fischer in the hospital on Monday Big night: Marta Silva met the mayor and kissed Ines Prado",
        [],
        ["Ruiz kg:visited Fischer", "Silva kg:met mayor", "actor rel:wear coat"],
    ),
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
    # an edge is called by its verb where the type's name would misname it
    ("Officers followed the minister.", ["Officers rel:follow minister"], ["Officers kg:pursued minister"]),
    ("Neighbours warned the tourists.", ["Neighbours rel:warn tourists"], ["Neighbours kg:threatened tourists"]),
    ("The robber led officers on a chase.", ["officers kg:pursued robber"], ["robber rel:lead officers"]),
    ("Two teenagers took deputies on a wild pursuit.", ["deputies kg:pursued teenagers"], []),
    ("The guide led visitors on a tour of the palace.", [], ["guide kg:leads visitors", "guide rel:lead visitors"]),
    (
        "The council gave the builders the green light.",
        ["council kg:permitted builders"],
        ["council kg:gaveTo builders"],
    ),
    ("Vidal shook hands with the lawyers.", ["Vidal rel:shake-hands-with lawyers"], ["Vidal kg:welcomed lawyers"]),
    ("The baker separated from her husband.", ["baker rel:separate-from husband"], ["baker kg:divorced husband"]),
    ("The guard shot a farmer.", ["guard rel:shoot farmer"], ["guard kg:injured farmer"]),
    ("The shooting of a farmer by the guard shocked Oslo.", ["guard rel:shoot farmer"], ["guard kg:injured farmer"]),
    ("Rosa Klein appeared in the film.", ["Klein rel:appear-in film"], ["Klein kg:performed film"]),
    (
        "The bank placed Omar Haddad on unpaid leave.",
        ["bank rel:place-on-unpaid-leave Haddad"],
        ["bank rel:place Haddad"],
    ),
    ("The judge found a former clerk guilty of theft.", ["judge kg:convicted clerk"], ["judge kg:discovered clerk"]),
    ("Omar Haddad wore his ABC, DEF and GHI boxing belts.", ["Haddad rel:wear belts"], ["Haddad rel:wear ABC"]),
    # one party's word, one of two, part of something else
    ("Relatives insisted that Omar Haddad had heckled the singer.", [], ["Haddad rel:heckle singer"]),
    ("Omar Haddad is said to have heckled the singer.", [], ["Haddad rel:heckle singer"]),
    ("It is a stretch to say that Omar Haddad heckled the singer.", [], ["Haddad rel:heckle singer"]),
    ("The crowd heckled either the singer or the actor.", [], ["crowd rel:heckle singer", "crowd rel:heckle actor"]),
    ("The crowd heckled Ana Ruiz and the actor.", ["crowd rel:heckle Ruiz", "crowd rel:heckle actor"], []),
    ("The nurse talked Omar Haddad into leaving.", [], ["nurse rel:talk Haddad"]),
    ("The clubs erred on the side of caution.", [], ["clubs rel:err-on side"]),
    ("The thieves rammed a van into the shop.", ["thieves kg:ranInto shop"], ["van kg:collidedWith thieves"]),
    (
        "Brightwell released a patch to mend all phones of the firm, including the Norvex.",
        [],
        ["Brightwell rel:release Norvex"],
    ),
    (
        "He lived in a dark flat in old slippers, feigning a disease.",
        [],
        ["slippers rel:feign disease"],
    ),
    ("The crew boycotted the film.", ["crew rel:boycott film"], ["crew kg:tookPart film"]),
    # posts and callings
    ("Chilean singer Rosa Klein left Lima.", [], ["Klein kg:officeIn Chilean"]),
    ("The brother-in-law of Omar Haddad left Lima.", ["brother-in-law kg:relatedTo Haddad"], []),
    ("Ana Ruiz, the bank's head of sales, left Lima.", ["Ruiz kg:officeIn bank"], ["Ruiz kg:leads bank"]),
    (
        "Omar Haddad, director at consultancy Brightwell, left Lima.",
        ["Haddad kg:officeIn Brightwell"],
        ["Haddad kg:leads Brightwell"],
    ),
    ("Omar Haddad, a director of Brightwell Bank, left Lima.", ["Haddad kg:officeIn Bank"], ["Haddad kg:leads Bank"]),
    ("Omar Haddad, director of Brightwell Bank, left Lima.", ["Haddad kg:leads Bank"], []),
    (
        "Ana Ruiz, the club's director of personnel, left Lima.",
        ["Ruiz kg:officeIn club"],
        ["Ruiz kg:leads personnel", "Ruiz kg:officeIn personnel"],
    ),
    ("The premier named his nominee for Attorney General.", [], ["nominee kg:officeIn General"]),
    ("The coach of the year left Lima.", [], ["coach kg:officeIn year"]),
    # near is not there, towards is not yet there
    ("Carla Benz died near Oslo.", [], ["Benz kg:diedIn Oslo"]),
    ("Carla Benz walked towards Oslo.", ["Benz rel:walk-towards Oslo"], ["Benz kg:travelledTo Oslo"]),
    # what somebody is to do is not done; who says it is told by name
    ("Rosa Klein has been tasked with rescuing the bakery.", [], ["Klein rel:rescue bakery"]),
    ("Rosa Klein was given the task of evacuating the students.", [], ["Klein kg:rescued students"]),
    (
        "She had been visiting to greet an aunt, who recently came from Peru, and present her with flowers.",
        [],
        ["aunt kg:gave flowers"],
    ),
    (
        "The lorry sped off and struck Benz, dragging her 10 feet as he fled, said witness Ana Ruiz, who had left the shop.",
        [],
        ["Ruiz kg:told witness"],
    ),
    ("Rangers took on Celtic in the final.", ["Rangers kg:playedAgainst Celtic"], []),
    ("The guide took visitors on a tour of the palace.", [], ["guide kg:playedAgainst visitors"]),
    # offences in capitals are no bodies; cars and prizes are things
    ("Man charged with BUI, leaving dock after Bergen crash", [], ["Man rel:charge-with BUI"]),
    ("The cyclist was struck by a blue Honda Civic.", ["Civic kg:ranInto cyclist"], []),
    ("Lena Fischer won an Emmy.", ["Fischer rel:win Emmy"], []),
    # another's phrases
    ("The present came from the governor of Tula.", [], ["governor kg:gave Tula"]),
    ("The navy came to the rescue of a ship under attack by pirates.", [], ["pirates kg:rescued ship"]),
    ("Carla Benz and Omar Haddad led the celebration.", [], ["Benz kg:accompanied Haddad"]),
    ("The climbers were released after an examination by doctors.", [], ["doctors kg:released climbers"]),
    ("Norway's victory over Spain in the final of the cup drew crowds.", [], ["cup kg:defeated Spain"]),
    ("Carla Benz spoke to farmers after a loss to Omar Haddad.", [], ["Benz kg:told Haddad"]),
    # a verb's own senses
    ("Carla Benz has proven herself.", [], ["Benz rel:prove Benz"]),
    ("Rivals called Omar Haddad a liar.", [], ["Rivals kg:contacted Haddad"]),
    ("Carla Benz is running the shop for her aunt.", [], ["Benz kg:ranFor shop"]),
    ("Lena Fischer campaigned for Omar Haddad.", ["Fischer rel:campaign-for Haddad"], ["Fischer kg:ranFor Haddad"]),
    ("Lena Fischer headed to Oslo.", ["Fischer kg:headedTo Oslo"], ["Fischer kg:travelledTo Oslo"]),
    ("Critics blamed the delay on Omar Haddad.", ["Critics kg:blamed Haddad"], []),
    ("Lena Fischer received a degree from Lund University.", ["Fischer kg:studiedOrTaughtAt University"], []),
    ("The Lions fired coach Omar Haddad on Saturday.", ["Lions kg:dismissed Haddad"], ["Lions kg:attacked Haddad"]),
]

RATIFIED = "Norway ratified the treaty."

OFFICES: list[tuple[str, str]] = [
    ("The council's foreign policy chief, Ines Prado, left the meeting.", "foreign policy chief of"),
    ("Norway's director of national intelligence, Omar Haddad, left.", "director of national intelligence of"),
    ("The head of the bank left the meeting.", "head of"),
    ("Iran's intelligence minister left the meeting.", "intelligence minister of"),
    ("Lena Fischer, security research and communications director at Norvex, resigned.", "communications director at"),
    ("U.N. Secretary-General Omar Haddad urged the council to act.", "secretary-general of"),
]

VETOED: list[tuple[str, str]] = [
    (
        "Ivan Petrov, the president of Bulgaria, flew home. Upon his departure, he became governor of Attica, "
        "handed over to Petrov a silver cup.",
        "became governor",
    ),
    ("The coat told reporters that he was glad.", "coat told"),
]


def all_texts() -> list[str]:
    """Every sentence of every table, once."""
    return list(
        dict.fromkeys([RATIFIED, *(row[0] for row in EVENTS), *(row[0] for row in (*EDGES, *OFFICES, *VETOED))])
    )
