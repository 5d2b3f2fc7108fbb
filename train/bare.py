"""Short sentences with bare objects, whose verb might be read as a participle; headlines of the same kind; time between auxiliary and verb."""
from constructions import *

PASTS = '''suspended restricted censured entered froze banned released deported launched seized expelled recalled closed reopened lifted imposed eased tightened halted resumed
delayed cancelled canceled blocked vetoed backed supported opposed rejected accepted ratified signed approved adopted endorsed hailed praised lauded welcomed blasted slammed
condemned denounced criticized criticised rebuked faulted blamed threatened warned sanctioned fined jailed arrested detained charged sentenced convicted pardoned freed extradited
repatriated evacuated rescued killed wounded injured attacked bombed shelled struck raided stormed captured recaptured besieged surrounded invaded annexed occupied intercepted downed
destroyed damaged targeted deployed withdrew redeployed mobilized mobilised armed trained equipped funded financed donated pledged offered sent shipped delivered supplied exported imported
bought sold received hosted invited summoned dismissed fired sacked replaced named appointed nominated elected dispatched met visited toured left joined quit rejoined abandoned broke
restored severed cut reduced raised increased doubled extended renewed expanded broadened deepened upgraded downgraded recognized recognised sued accused thanked congratulated commended
told urged pressed lobbied asked begged ordered demanded sought won lost beat defeated defied ignored mocked insulted apologised apologized mediated brokered facilitated monitored observed
inspected tested fired unveiled showed displayed protested investigated probed uncovered foiled thwarted averted dropped cleared acquitted granted denied revoked waived issued'''.split()
INTRANSITIVE = {'apologised', 'apologized', 'mediated', 'told', 'withdrew', 'protested', 'warned', 'quit'}
HEADLINE = '''lifts suspends bans frees jails closes reopens launches imposes eases halts resumes delays cancels blocks vetoes backs rejects ratifies signs approves hails slams blasts condemns threatens
seizes expels recalls detains arrests deports evacuates bombs shells strikes raids storms captures invades deploys withdraws arms funds pledges offers sends ships exports buys sells hosts invites summons sacks
names visits leaves joins quits restores severs cuts raises extends renews recognises sues accuses thanks urges presses seeks wins loses defies tests fires unveils probes foils drops denies revokes freezes'''.split()
HEADS = 'aid exports imports sanctions restrictions tariffs troops soldiers forces flights visas talks ties relations assets bank crossings loans weapons missiles rockets drones aircraft warships tankers vessels fighters rebels militants prisoners detainees migrants refugees hostages diplomats nationals lawmakers activists journalists observers experts shipments purchases sales deliveries elections protests operations exercises drills strikes raids attacks patrols claims charges concessions guarantees grants supplies investments contracts licences permits quotas subsidies ban embargo blockade ceasefire truce deal accord treaty pact plan proposal offer request demand resolution motion bill law decree budget loan grant vote summit conference visit mission embassy consulate base port airport border territory airspace waters island village town outpost'.split()
MODS = 'development maize wheat oil gas arms grain fish steel coal border trade visa air sea water food fuel drug security police defence defense export import customs travel price peace hostage prisoner climate debt election rebel bank student tanker missile'.split()
ADJS = 'new military economic foreign humanitarian financial nuclear diplomatic direct joint annual emergency frozen unilateral bilateral commercial naval strategic political senior civilian wounded regional joint long-range short-range'.split()
def plural(form): return form.endswith('s') and form not in ('gas',) or form in ('aircraft', 'troops')
def object_():
    """Things that agencies name without an article, and others."""
    form = pick(HEADS); many = plural(form)
    h = W(form, 'NOUN', 'NNS' if many else 'NN')
    if chance(0.35): h.L('compound', W(pick(MODS), 'NOUN', 'NN'))
    r = R.random()
    if r < 0.25: h.F('amod', adjective(pick(ADJS)))
    elif r < 0.45: h.F('amod', adjective(pick(states)[1]))
    if many and chance(0.2): counted(h)
    elif not many or chance(0.15): det(h, pick(['the', 'a' if not many else 'all', 'the']))
    elif chance(0.15): h.F('nmod:poss', pos(state()))
    elif chance(0.1): h.F('nmod:poss', W('its', 'PRON', 'PRP$'))
    return h
def subject():
    r = R.random()
    if r < 0.35: return state()
    if r < 0.45: return capital()
    if r < 0.52: return organ()
    if r < 0.6: return surname()
    if r < 0.68: return W('Netherlands', 'PROPN', 'NNP', kind='place').L('det', W('the', 'DET', 'DT')) if chance(0.5) else W('Philippines', 'PROPN', 'NNPS', kind='place').L('det', W('the', 'DET', 'DT'))
    if r < 0.78: return clean(person)
    h = W(pick(['aircraft', 'troops', 'jets', 'forces', 'warships', 'soldiers', 'officials', 'mediators', 'lawmakers', 'prosecutors', 'authorities', 'rebels', 'gunmen', 'negotiators', 'diplomats']), 'NOUN', 'NNS').F('amod', adjective(pick(states)[1]))
    return counted(h) if chance(0.3) else h
