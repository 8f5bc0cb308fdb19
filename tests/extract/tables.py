"""Sentences and what extraction must find in them.  Own words, invented names.

`SYNTAX`: clauses before meaning, as "lemma(slot=word, ...)"; `MOODS`: (sentence, predicate, modality).
"""

from __future__ import annotations

SYNTAX: list[tuple[str, list[str]]] = [
    # voice
    ("Carla Benz opened the museum.", ["open(subject=Benz, object=museum)"]),
    ("The museum was opened by Carla Benz.", ["open(subject=Benz, object=museum)"]),
    ("The bridge was closed on Friday.", ["close(object=bridge)"]),
    ("Two men got arrested in Oslo.", ["arrest(object=men, in=Oslo)"]),
    # ditransitives
    ("The council gave the nurse a medal.", ["give(subject=council, object=medal, indirect=nurse)"]),
    ("The council gave a medal to the nurse.", ["give(subject=council, object=medal, to=nurse)"]),
    ("The nurse was given a medal by the council.", ["give(subject=council, object=medal, indirect=nurse)"]),
    ("Ines Prado was gifted a necklace.", ["gift(object=necklace, indirect=Prado)"]),
    ("The medal was given to the nurse.", ["give(object=medal, to=nurse)"]),
    ("Reporters were told that the talks had failed.", ["tell(indirect=Reporters, clause=failed)"]),
    # particles
    ("The rebels handed over the weapons to the army.", ["hand over(subject=rebels, object=weapons, to=army)"]),
    ("Officials waved the visitors off.", ["wave off(subject=Officials, object=visitors)"]),
    # relatives
    ("The judge who freed Omar Haddad has resigned.", ["free(subject=judge, object=Haddad)", "resign(subject=judge)"]),
    (
        "The painting that the thieves stole was found.",
        ["steal(subject=thieves, object=painting)", "find(object=painting)"],
    ),
    ("The vest he received was made in Lyon.", ["receive(subject=he, object=vest)", "make(object=vest, in=Lyon)"]),
    (
        "She praised the town in which she grew up.",
        ["praise(subject=She, object=town)", "grow up(subject=she, in=town)"],
    ),
    (
        "They visited the factory where the engines are built.",
        ["visit(subject=They, object=factory)", "build(object=engines, in=factory)"],
    ),
    # participles
    ("He wore a jacket made in Portugal.", ["make(object=jacket, in=Portugal)"]),
    (
        "A delegation led by Marta Silva arrived in Accra.",
        ["lead(subject=Silva, object=delegation)", "arrive(subject=delegation, in=Accra)"],
    ),
    ("The region bordering Chad was flooded.", ["border(subject=region, object=Chad)", "flood(object=region)"]),
    ("Waving a flag, the boy ran to the stage.", ["wave(subject=boy, object=flag)", "run(subject=boy, to=stage)"]),
    ("The minister left the hall, ignoring reporters.", ["ignore(subject=minister, object=reporters)"]),
    # control and raising
    ("Pilots refused to fly the planes.", ["fly(subject=Pilots, object=planes)"]),
    ("Greta Holm was able to inspect the reactor.", ["inspect(subject=Holm, object=reactor)"]),
    (
        "The king urged the generals to leave the capital.",
        ["urge(subject=king, object=generals)", "leave(subject=generals, object=capital)"],
    ),
    ("Lukas Brandt arrived to meet the owners.", ["arrive(subject=Brandt)", "meet(subject=Brandt, object=owners)"]),
    (
        "The firm accepted an offer to sell the mine.",
        ["accept(subject=firm, object=offer)", "sell(subject=firm, object=mine)"],
    ),
    (
        "The teachers were forced to close the school.",
        ["force(object=teachers)", "close(subject=teachers, object=school)"],
    ),
    ("The tribe seems to have left the valley.", ["leave(subject=tribe, object=valley)"]),
    ("The army began to shell the port.", ["shell(subject=army, object=port)"]),
    # coordination
    ("Police stopped and searched a van.", ["stop(subject=Police, object=van)", "search(subject=Police, object=van)"]),
    (
        "Rosa Klein met the pope and visited a hospital.",
        ["meet(subject=Klein, object=pope)", "visit(subject=Klein, object=hospital)"],
    ),
    (
        "On Monday, the envoy landed in Cairo and met the president.",
        ["land(subject=envoy, in=Cairo)", "meet(subject=envoy, object=president)"],
    ),
    (
        "Peru, Chile and Bolivia signed the treaty.",
        ["sign(subject=Peru, object=treaty)", "sign(subject=Chile)", "sign(subject=Bolivia)"],
    ),
    (
        "The suspect was arrested and charged with fraud.",
        ["arrest(object=suspect)", "charge(object=suspect, with=fraud)"],
    ),
    ("She met farmers in Kent and in Sussex.", ["meet(subject=She, object=farmers, in=Kent, in=Sussex)"]),
    # copulas
    ("Ahmed Rahal is the governor of Basra.", ["be(subject=Rahal, complement=governor)"]),
    ("Nora Lind became mayor of Bergen.", ["become(subject=Lind, complement=mayor)"]),
    ("Parliament elected Paolo Conti president.", ["elect(subject=Parliament, object=Conti, complement=president)"]),
    ("The envoy is in Vienna.", ["be(subject=envoy, in=Vienna)"]),
    # nested clauses
    (
        "The agency said that Ivo Petric had left Zagreb.",
        ["say(subject=agency, clause=left)", "leave(subject=Petric, object=Zagreb)"],
    ),
    ('"We won the match," Dana Orr said.', ["win(subject=We, object=match)", "say(subject=Orr, clause=won)"]),
    ("He denied stealing the car.", ["deny(subject=He)", "steal(subject=He, object=car)"]),
    # parses that cannot be, mended
    ("Porto, May 3 - Divers found a wreck.", ["find(subject=Divers, object=wreck)"]),
    ("Ana Ruiz: Close the bank!", ["close(object=bank)"]),
    ("The Lions fired coach Rui Costa.", ["fire(subject=Lions, object=Rui)"]),
    (
        "Carla Benz was given a medal and a hat by the mayor.",
        ["give(subject=mayor, object=medal, object=hat, indirect=Benz)"],
    ),
    ("Peru manufactures hats.", ["manufacture(subject=Peru, object=hats)"]),
    # who does it, when the parse or the nearest noun says otherwise
    ("Divers spotted five boats approaching the island.", ["approach(subject=boats, object=island)"]),
    ("Guards boxed in his car on the ring road.", ["box in(subject=Guards, object=car, on=road)"]),
    ("Police caught him after he rear-ended a lorry.", ["rear-end(subject=he, object=lorry)"]),
    ("Reached by telephone, Ruiz declined to comment.", ["reach(object=Ruiz, by=telephone)"]),
    (
        "The board found the newly built bridges were weak and closed them.",
        ["find(subject=board, clause=weak)", "be weak(subject=bridges)"],
    ),
    (
        "Agents seized a tablet shared by council aide Lena Vidal and her husband.",
        ["share(subject=Vidal, object=tablet)"],
    ),
    # what is said of an object
    ("Rivals called the senator “a fraud”.", ["call(subject=Rivals, object=senator, complement=fraud)"]),
    ("The guard stopped the crowd from entering.", ["stop(subject=guard, object=crowd, clause=entering)"]),
]

