"""Constructions that agencies print and treebanks hold little of, with their trees: time before the verb, speech before its speaker, lists of
parties with where and when after them, adjuncts of visits and talks, numbers of victims, headlines."""
from phrases import *

def W(form, upos, xpos, lemma=None, kind='none'): return N(form, upos, xpos, lemma, kind)
def noun(form, *rest): return W(form, 'NOUN', 'NNS' if form.endswith('s') and not form.endswith('ss') else 'NN')
def adjective(form): return W(form, 'ADJ', 'JJ')
def pos(p): return p.Rt('case', W("'s", 'PART', 'POS'))
def clean(n):
    """A phrase that ends in a comma would meet another mark: draw until it does not."""
    x = n()
    while ends_comma(x): x = n()
    return x
def demonym(h): return h.F('amod', adjective(pick(states)[1]))
def number():
    form = pick(['two', 'three', 'four', 'five', '12', '14', '27', '43', '60', '110', '300', '1,200'])
    return W(form, 'NUM', 'CD')
def counted(h):
    n = number(); r = R.random()
    if r < 0.25: n.L('advmod', W('least', 'ADJ', 'JJS').L('case', W('at', 'ADP', 'IN'))); n.left = [('advmod', m) if rel == 'advmod' else (rel, m) for rel, m in n.left]
    elif r < 0.4: n.L('advmod', W('more', 'ADJ', 'JJR').Rt('fixed', W('than', 'ADP', 'IN')))
    elif r < 0.5: n.L('advmod', W(pick(['about', 'nearly', 'around', 'some']), 'ADV', 'RB'))
    return h.F('nummod', n)
months = ['January', 'February', 'March', 'April', 'June', 'July', 'August', 'Jan.', 'Feb.', 'Aug.', 'Sept.', 'Oct.', 'Dec.']
def date():
    m, d = W(pick(months), 'PROPN', 'NNP'), W(str(R.randint(1, 30)), 'NUM', 'CD')
    if chance(0.55): t = m.Rt('nmod:unmarked', d)
    else: t = d.L('compound', m) if chance(0.5) else d.F('compound', m)
    return t
def day():
    """A day with its preposition, as an adjunct: relation and phrase."""
    r = R.random()
    if r < 0.5: return 'obl', prep('on', W(pick(days), 'PROPN', 'NNP'))
    if r < 0.62: return 'obl', prep('on', noun(pick(['night', 'morning', 'evening'])).L('compound', W(pick(days), 'PROPN', 'NNP')))
    if r < 0.72: return 'obl', prep('on', W(pick(months), 'PROPN', 'NNP').Rt('nmod:unmarked', W(str(R.randint(1, 30)), 'NUM', 'CD')))
    if r < 0.87: return 'obl:unmarked', W(pick(days), 'PROPN', 'NNP')
    if r < 0.94: return 'obl:unmarked', W(pick(['yesterday', 'today', 'tomorrow']), 'NOUN', 'NN')
    return 'obl:unmarked', noun(pick(['week', 'month', 'year'])).L('amod', adjective(pick(['last', 'next'])))
def add(v, adjunct): return v.Rt(*adjunct)
def place():
    return prep(pick(['in', 'in', 'in', 'at']), capital()) if chance(0.75) else prep('in', noun('capital').L('det', W('the', 'DET', 'DT')).L('amod', adjective(pick(states)[1])))
def occasion():
    """Circumstances of acts and talks: during a visit, on the sidelines of a summit, ahead of talks, at a news conference."""
    r = R.random()
    if r < 0.2: return prep('during', noun(pick(['visit', 'trip', 'tour'])).L('det', W('a', 'DET', 'DT')).Rt('nmod', prep('to', capital() if chance(0.6) else state())))
    if r < 0.4: return prep('on', noun('sidelines').L('det', W('the', 'DET', 'DT')).Rt('nmod', prep('of', noun(pick(['summit', 'conference', 'forum', 'session'])).L('det', W('a', 'DET', 'DT')).L('amod', adjective(pick(['regional', 'international', 'annual']))).Rt('nmod', prep('in', capital())))))
    if r < 0.55: return noun('talks').L('case', W('ahead', 'ADV', 'RB').Rt('fixed', W('of', 'ADP', 'IN'))).Rt('nmod', prep('with', actor()))
    if r < 0.75: return prep('at', noun('conference').L('det', W('a', 'DET', 'DT')).L('amod', adjective('joint') if chance(0.3) else adjective('televised') if chance(0.1) else adjective('weekly') if chance(0.2) else adjective('brief')).L('compound', noun(pick(['news', 'press']))))
    if r < 0.88: return prep(pick(['in', 'after', 'before']), noun(pick(['meeting', 'call', 'interview', 'session'])).L('det', W('a', 'DET', 'DT')).Rt('nmod', prep('with', actor())))
    return prep('in', noun('statement').L('det', W('a', 'DET', 'DT')))
