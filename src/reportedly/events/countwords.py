"""Words that tell what became of a number of people: verbs by the side they say it of, nouns, states, and who counts as people.

A pattern is a verb's lemma with the words that must stand below it; an empty set needs none.
"""

from __future__ import annotations

from types import MappingProxyType

Patterns = MappingProxyType[str, tuple[tuple[str, frozenset[str]], ...]]

_ALWAYS = ""
_CELL = "jail prison cell custody detention bar lockup camp gaol handcuff van arrest"
_HOME = (
    "home house village town homeland land flee leave out away shelter evacuate abandon homeless exile neighbourhood neighborhood hamlet "
    "quarter district camp settlement border country farm"
)
_HURT = (
    "wound injury cut burn fracture bruise concussion suffocation shock graze laceration trauma asphyxiation convulsion blow "
    "amputation breathing inhalation contusion"
)
_HOSPITAL = "hospital clinic ward infirmary emergency hospitalisation hospitalization injury wound burn"
_STREET = "street square avenue boulevard plaza out crowd protest demonstration rally march strike road route park"
_LIMB = "limb leg arm eye hand foot sight finger eyesight tooth toe ear thigh knee shoulder ankle hip wrist"

CROWD = frozenset(
    "protest demonstration rally march crowd sit-in strike gathering vigil procession picket walkout stoppage funeral parade turnout "
    "boycott blockade riot cortege throng demo assembly mob meeting ceremony memorial commemoration burial occupation protester "
    "demonstrator marcher striker mourner".split()
)


def _table(text: str) -> Patterns:
    """Lines ``kind: verb verb / needed words``; several lines may name one verb, the first that fits holds."""
    out: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        kind, rest = line.split(":")
        verbs, _, needed = rest.partition("/")
        for verb in verbs.split():
            out.setdefault(verb, []).append((kind, frozenset(needed.split())))
    return MappingProxyType({v: tuple(p) for v, p in out.items()})


_TO_DEATH = (
    "stab beat burn hack batter bludgeon club stone torture trample crush starve knife shoot choke strangle kick punch lynch pelt "
    "scald gas trap blow tear hit strike drag run"
)