MOODS: list[tuple[str, str, str]] = [
    ("Omar Haddad and his Kenyan counterpart were to meet the banker in Oslo.", "meet", "Planned"),
    ("The two ministers are to meet the banker in Oslo, aides said.", "say", "Asserted"),
    ("The Russian leader was due to begin a visit to the Czech capital.", "begin", "Planned"),
    ("Omar Haddad cautioned the bank against acting in haste.", "act", "Possible"),
    ("Officers detained the envoy for trespassing in the port.", "trespass", "Possible"),
    ("Lena Fischer faces prison when she is punished by the court.", "punish", "Planned"),
    ("Omar Haddad is to be formally sentenced on Monday, aides said.", "sentence", "Planned"),
    ("The virus spreads if a person visits a site that contains the code.", "contain", "Hypothetical"),
    ("Officials in Norway are working to restore electricity.", "restore", "Planned"),
    ("The club all but secured the trophy.", "secure", "Possible"),
    ("Omar Haddad nearly killed the judge.", "kill", "Possible"),
    ("The firm has almost doubled its staff.", "double", "Asserted"),
    ("The clerk sent or received the parcel.", "send", "Possible"),
    ("The clerk did not sign or send the letter.", "send", "Negated"),
    ("The bank was not pressured into recognizing Kenya.", "recognize", "Negated"),
    ("The bank was pressured into recognizing Kenya.", "recognize", "Asserted"),
    ("Ines Prado is interested in buying the hotel.", "buy", "Planned"),
    ("The council is focused on employing nurses.", "employ", "Planned"),
    ("The pilots were seconds away from firing missiles at the ship.", "fire", "Planned"),
    ("The firm is on the verge of buying the hotel.", "buy", "Planned"),
    ("The fuel could be enriched and used to create weapons.", "create", "Possible"),
    ("The rule will apply to visitors entering the country.", "enter", "Planned"),
    ("Elena Moreau met students protesting against the army.", "protest", "Asserted"),
    ("A guard walked into a shop on Friday and allegedly stabbed and robbed a man.", "rob", "Possible"),
    ("Carla Benz opened the museum.", "open", "Asserted"),
    ("The two sides did not sign the treaty.", "sign", "Negated"),
    ("No treaty was signed.", "sign", "Negated"),
    ("Nobody opened the door.", "open", "Negated"),
    ("He left without paying the driver.", "pay", "Negated"),
    ("Pilots refused to fly the planes.", "fly", "Negated"),
    ("The company failed to deliver the engines.", "deliver", "Negated"),
    ("He denied stealing the car.", "steal", "Negated"),
    ("The court may free the prisoners.", "free", "Possible"),
    ("The storm could hit Manila.", "hit", "Possible"),
    ("The bank will probably sell the shares.", "sell", "Planned"),
    ("The bank will open an office in Riga.", "open", "Planned"),
    ("The senator plans to visit Oslo.", "visit", "Planned"),
    ("The president offered to send doctors.", "send", "Planned"),
    ("Lukas Brandt arrived to meet the owners.", "meet", "Planned"),
    ("They are going to build a dam.", "build", "Planned"),
    ("The king urged the generals to leave the capital.", "leave", "Demanded"),
    ("The mayor should resign.", "resign", "Demanded"),
    ("The firm must pay the fine.", "pay", "Demanded"),
    ("If the rebels attack the city, the army will respond.", "attack", "Hypothetical"),
    ("The dam would have flooded the valley.", "flood", "Hypothetical"),
    ("Did Carla Benz open the museum?", "open", "Hypothetical"),
    ("Which countries chose a woman?", "choose", "Hypothetical"),
    ("Greta Holm was able to inspect the reactor.", "inspect", "Asserted"),
    ("The divers managed to reach the wreck.", "reach", "Asserted"),
    ("The divers did not manage to reach the wreck.", "reach", "Negated"),
    ("The army began to shell the port.", "shell", "Asserted"),
    ("He is accused of killing a guard.", "kill", "Possible"),
    ("The agency said that Ivo Petric had left Zagreb.", "leave", "Asserted"),
    ("The witness told police that Karl Moss had left the bar.", "leave", "Asserted"),
    ("The army did not attack the city but surrounded the airport.", "surround", "Asserted"),
    ("The army did not attack the city but surrounded the airport.", "attack", "Negated"),
    ("The minister will visit Rome and meet the pope.", "meet", "Planned"),
    ("Ana Ruiz: Close the bank!", "close", "Demanded"),
    ("Close the gate, the guard said.", "close", "Demanded"),
    ("He was charged with fraud, leaving the scene and theft.", "leave", "Possible"),
    ("She was charged with manslaughter, and leaving the scene.", "leave", "Possible"),
    ("The club speaks of signing a striker.", "sign", "Planned"),
    ("The board is bent on selling the mine.", "sell", "Planned"),
    ("Club to sign Brazilian striker", "sign", "Planned"),
    ("We are coming to Oslo if they let us in.", "come", "Hypothetical"),
    ("Losing to them is no shame.", "lose", "Possible"),
    ("Norway was beating Spain.", "beat", "Possible"),
    ("Norway beat Spain.", "beat", "Asserted"),
    ("It is impossible for the court to read the letters.", "read", "Negated"),
    ("The side seemed certain to face Spain.", "face", "Possible"),
    ("The minister will speak when she opens the fair next March.", "open", "Planned"),
    ("They told the crowd to wait until police left the square.", "leave", "Demanded"),
    ("The ship leaves Porto next week.", "leave", "Planned"),
    ("Omar Haddad lives in the house next door.", "live", "Asserted"),
    ("The aim is to warn drivers and to send a message.", "send", "Planned"),
    ("He awaits trial on charges he robbed a bank.", "rob", "Possible"),
    ("The town backed leaving the league.", "leave", "Planned"),
    ("The senator's willingness to deceive voters angered them.", "deceive", "Planned"),
    ("The Lions are due to meet the Bears on Sunday.", "meet", "Planned"),
    ("Players would call a number and be driven home.", "drive", "Planned"),
    ("He is accused of driving while drunk, being unable to stop, and striking a cyclist.", "strike", "Possible"),
]


def all_texts() -> list[str]:
    """Every sentence of every table, once."""
    return list(dict.fromkeys([*(row[0] for row in SYNTAX), *(row[0] for row in MOODS)]))