def party():
    """Persons or states in one list: with an entourage, of several states, or joined by "as well as"."""
    r = R.random()
    if r < 0.25: return clean(person)
    if r < 0.45:
        a, b = clean(person), noun(pick(['delegation', 'entourage', 'team', 'officials', 'advisers'])).L('nmod:poss', W(pick(['his', 'her']), 'PRON', 'PRP$') if chance(0.5) else pos(state()))
        if chance(0.4): b.Rt('nmod', prep('of', noun(pick(['officials', 'lawmakers', 'experts'])).F('amod', adjective('senior'))))
        return join([a, b])
    if r < 0.6: return join([clean(person) for _ in range(pick([2, 2, 3]))])
    if r < 0.78:
        items = [state() for _ in range(pick([2, 3, 3, 4, 5]))]
        h = noun(pick(['ministers', 'leaders', 'presidents', 'representatives', 'envoys', 'officials', 'delegations']))
        if h.form == 'ministers': h.L('amod', adjective('foreign'))
        if h.form in ('officials', 'representatives') and chance(0.5): h.L('amod', adjective('senior'))
        h.Rt('nmod', prep(pick(['of', 'of', 'from']), join(items, chance(0.15))))
        return det(h) if chance(0.7) else h
    if r < 0.9: return join([state() for _ in range(pick([2, 3, 3, 4]))], chance(0.2))
    a, b = state(), state()
    return a.Rt('conj', b.F('cc', W('as', 'ADV', 'RB').Rt('fixed', W('well', 'ADV', 'RB')).Rt('fixed', W('as', 'ADP', 'IN'))))
meet = ('meet', 'meets', 'met', 'meeting', 'met'); hold = ('hold', 'holds', 'held', 'holding', 'held')
def encounter(i=None):
    """A meeting with its parties, then where and when and on what: all of it hangs from the verb."""
    f = (lambda v: V(v, i)) if i is not None else (lambda v: finite(v, ''))
    r = R.random()
    if r < 0.45: v = f(meet).Rt('obl', prep('with', party()))
    elif r < 0.75: v = f(pick([meet, ('receive', 'receives', 'received', 'receiving', 'received'), ('welcome', 'welcomes', 'welcomed', 'welcoming', 'welcomed'), ('host', 'hosts', 'hosted', 'hosting', 'hosted')])).Rt('obj', party())
    else:
        t = noun('talks')
        if chance(0.4): t.L('amod', adjective(pick(['bilateral', 'separate', 'indirect', 'urgent'])))
        v = f(hold).Rt('obj', t).Rt('obl', prep('with', party())) if chance(0.5) else f(hold).Rt('obj', t.Rt('nmod', prep('with', party())))
    parts = []
    if chance(0.65): parts.append(('obl', place()))
    if chance(0.65): parts.append(day())
    if chance(0.3): parts.append(('obl', occasion()))
    for x in parts: add(v, x)
    if chance(0.3): v.Rt('advcl', V(('discuss', 'discusses', 'discussed', 'discussing', 'discussed'), 0).L('mark', W('to', 'PART', 'TO')).Rt('obj', issues_list()))
    return v