# What a verb says of its object, or of its subject where it is passive.
OBJECT = _table(f"""
displaced: burn bomb smoke starve / out
killed: kill slay murder massacre slaughter butcher execute behead assassinate martyr lynch decapitate eliminate annihilate liquidate crucify
killed: neutralize neutralise electrocute asphyxiate decimate exterminate guillotine garrote hang drown strangle bury
killed: {_TO_DEATH} / death dead alive fatally
killed: gun mow cut / down
killed: put / death
killed: lay / rest
injured: wound injure hurt maim hospitalize hospitalise mutilate scald burn disfigure concuss cripple graze
injured: beat stab bite bit cut knife club punch kick batter trample bludgeon hit strike hack sting asphyxiate lacerate scar sicken
injured: take rush bring ferry airlift admit carry send evacuate transport fly transfer / {_HOSPITAL}
injured: treat / {_ALWAYS}
injured: overcome affect / smoke gas fume chlorine
injured: gas
injured: shoot / leg arm hand foot finger toe thigh knee shoulder ankle hip wrist
casualties: shoot
arrested: arrest detain jail imprison apprehend nab incarcerate intern collar remand handcuff cuff re-arrest rearrest recapture capture
arrested: round pick lock / up
arrested: haul lead drag cart bundle whisk march carry take / away off in {_CELL} police officer
missing: take seize hold keep / hostage captive
arrested: take bring pull call / in custody prisoner questioning
arrested: put place throw send keep hold shove / {_CELL}
arrested: scoop sweep / up
arrested: hand turn / police authority custody
arrested: net hold seize book
missing: abduct kidnap disappear snatch
displaced: displace uproot evict evacuate relocate dispossess
displaced: drive force push chase move order compel oblige make turn send expel ask tell herd bus clear / {_HOME} move
displaced: expel
displaced: render make leave / homeless
participants: draw attract bring see gather assemble mobilise mobilize / {_STREET}
participants: gather assemble deploy
""")
# What a verb says of its subject.
SUBJECT = _table(f"""
killed: die perish succumb drown expire
killed: fall / ambush battle combat fighting action clash siege offensive fight assault
killed: lose lay give sacrifice / life
killed: lie lay / dead
killed: bleed burn freeze starve choke suffocate crush / death alive
killed: have / throat
injured: suffer sustain receive incur nurse have take / {_HURT}
injured: come walk escape emerge leave survive / wound injury cut burn bruise
injured: end wind / hospital ward clinic emergency
injured: need require receive undergo get / treatment surgery stitch hospitalisation hospitalization hospital
injured: lose / {_LIMB}
injured: fight gasp struggle / life breath breathe
injured: fall / ill sick
injured: suffocate
missing: disappear vanish
missing: go / missing
displaced: flee
displaced: escape / {_HOME} fighting violence bombardment shelling city
displaced: lose / home house
displaced: leave abandon quit evacuate vacate / {_HOME} evacuation city belonging flat apartment
displaced: cross / border into_ frontier river
displaced: slip wade swim / across_ border river
displaced: stream trek pour flood arrive flow / border refugee safety camp
displaced: seek take find / refuge shelter asylum sanctuary
displaced: shelter
displaced: go / exile
displaced: sleep live camp / rough open grove tent school outdoors car field mosque church makeshift stadium gymnasium metro basement cellar station subway corridor
displaced: spend / night
displaced: move / out away camp
participants: demonstrate protest march rally gather throng assemble converge flock chant riot picket parade amass reassemble participate
participants: strike mass camp
participants: take / street part square
participants: turn show come go / out up
participants: come go return / street square protest march rally demonstration vigil funeral
participants: go / strike
participants: pour spill surge flood descend flow
participants: swell / street square avenue boulevard road plaza park capital centre center downtown city town bridge
participants: fill pack jam line crowd clog / street square avenue boulevard route road plaza park bridge mosque cathedral stadium hall church pavement sidewalk diagonal
participants: pack fill line
participants: walk / out off job strike work
participants: down / tool
participants: lay / tool chalk scalpel pen
participants: stop refuse / work
participants: stay / home away
participants: file / past_ past coffin through_
participants: heed answer / strike call
participants: follow accompany escort / coffin cortege hearse procession bier casket body funeral
participants: besiege / courthouse court palace parliament embassy headquarters post station ministry barracks
participants: block blockade barricade occupy disrupt obstruct / road rail railway line highway street bridge square gate traffic motorway junction entrance office building route track port pit mine campus factory plant university faculty pavement runway terminal ministry building
participants: join attend hold stage begin start launch observe enter mark continue / protest demonstration rally march sit-in strike vigil walkout procession picket funeral stoppage boycott blockade parade gathering ceremony hunger memorial demo burial
participants: walk wind snake stream / through_ silence
participants: walk run sit kneel number / march protest demonstration rally procession downtown street
participants: attend
participants: boycott mourn
""")
# What "attended by 130 people", "joined by thousands" says of the agent.
AGENT = MappingProxyType(
    dict.fromkeys(("attend", "join", "stage", "hold", "observe", "organize", "organise"), "participants")
)
NOT_SEEN = frozenset({"see", "hear", "trace", "find", "locate", "return"})  # with a negation: missing
STATES = MappingProxyType({
    "dead": "killed", "drowned": "killed", "vanished": "missing", "killed": "killed", "slain": "killed", "murdered": "killed", "executed": "killed",
    "wounded": "injured", "injured": "injured", "hurt": "injured", "maimed": "injured", "hospitalised": "injured", "hospitalized": "injured",
    "missing": "missing", "unaccounted": "missing", "abducted": "missing", "kidnapped": "missing", "disappeared": "missing",
    "displaced": "displaced", "homeless": "displaced", "uprooted": "displaced", "evacuated": "displaced",
    "arrested": "arrested", "detained": "arrested", "jailed": "arrested", "imprisoned": "arrested", "held": "arrested",
})  # fmt: skip
# States that may stand before the noun: "63 missing people", "the three slain students".
BEFORE = frozenset(
    "wounded injured displaced missing detained arrested abducted kidnapped jailed vanished slain murdered executed killed dead uprooted "
    "drowned imprisoned disappeared".split()
)
NOUNS = MappingProxyType({
    **dict.fromkeys(
        "dead death fatality body corpse killing martyr murder execution toll assassination beheading slaying massacre loss coffin "
        "grave remains lynching decapitation burial funeral drowning casket".split(), "killed"),
    **dict.fromkeys("casualty victim shooting".split(), "casualties"),
    **dict.fromkeys("injury wounded injured wound wounding maiming stabbing beating".split(), "injured"),
    **dict.fromkeys("arrest detention detainee arrestee imprisonment jailing roundup internment capture arrested detained".split(), "arrested"),
    **dict.fromkeys("missing disappearance abduction kidnapping disappeared abductee".split(), "missing"),
    **dict.fromkeys("displaced refugee displacement eviction evacuation exodus flight evacuee uprooting idp homeless".split(), "displaced"),
    **dict.fromkeys("turnout".split(), "participants"),
})  # fmt: skip
# Nouns that name an act only: they give the kind to whom the act befell ("the loss of two men") and count nobody themselves.
ACTS = frozenset(
    "toll loss coffin grave burial funeral shooting capture flight exodus displacement eviction evacuation wounding roundup execution "
    "internment imprisonment turnout remains casket massacre stabbing beating wound uprooting".split()
)
TAKEN_ALONG = frozenset("refugee evacuee detainee victim arrestee abductee idp displaced wounded injured".split())
COUNTS_TOO = frozenset(
    {"grave", "coffin", "loss", "remains", "casket", "displacement", "execution", "eviction", "stabbing"}
)
SHOWN = frozenset("reach hit total exceed pass top surpass near approach cross number be".split())
ABOVE = frozenset("exceed pass top surpass cross".split())
RISEN = frozenset(
    "rise climb stand grow increase jump go soar put bring take raise push lift drive send give revise update set swell mount creep "
    "estimate place come run bump fall drop".split()
)
TOPICS = frozenset("number toll tally count figure total estimate tallies turnout".split())
TOLD = frozenset(
    "add lose admit confirm acknowledge say claim report count list put give cite estimate speak concede insist record register number recover "
    "document tally".split()
)
FREED = frozenset(
    "release free trace bail discharge rescue survive escape return find let deny question identify".split()
)