def plain():
    """A subject, a verb whose past might be a participle as well, an object without article: "Kenya suspended maize exports to Uganda."."""
    past = pick(PASTS)
    while past in INTRANSITIVE: past = pick(PASTS)
    v = W(past, 'VERB', 'VBD')
    r = R.random()
    if r < 0.6:
        o = object_()
        if chance(0.45): o.Rt('nmod', prep(pick(['to', 'from', 'on', 'with', 'in', 'against', 'over', 'of']), state() if chance(0.7) else object_()))
    elif r < 0.75: o = subject()
    elif r < 0.88: o = join([state() for _ in range(pick([2, 3, 3, 4]))])
    else: o = clean(person)
    v.Rt('obj', o)
    q = R.random()
    if q < 0.15: v.Rt('advcl', W(pick(['bowing', 'failing', 'refusing', 'backing', 'hosting', 'violating', 'supporting', 'attacking']), 'VERB', 'VBG').L('mark', W('for', 'SCONJ', 'IN')).Rt('obj', object_()))
    elif q < 0.3: v.Rt('obl', prep(pick(['after', 'over', 'despite', 'during', 'amid']), object_()))
    elif q < 0.38: v.Rt('obl', prep('from', det(noun(pick(['bloc', 'union', 'council', 'country'])))))
    if chance(0.4): add(v, day())
    if chance(0.25):
        w = W(pick(PASTS), 'VERB', 'VBD').Rt('obj', object_()).F('cc', W('and', 'CCONJ', 'CC'))
        if chance(0.6): w.left.insert(1, ('nsubj', subject()))
        v.Rt('conj', w)
    v.L('nsubj', subject())
    if chance(0.2):
        top = V(says, 2).L('ccomp', v).L('punct', comma())
        if chance(0.5): return top.L('nsubj', speaker())
        return top.L('nsubj', noun('source').F('det', W('a', 'DET', 'DT')).Rt('amod', adjective('familiar').Rt('obl', prep('with', det(noun('matter'))))))
    return v
def plain_headline():
    v = W(pick(HEADLINE), 'VERB', 'VBZ').L('nsubj', state() if chance(0.7) else surname())
    form = pick(HEADS); o = W(form, 'NOUN', 'NNS' if plural(form) else 'NN')
    if chance(0.3): o.L('compound', W(pick(MODS), 'NOUN', 'NN'))
    elif chance(0.3): o.F('amod', adjective(pick(ADJS + [s[1] for s in states])))
    if chance(0.5):
        m = pick(HEADS); x = W(m, 'NOUN', 'NNS' if plural(m) else 'NN') if chance(0.5) else state()
        if x.upos == 'NOUN' and chance(0.5): x.Rt('nmod', prep(pick(['from', 'to', 'in', 'with']), state()))
        o.Rt('nmod', prep(pick(['on', 'to', 'with', 'in', 'against', 'over']), x))
    v.Rt('obj', o)
    if chance(0.25): v.Rt('obl', prep(pick(['after', 'over', 'amid', 'despite']), noun(pick(['attack', 'row', 'protests', 'talks', 'vote', 'clash', 'pressure']))))
    return v
def between():
    """Time between the auxiliary and its participle: "X was on Friday received by Y"."""
    v = W(pick(['hosted', 'received', 'welcomed', 'summoned', 'sworn', 'elected', 'briefed', 'invited', 'arrested', 'released', 'appointed', 'named', 'dismissed']), 'VERB', 'VBN')
    v.L('nsubj:pass', clean(person) if chance(0.7) else collective()).L('aux:pass', W('was', 'AUX', 'VBD', 'be') if chance(0.8) else W('were', 'AUX', 'VBD', 'be'))
    v.L('obl', prep('on', W(pick(days), 'PROPN', 'NNP')))
    if v.form == 'sworn': v.Rt('compound:prt', W('in', 'ADP', 'RP'))
    if v.form not in ('elected', 'appointed', 'named') : v.Rt('obl:agent', prep('by', clean(actor)))
    else: v.Rt('xcomp', noun(pick(['president', 'chairman', 'envoy', 'premier'])))
    if chance(0.4): v.Rt('obl', place())
    return v
def bare():
    """A tree and whether a full stop ends it."""
    r = R.random()
    if r < 0.65: return plain(), True
    if r < 0.88: return plain_headline(), False
    return between(), True