def act(i=None):
    f = (lambda v: V(v, i)) if i is not None else (lambda v: finite(v, ''))
    r = R.random()
    if r < 0.3: return encounter(i)
    if r < 0.42: return f(('call', 'calls', 'called', 'calling', 'called')).Rt('obl', prep('on', clean(actor))).Rt('xcomp', V(pick(trans), 0).L('mark', W('to', 'PART', 'TO')).Rt('obj', thing()))
    if r < 0.52: return f(('express', 'expresses', 'expressed', 'expressing', 'expressed')).Rt('obj', noun(pick(['concern', 'support', 'regret', 'hope', 'outrage'])).Rt('nmod', prep(pick(['over', 'about', 'at', 'for']), thing())))
    if r < 0.6: return f(('thank', 'thanks', 'thanked', 'thanking', 'thanked')).Rt('obj', clean(actor)).Rt('advcl', V(pick(trans), 3).L('mark', W('for', 'SCONJ', 'IN')).Rt('obj', thing()))
    if r < 0.68: return f(('accuse', 'accuses', 'accused', 'accusing', 'accused')).Rt('obj', clean(actor)).Rt('advcl', V(pick(trans), 3).L('mark', W('of', 'SCONJ', 'IN')).Rt('obj', thing()))
    if r < 0.78: return f(pick([('agree', 'agrees', 'agreed', 'agreeing', 'agreed'), ('vow', 'vows', 'vowed', 'vowing', 'vowed'), ('pledge', 'pledges', 'pledged', 'pledging', 'pledged'), ('refuse', 'refuses', 'refused', 'refusing', 'refused'), ('offer', 'offers', 'offered', 'offering', 'offered')])).Rt('xcomp', V(pick(trans), 0).L('mark', W('to', 'PART', 'TO')).Rt('obj', thing()))
    if r < 0.88:
        v = f(('travel', 'travels', 'traveled', 'traveling', 'traveled')) if i is not None or chance(0.4) else V(('schedule', '', '', '', 'scheduled'), 4).L('aux:pass', W('is', 'AUX', 'VBZ', 'be')).Rt('xcomp', add(V(('travel', '', '', '', ''), 0).L('mark', W('to', 'PART', 'TO')).Rt('obl', prep('to', capital())), day()).Rt('obl', prep('for', noun('talks').Rt('nmod', prep('with', clean(actor))))))
        return v if v.form == 'scheduled' else add(v.Rt('obl', prep('to', capital())), day())
    v = f(pick(trans)).Rt('obj', thing())
    return add(v, day()) if chance(0.4) else v
def speech():
    """A reported clause in the past or with a modal, with subjects of all sorts."""
    r = R.random()
    if r < 0.35: return content()
    s = W(pick(['he', 'she', 'it', 'they', 'we']), 'PRON', 'PRP') if chance(0.4) else clean(actor)
    v = act(2) if chance(0.5) else act(0).L('aux', W(pick(['will', 'would', 'could', 'must', 'should', 'may']), 'AUX', 'MD'))
    if v.form == 'scheduled': v = encounter(2)
    return v.F('nsubj', s)
def quoted(c, comma_inside=True):
    """A clause in quotation marks, the comma within."""
    c.F('punct', W('"', 'PUNCT', '``')); c.Rt('punct', comma()); return c.Rt('punct', W('"', 'PUNCT', "''"))
def relative(s):
    """", who heads the delegation," after a person."""
    r = R.random(); who = W('who', 'PRON', 'WP')
    if r < 0.4: v = V(('head', 'heads', 'headed', 'heading', 'headed'), 1).Rt('obj', det(noun('delegation')))
    elif r < 0.7: v = add(V(('arrive', 'arrives', 'arrived', 'arriving', 'arrived'), 2).Rt('obl', prep('in', capital())), day())
    else: v = encounter(2)
    v.F('nsubj', who); v.F('punct', comma())
    return s.Rt('acl:relcl', v)
def speaker(): return clean(person) if chance(0.65) else clean(collective)
says = ('say', 'says', 'said', 'saying', 'said'); tell = ('tell', 'tells', 'told', 'telling', 'told')
def said(): return V(says, 2) if chance(0.7) else V(pick(say), 2)
def inverted():
    """Speech before its verb: "...," said X, who ...; ..., X said in a statement on Monday."""
    c = speech() if chance(0.5) else quoted(speech())
    marked = lin(c)[-1][0].form == '"'
    v = V(says, 2); v.L('ccomp', c)
    if not marked: v.L('punct', comma())
    s = speaker()
    if chance(0.4):
        v.Rt('nsubj', s)
        if chance(0.4): relative(s)
        return v
    v.L('nsubj', s)
    if chance(0.35): add(v, day())
    if chance(0.3): v.Rt('obl', occasion())
    elif chance(0.2): v.Rt('advcl', V(pick([('add', 'adds', 'added', 'adding', 'added'), ('refer', 'refers', 'referred', 'referring', 'referred')]), 3).L('punct', comma()).Rt('ccomp', that(speech())))
    return v