MARCHERS = frozenset("protester protestor demonstrator marcher rioter striker mourner picketer".split())
FORCES = frozenset(
    "soldier fighter militant troop rebel insurgent terrorist officer policeman gunman reservist guardsman marine jihadist paramilitary "
    "commando attacker assailant mercenary warplane".split()
)
_PEOPLE = frozenset(
    "man woman child boy girl people person civilian civilians youth teen teenager toddler baby infant student pupil teacher villager "
    "farmer miner police policeman policewoman cop medic nurse doctor paramedic chief head mayor monk nun priest imam cleric pastor bishop "
    "guard bodyguard captive hostage journalist activist member militant insurgent rebel soldier troop sergeant corporal general colonel "
    "major captain lieutenant private conscript recruit pilot driver passer-by bystander passerby pedestrian protester shepherd herder "
    "fisherman herdsman merchant vendor trader shopkeeper waiter customer passenger tourist pilgrim worshipper mourner refugee migrant "
    "native national citizen resident inhabitant neighbour neighbor local elder candidate deputy minister governor judge lawyer aide staff "
    "spy agent crew crewman engineer dockworker docker worker employee labourer laborer clerk cook cleaner porter smuggler trafficker "
    "suspect detainee prisoner inmate convict gunman assailant bomber attacker sniper fighter jihadist commando paramilitary mother father "
    "grandmother grandfather son daughter brother sister uncle aunt nephew niece wife husband widow couple twin cousin relative kin "
    "organiser organizer blogger editor reporter photographer cameraman author writer artist singer poet professor academic "
    "scientist volunteer rescuer firefighter fireman officer official leader commander politician lawmaker senator councillor councilor "
    "opponent dissident critic supporter follower sympathiser loyalist colleague comrade other victim individual male female human adult "
    "minor schoolgirl schoolboy schoolchild orphan patient expatriate foreigner evacuee family cadet intern recruit settler farmhand "
    "watchman midwife ambassador diplomat envoy consul aid-worker translator interpreter fixer peacekeeper observer monitor chef "
    "guerrilla partisan infiltrator gendarme ranger trooper peshmerga fugitive hardliner seminarian sailor seaman airman chieftain landlord "
    "tailor barber grocer cyclist motorist motorcyclist relief-worker cadre loyalist passers-by onlooker stranger jogger hiker stevedore "
    "kid lad lady gentleman figure operative ringleader cell-leader emir sheikh mullah preacher chaplain rabbi deacon witness "
    "marine reservist guardsman mercenary rebel constable inspector superintendent brigadier admiral marshal cadet jawan havildar sapper "
    "sentry postman caretaker secretary headmaster rector dean lecturer magistrate mechanic electrician butcher baker carpenter maid "
    "surgeon pharmacist dentist technician businessman businesswoman chairman chairwoman spokesman spokeswoman sheriff warden "
    "bride groom guest robber thief accomplice informer informant nomad pastoralist hunter youngster juvenile newborn pensioner retiree "
    "gangster hooligan fan herdboy goalkeeper grandson granddaughter stepson mate king queen prince princess drummer dj rapper "
    "catechist friar abbot novice acolyte muezzin ombudsman prosecutor attorney treasurer accountant auditor attache patron client tenant "
    "squatter hawker busker beggar servant steward conductor usher graduate undergraduate apprentice fisherwoman cattleman nightwatchman".split()
)
_NOT_BY_SUFFIX = frozenset(
    "tower center number matter power water shelter tanker helicopter border corner mortar reactor motor sector harbor trailer bunker "
    "container cruiser destroyer frontier paper river order quarter chapter letter meter theater character summer winter weather "
    "dinner computer server newspaper layer cancer fever tiger anger danger hunger finger shoulder ladder locker poster banner "
    "chamber timber bumper barrier carrier copter error terror horror mirror floor door color colour labor labour favor favour humor "
    "rumor vapor manner corridor equator sensor tractor factor doctorate document restaurant environment incident accident continent "
    "department government parliament statement movement agreement moment element apartment plant warrant grant event percent cent tent "
    "content extent intent rent event talent patent list mist coast guest_no crest west east forest interest harvest list post cost test "
    "burger trigger charter lawmaker_no rocker encounter disaster cluster shutter master_no gunfire bulldozer lorry rover launcher lighter "
    "charger armor transformer freighter trawler steamer speaker_no order counter".split()
)
_SUFFIXES = ("er", "or", "ist", "ant", "ent", "man", "woman", "ee", "eer", "ian", "ess", "ster", "people", "mate")
KIN = frozenset(
    "son daughter brother sister uncle aunt nephew niece wife husband father mother cousin relative".split()
)
GROUPS = frozenset(
    "number group score family total conflict lot crowd convoy handful string series team range staff crew police people".split()
)
NOT_PEOPLE = frozenset(
    "year month week day hour minute second percent per % dollar pound euro kilometer kilometre mile meter metre km m time kg tonne "
    "ton foot acre barrel case attack strike raid airstrike bomb rocket missile shell vehicle tank house building car truck mosque "
    "church hospital school town village city province state country district point seat vote incident front side january february "
    "april june july august september october november december am pm a.m. p.m. way area place location charge trial text message "
    "bullet position plane jet warplane helicopter mortar round gun weapon rifle site base checkpoint post shop demand term bus occasion "
    "sortie target station bomber_no explosion blast bombing company airline degree home animal cattle goat sheep cow camel dog horse "
    "drone boat ship lorry line pipeline camera signature ballot tent operation grenade pole route shot launcher island region "
    "camp office store business market bridge road street square party group organization organisation faction brigade unit battalion "
    "regiment division mission flight aircraft convoy tower plant factory field well tree hectare litre liter gallon dinar naira peso "
    "ruble rupee tenge shekel yuan yen lira rial franc real crore lakh page article law count bill resolution paragraph nation "
    "article step stage chapter phase part hand piece item video photo picture image tweet account report complaint lawsuit petition "
    "night morning evening afternoon decade century weekend motorcycle motorbike ambulance bicycle machine device mine shooting_no "
    "crossing street hotel restaurant clinic embassy consulate airport port runway warehouse silo tunnel well bank demonstration protest "
    "march rally speech stronghold hill neighborhood neighbourhood suburb cell border condition word question answer reason issue "
    "quarter third half gram dose language name deal agreement talk round project fire flag sign vest belt truck "
    "tractor crane wagon carriage tram train taxi minibus bike scooter jeep van bulldozer excavator ferry canoe dinghy vessel trawler "
    "yacht hut stall kiosk container blanket parcel box bag sack coin stone brick bottle cartridge ration meal tin carton crate "
    "granary barn denar crown shilling baht lawsuit fine vaccine dose litre window door roof apartment flat cabin tomb statue monument archive record film song "
    "movie game match goal minute inch yard knot storey story floor room bed bomb inc corps cent game show film event meeting".split()
)  # fmt: skip
# Units of time, money and measure: their numbers count nobody, whatever the rest of the sentence says.
MEASURES = frozenset(
    "year month week day hour minute second percent % dollar pound euro kilometer kilometre mile meter metre km kg tonne ton acre hectare "
    "litre liter gallon gram inch yard degree dinar naira peso ruble rupee tenge shekel yuan yen lira rial franc denar crown baht won "
    "shilling crore lakh cent".split()
)


def people_word(lemma: str) -> bool:
    """Whether a noun's lemma names a person, by list or by its ending."""
    if lemma in _PEOPLE:
        return True
    return lemma.endswith(_SUFFIXES) and lemma not in _NOT_BY_SUFFIX and lemma not in NOT_PEOPLE and len(lemma) > 4