def reported():
    """X said on Monday that ...; X told reporters in Y on Monday that ...; X on Tuesday said ..."""
    s = speaker(); r = R.random()
    if r < 0.35: v = V(tell, 2).Rt('obj', pick([lambda: noun('reporters'), lambda: noun('journalists'), lambda: noun('lawmakers'), lambda: noun('television').L('compound', noun('state')), lambda: det(noun('agency').L('compound', noun('news')))])())
    else: v = said()
    early = chance(0.25)
    if not early:
        if chance(0.35): v.Rt('obl', place() if v.form == 'told' else occasion())
        if chance(0.6): add(v, day())
    c = speech(); v.Rt('ccomp', that(c) if chance(0.6) else c)
    if early: rel, m = day(); v.L(rel, m)
    if chance(0.12) and s.upos == 'PROPN': relative(s).Rt('punct', comma())
    v.F('nsubj', s)
    if chance(0.2): v.Rt('advcl', V(pick(say), 3).L('punct', comma()).Rt('ccomp', that(speech())))
    return v
def told():
    """An act with time before or after the verb, an opening adjunct, a second act, or a clause with a gerund."""
    v = act(2) if chance(0.7) else act()
    s = clean(actor) if chance(0.6) else party()
    if chance(0.3) and v.form != 'scheduled': rel, m = day(); v.F(rel, m)
    if chance(0.15): s.F('amod', adjective('visiting')) if s.upos == 'PROPN' and not s.left else None
    v.F('nsubj', s)
    r = R.random()
    if r < 0.2:
        w = act(2); w.F('cc', W('and', 'CCONJ', 'CC')); v.Rt('conj', w)
    elif r < 0.4: v.Rt('advcl', act(3).F('punct', comma()))
    elif r < 0.5: v.Rt('advcl', V(pick(say), 3).F('punct', comma()).Rt('ccomp', that(speech())))
    elif r < 0.6: v.Rt('advcl', act(3).F('mark', W(pick(['after', 'before']), 'SCONJ', 'IN')))
    elif r < 0.72:
        w = V(says, 2).L('nsubj', speaker()).F('punct', comma())
        # What is told comes first and hangs from the verb of saying.
        top = V(says, 2).L('ccomp', v).L('punct', comma()).L('nsubj', speaker())
        if chance(0.4): add(top, day())
        return top
    elif r < 0.8:
        o = occasion()
        if not ends_comma(o): o.Rt('punct', comma())
        v.F('obl', o)
    elif r < 0.88:
        t = prep('On', W(pick(days), 'PROPN', 'NNP'))
        if chance(0.5): t.Rt('punct', comma())
        v.F('obl', t)
    return v
def victims():
    """Numbers of people hit, in the passive: "At least 14 people were killed and 30 wounded when ..."."""
    s = counted(noun(pick(['people', 'soldiers', 'civilians', 'sailors', 'protesters', 'migrants', 'children', 'hostages'])))
    v = V(pick([('kill', '', '', '', 'killed'), ('wound', '', '', '', 'wounded'), ('injure', '', '', '', 'injured'), ('arrest', '', '', '', 'arrested'), ('detain', '', '', '', 'detained'), ('release', '', '', '', 'released'), ('evacuate', '', '', '', 'evacuated')]), 4)
    v.L('nsubj:pass', s).L('aux:pass', W('were', 'AUX', 'VBD', 'be'))
    if chance(0.5): v.Rt('obl', prep('in', det(noun(pick(['attack', 'explosion', 'raid', 'strike', 'clash', 'ambush']))) if chance(0.6) else capital()))
    if chance(0.3): v.Rt('obl', prep('near', capital()))
    if chance(0.5): add(v, day())
    if chance(0.3): v.Rt('conj', V(('wound', '', '', '', 'wounded'), 4).L('cc', W('and', 'CCONJ', 'CC')).L('nsubj:pass', number()))
    if chance(0.35):
        return V(says, 2).L('ccomp', v).L('punct', comma()).L('nsubj', noun(pick(['officials', 'police', 'witnesses', 'authorities'])) if chance(0.5) else speaker())
    return v
def agency_name():
    """A body with its short name in brackets, and its head as subject."""
    full, short = pick([(('International', 'Energy', 'Forum'), 'IEF'), (('Regional', 'Security', 'Council'), 'RSC'), (('African', 'Trade', 'Union'), 'ATU'), (('World', 'Relief', 'Agency'), 'WRA'), (('Gulf', 'Water', 'Authority'), 'GWA')])
    h = W(full[2], 'PROPN', 'NNP', kind='organization').L('amod' if full[0] != 'Gulf' and full[0] != 'World' else 'compound', W(full[0], 'ADJ' if full[0] not in ('Gulf', 'World') else 'PROPN', 'NNP')).L('compound', W(full[1], 'PROPN', 'NNP'))
    h.F('det', W('the', 'DET', 'DT'))
    h.Rt('appos', W(short, 'PROPN', 'NNP', kind='organization').L('punct', W('(', 'PUNCT', '-LRB-')).Rt('punct', W(')', 'PUNCT', '-RRB-')))
    v = reported() if chance(0.5) else told()
    for k, (rel, m) in enumerate(v.left):
        if rel == 'nsubj': v.left[k] = (rel, h)
    return v
def headline():
    """Telegraphic: no articles, present tense, states joined by commas, infinitives for what is to come."""
    r = R.random()
    def head_party():
        q = R.random()
        if q < 0.3: return state()
        if q < 0.5: return join([state(), state()])
        if q < 0.7: return W(pick(['minister', 'envoy', 'spokesman', 'official', 'army', 'chief', 'president', 'premier']), 'NOUN', 'NN', kind='person').L('nmod:poss', pos(state())) if chance(0.4) else W(pick(['minister', 'envoy', 'official', 'lawmakers', 'forces', 'troops', 'army']), 'NOUN', 'NN', kind='person').L('amod', adjective(pick(states)[1]))
        if q < 0.85: return W('minister', 'NOUN', 'NN', kind='person').L('amod', adjective(pick(states)[1])).L('amod', adjective('foreign'))
        return surname()
    s = head_party(); bare = lambda: noun(pick(['talks', 'ties', 'truce', 'sanctions', 'deal', 'accord', 'visit', 'summit', 'attack', 'claims', 'proposal', 'vote']))
    plural = any(rel == 'conj' for rel, _ in s.right)
    i = 0 if plural else 1
    if r < 0.3:
        o = bare()
        if chance(0.4): o.Rt('nmod', prep(pick(['with', 'on', 'in']), state()))
        return V(pick(trans + people), i).L('nsubj', s).Rt('obj', o)
    if r < 0.45: return V(pick(people[:4] + trans), 0).L('nsubj', s).L('mark', W('to', 'PART', 'TO')).Rt('obj', bare() if chance(0.5) else head_party())
    if r < 0.6: return V(says, i).L('nsubj', s).Rt('ccomp', V(pick(trans), 1).L('nsubj', head_party()).Rt('obj', bare()) if chance(0.6) else adjective(pick(['ready', 'open', 'concerned'])).L('nsubj', head_party()))
    if r < 0.75: return V(meet, i).L('nsubj', s).Rt('obj', head_party()).Rt('obl', prep(pick(['in', 'for']), capital() if chance(0.7) else bare()))
    if r < 0.88: return V(('urge', 'urges', 'urged', 'urging', 'urged'), i).L('nsubj', s).Rt('obj', head_party()).Rt('xcomp', V(pick(trans), 0).L('mark', W('to', 'PART', 'TO')).Rt('obj', bare()))
    v = V(('kill', '', '', '', 'killed'), 4).L('nsubj:pass', counted(noun(pick(['soldiers', 'civilians', 'protesters'])))).Rt('obl', prep('in', noun(pick(['attack', 'clash', 'raid'])).L('compound', capital()) if chance(0.5) else capital()))
    return v
def construction():
    """A tree and whether a full stop ends it."""
    r = R.random()
    if r < 0.22: return inverted(), True
    if r < 0.46: return reported(), True
    if r < 0.78: return told(), True
    if r < 0.86: return victims(), True
    if r < 0.9: return agency_name(), True
    return headline(), False
