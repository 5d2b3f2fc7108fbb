"""Phrases of dispatches with their trees: names, titles, states, parties, days, issues, predicates. Names are put together at random."""
import random

R = random.Random(11)
pick = R.choice
def chance(p): return R.random() < p

class N:
    """A word with its dependants to the left and to the right, in the order of the text; `kind` is that of the mention it heads."""
    def __init__(n, form, upos, xpos, lemma=None, kind='none'): n.form, n.upos, n.xpos, n.lemma, n.kind, n.left, n.right = form, upos, xpos, lemma or form, kind, [], []
    def L(n, rel, m): n.left.append((rel, m)); return n
    def F(n, rel, m): n.left.insert(0, (rel, m)); return n
    def Rt(n, rel, m): n.right.append((rel, m)); return n

def lin(n, rel='root', gov=None, acc=None):
    acc = [] if acc is None else acc
    for r, m in n.left: lin(m, r, n, acc)
    acc.append((n, rel, gov))
    for r, m in n.right: lin(m, r, n, acc)
    return acc

states = [s.split('/') for s in '''Iran/Iranian/Tehran Qatar/Qatari/Doha Iraq/Iraqi/Baghdad Turkey/Turkish/Ankara Egypt/Egyptian/Cairo Russia/Russian/Moscow China/Chinese/Beijing Pakistan/Pakistani/Islamabad
India/Indian/Delhi Japan/Japanese/Tokyo France/French/Paris Germany/German/Berlin Israel/Israeli/Jerusalem Syria/Syrian/Damascus Lebanon/Lebanese/Beirut Jordan/Jordanian/Amman Kuwait/Kuwaiti/Kuwait
Oman/Omani/Muscat Yemen/Yemeni/Sanaa Ukraine/Ukrainian/Kyiv Poland/Polish/Warsaw Spain/Spanish/Madrid Italy/Italian/Rome Greece/Greek/Athens Serbia/Serbian/Belgrade Armenia/Armenian/Yerevan Azerbaijan/Azerbaijani/Baku
Georgia/Georgian/Tbilisi Kazakhstan/Kazakh/Astana Uzbekistan/Uzbek/Tashkent Afghanistan/Afghan/Kabul Bangladesh/Bangladeshi/Dhaka Nepal/Nepalese/Kathmandu Thailand/Thai/Bangkok Vietnam/Vietnamese/Hanoi Indonesia/Indonesian/Jakarta
Malaysia/Malaysian/Putrajaya Philippines/Philippine/Manila Australia/Australian/Canberra Canada/Canadian/Ottawa Mexico/Mexican/Mexico Brazil/Brazilian/Brasilia Argentina/Argentine/Caracas Venezuela/Venezuelan/Caracas Cuba/Cuban/Havana
Nigeria/Nigerian/Abuja Kenya/Kenyan/Nairobi Ethiopia/Ethiopian/Ababa Sudan/Sudanese/Khartoum Somalia/Somali/Mogadishu Libya/Libyan/Tripoli Algeria/Algerian/Algiers Morocco/Moroccan/Rabat Tunisia/Tunisian/Tunis Rwanda/Rwandan/Kigali
Uganda/Ugandan/Kampala Ghana/Ghanaian/Accra Senegal/Senegalese/Dakar Mali/Malian/Bamako Britain/British/London Sweden/Swedish/Stockholm Norway/Norwegian/Oslo Finland/Finnish/Helsinki Hungary/Hungarian/Budapest Cyprus/Cypriot/Nicosia'''.split()]
given = 'Ali Hossein Mohammad Ahmed Omar Yusuf Karim Tariq Nasser Leila Fatima Amina Sergei Dmitri Olga Ivan Chen Wei Li Zhang Min Hiroshi Kenji Ravi Anil Priya Jean Pierre Marie Luis Carlos Ana Jorge Hans Anna Erik Lars Janos Petra Kofi Kwame Abebe Moussa Aisha John Sarah David Emma Thomas Elena Nikos Marko Aram Davit Nur Siti Somchai Nguyen Truong Abdul'.split()
family = 'Karimi Rahmani Haddad Nasrawi Masri Demirci Yilmaz Petrov Sokolova Ivanenko Kowalski Novak Weber Keller Dubois Moreau Rossi Ferrari Castillo Herrera Silva Tanaka Sato Sharma Mehta Malik Baig Hossain Perera Wongsa Tran Santos Okafor Mensah Tadesse Diallo Keita Mwangi Abdi Osman Larsen Lindberg Virtanen Horvath Papadakis Jovanovic Sargsyan Aliyev Beridze Nazarov Carter Mitchell Hughes Bennett Thabet Zamani Khatib'.split()

def flat(words, kind='person'):
    head = N(words[0], 'PROPN', 'NNP', kind=kind)
    for i, w in enumerate(words[1:]):
        if w.startswith('al-') or w.startswith('Al-') or w.startswith('el-'):
            a, b = w.split('-'); x = N(b, 'PROPN', 'NNP').L('punct', N('-', 'PUNCT', 'HYPH'))
            head.Rt('flat', N(a, 'PROPN', 'NNP')).Rt('flat', x)
        else: head.Rt('flat', N(w, 'PROPN', 'NNP'))
    return head
def name():
    r = R.random()
    if r < 0.5: return flat([pick(given), pick(family)])
    if r < 0.68: return flat([pick(given), pick(family), pick(family)])
    if r < 0.8: return flat([pick(given), 'bin', pick(given), pick(given), 'al-' + pick(family)])
    if r < 0.9: return flat([pick(given), pick(['al-', 'Al-', 'el-']) + pick(family)])
    if r < 0.95: return flat([pick(given), pick('ABDHJKMSW') + '.', pick(family)])
    return flat([pick(family)])
def surname(): return flat([pick(family)] if chance(0.7) else [pick(family), pick(family)])

def adj(w, cap): return N(w, 'ADJ', 'NNP' if cap else 'JJ')
def state():
    if chance(0.25):
        a, b, plural = pick([('United', 'States', 1), ('South', 'Korea', 0), ('North', 'Korea', 0), ('South', 'Africa', 0), ('Saudi', 'Arabia', 0), ('United', 'Kingdom', 2), ('European', 'Union', 3), ('Islamic', 'Republic', 2), ('African', 'Union', 3), ('United', 'Nations', 4)])
        h = N(b, 'PROPN', 'NNPS' if plural in (1, 4) else 'NNP', kind='organization' if plural in (3, 4) else 'place')
        h.L('amod' if a != 'Saudi' else 'amod', N(a, 'ADJ', 'NNP'))
        if plural: h.F('det', N('the', 'DET', 'DT'))
        return h
    return N(pick(states)[0], 'PROPN', 'NNP', kind='place')
def capital(): return N(pick(states)[2], 'PROPN', 'NNP', kind='place')
def organ():
    w, k = pick([('NATO', 0), ('ASEAN', 0), ('OPEC', 0), ('Hamas', 0), ('Hezbollah', 0), ('UNESCO', 0), ('Interpol', 0)])
    return N(w, 'PROPN', 'NNP', kind='organization')

fields = [('Foreign', 1), ('Defense', 0), ('Defence', 0), ('Interior', 0), ('Finance', 0), ('Energy', 0), ('Oil', 0), ('Trade', 0), ('Transport', 0), ('Agriculture', 0), ('Health', 0), ('Culture', 0), ('Education', 0), ('Justice', 0)]
areas = [('Political', 'Affairs'), ('Regional', 'Affairs'), ('International', 'Affairs'), ('Legal', 'Affairs'), ('Economic', 'Affairs'), ('Consular', 'Affairs'), ('European', 'Affairs'), ('African', 'Affairs'), ('Parliamentary', 'Affairs'), ('Strategic', 'Affairs'), ('Public', 'Diplomacy'), ('Economic', 'Diplomacy'), ('International', 'Cooperation'), ('Regional', 'Security'), ('Foreign', 'Trade'), ('Arms', 'Control'), ('Political', 'Coordination')]
def area(cap):
    a, b = pick(areas)
    h = N(b if cap else b.lower(), 'PROPN' if cap else 'NOUN', ('NNPS' if b.endswith('s') else 'NNP') if cap else ('NNS' if b.endswith('s') else 'NN'))
    if a == 'Arms': return h.L('compound', N(a if cap else a.lower(), 'PROPN' if cap else 'NOUN', 'NNPS' if cap else 'NNS'))
    h.L('amod', adj(a if cap or a in ('European', 'African') else a.lower(), cap))
    if chance(0.15):
        h2 = N('Security' if cap else 'security', 'PROPN' if cap else 'NOUN', 'NNP' if cap else 'NN').L('cc', N('and', 'CCONJ', 'CC')); h.Rt('conj', h2)
    return h
def prep(word, noun): return noun.F('case', N(word, 'ADP', 'IN'))
def title(cap, person=True):
    """An office: head noun with what stands before and after it, without determiner or state."""
    P, X = ('PROPN', 'NNP') if cap else ('NOUN', 'NN')
    w = lambda s: s if cap else s.lower()
    r = R.random()
    def deputy(h):
        q = R.random()
        if q < 0.3: h.F('compound' , N(w('Deputy'), P, X))
        elif q < 0.36: h.F('amod', N(w('First'), 'ADJ', 'NNP' if cap else 'JJ')); h.left.insert(1, ('compound', N(w('Deputy'), P, X)))
        elif q < 0.42: h.F('amod', N(w(pick(['Senior', 'Former', 'Acting', 'New'])), 'ADJ', 'NNP' if cap else 'JJ'))
        return h
    if r < 0.5:
        f, a = pick(fields) if chance(0.6) else fields[0]
        h = N(w('Minister'), P, X).L('amod' if a else 'compound', adj(w(f), cap) if a else N(w(f), P, X))
        deputy(h)
        if chance(0.35): h.Rt('nmod', prep('for', area(cap)))
        return h
    if r < 0.58: return N(w('Minister'), P, X).L('amod', adj(w('Prime'), cap)) if chance(0.7) else deputy(N(w('Minister'), P, X).L('amod', adj(w('Prime'), cap)))
    if r < 0.68: return deputy(N(w('Minister'), P, X).Rt('nmod', prep(pick(['of', 'for']), area(cap))))
    if r < 0.76: return N(w(pick(['President', 'Chancellor', 'Premier', 'Speaker', 'Chairman', 'Commissioner', 'Governor'])), P, X)
    if r < 0.82: return N(w('Secretary'), P, X).L('compound', N(w(pick(['Assistant', 'Deputy', 'Under'])), P, X)).Rt('nmod', prep('for', area(cap)))
    if r < 0.88: return N(w('Ambassador'), P, X).Rt('nmod', prep('to', state()))
    if r < 0.95: return N(w(pick(['Envoy', 'Representative'])), P, X).L('amod', adj(w('Special'), cap)).Rt('nmod', prep('for', state() if chance(0.5) else area(cap)))
    return N(w('Advisor'), P, X).L('compound', N(w('Security'), P, X).L('amod', adj(w('National'), cap))) if chance(0.5) else N(w('Secretary'), P, X).Rt('nmod', prep('of', N(w('State') if cap else 'state', P, X)))
def before_state(h):
    """Says whose office it is: "Iranian", "Iran 's"."""
    r = R.random()
    s = pick(states)
    if r < 0.5: return h.F('amod', N(s[1], 'ADJ', 'JJ'))
    if r < 0.75: return h.F('nmod:poss', (state() if chance(0.4) else N(s[0], 'PROPN', 'NNP', kind='place')).Rt('case', N("'s", 'PART', 'POS')))
    return h
def det(h, word=None):
    if any(r in ('nmod:poss', 'det') for r, _ in h.left): return h
    return h.F('det', N(word or 'the', 'DET', 'DT'))
def comma(): return N(',', 'PUNCT', ',')
def person():
    r = R.random()
    if r < 0.5:
        n = name(); t = before_state(title(chance(0.75))); n.F('nmod:desc', t)
        if chance(0.06): n.F('nmod:desc', N(pick(['General', 'Dr.', 'Sheikh', 'Admiral']), 'PROPN', 'NNP'))if not n.left else None
        return n
    if r < 0.62:
        n = name(); t = det(before_state(title(False))); t.kind = 'person'
        t.left.insert(0, ('punct', comma())); t.Rt('punct', comma()); n.Rt('appos', t)
        return n
    if r < 0.70:
        n = det(before_state(title(False))); n.kind = 'person'
        m = name(); m.F('punct', comma()); m.Rt('punct', comma()); n.Rt('appos', m); return n
    if r < 0.82: n = det(before_state(title(chance(0.2)))); n.kind = 'person'; return n
    if r < 0.9: return surname()
    h = N(pick(['counterpart', 'colleague']), 'NOUN', 'NN', kind='person').F('amod', N(pick(states)[1], 'ADJ', 'JJ'))
    return h.F('nmod:poss', N(pick(['his', 'her']), 'PRON', 'PRP$', kind='person'))
def collective():
    r = R.random()
    if r < 0.45: return state()
    if r < 0.55: return capital()
    if r < 0.65: return organ()
    if r < 0.8: return det(N(pick(['government', 'ministry', 'army', 'parliament', 'delegation', 'embassy', 'police']), 'NOUN', 'NN', kind='organization').F('amod', N(pick(states)[1], 'ADJ', 'JJ')))
    if r < 0.9: return det(N('Ministry', 'PROPN', 'NNP', kind='organization').L('amod', adj('Foreign', True)).F('amod', N(pick(states)[1], 'ADJ', 'JJ')))
    return det(N(pick(['spokesman', 'spokesperson', 'spokeswoman']), 'NOUN', 'NN', kind='person').F('compound', N('Ministry', 'PROPN', 'NNP', kind='organization').L('amod', adj('Foreign', True))), pick(['a', 'the']))
def join(items, oxford=False):
    head = items[0]
    for i, m in enumerate(items[1:], 1):
        if i == len(items) - 1:
            m.F('cc', N('and', 'CCONJ', 'CC'))
            if oxford and len(items) > 2: m.F('punct', comma())
        else: m.F('punct', comma())
        head.Rt('conj', m)
    return head
def ends_comma(n):
    x = lin(n)[-1][0]; return x.form == ','
def actor(p=0.6):
    return person() if chance(p) else collective() if chance(0.8) else join([state() for _ in range(pick([2, 3, 3, 4]))], chance(0.2))

topics = 'cooperation trade energy security tourism water transport agriculture education migration climate investment reconstruction fisheries'.split()
issues = [('bilateral', 'ties'), ('mutual', 'ties'), ('regional', 'developments'), ('bilateral', 'relations'), ('economic', 'cooperation'), ('international', 'issues'), ('regional', 'security'), ('humanitarian', 'aid'), ('parliamentary', 'cooperation'), ('common', 'concerns'), ('joint', 'projects'), ('nuclear', 'talks')]
def issue():
    a, b = pick(issues); h = N(b, 'NOUN', 'NNS' if b.endswith('s') else 'NN').L('amod', N(a, 'ADJ', 'JJ'))
    if chance(0.25): h.Rt('nmod', prep('with', state()))
    elif chance(0.2): h.Rt('nmod', prep('between', join([state(), state()])))
    return h
def issues_list():
    items = [issue()]
    if chance(0.5): items.append(issue() if chance(0.5) else N(pick(topics), 'NOUN', 'NN'))
    return join(items)
def thing():
    r = R.random()
    if r < 0.5: return issue()
    h = N(pick(['agreement', 'memorandum', 'proposal', 'plan', 'statement', 'decision', 'visit', 'attack', 'resolution', 'treaty', 'initiative', 'drill', 'dispute']), 'NOUN', 'NN')
    if chance(0.4): h.L('amod', N(pick(['new', 'joint', 'recent', 'draft', 'final', 'latest']), 'ADJ', 'JJ'))
    if chance(0.3): h.Rt('nmod', prep('on', N(pick(topics), 'NOUN', 'NN')))
    return det(h, pick(['the', 'the', 'a', 'any']))
days = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split()
def when(v):
    r = R.random()
    if r < 0.4: v.Rt('obl', N(pick(days), 'PROPN', 'NNP').L('case', N('on', 'ADP', 'IN')))
    elif r < 0.5: v.Rt('obl', N(pick(['night', 'morning', 'evening', 'afternoon']), 'NOUN', 'NN').L('case', N('on', 'ADP', 'IN')).L('compound', N(pick(days), 'PROPN', 'NNP')))
    elif r < 0.62: v.Rt('obl:unmarked', N(pick(days), 'PROPN', 'NNP'))
    elif r < 0.7: v.Rt('obl:unmarked', N(pick(['week', 'month', 'year']), 'NOUN', 'NN').L('amod', N(pick(['last', 'next']), 'ADJ', 'JJ')))
    return v
def where(v):
    if chance(0.5): v.Rt('obl', prep('in', capital() if chance(0.8) else state()))
    return v
def verb(past, base, s, ing, en=None): return (base, s, past, ing, en or past)
trans = [verb('condemned', 'condemn', 'condemns', 'condemning'), verb('welcomed', 'welcome', 'welcomes', 'welcoming'), verb('rejected', 'reject', 'rejects', 'rejecting'), verb('discussed', 'discuss', 'discusses', 'discussing'), verb('signed', 'sign', 'signs', 'signing'), verb('praised', 'praise', 'praises', 'praising'), verb('denounced', 'denounce', 'denounces', 'denouncing'), verb('reviewed', 'review', 'reviews', 'reviewing'), verb('backed', 'back', 'backs', 'backing'), verb('postponed', 'postpone', 'postpones', 'postponing'), verb('announced', 'announce', 'announces', 'announcing'), verb('approved', 'approve', 'approves', 'approving'), verb('criticized', 'criticize', 'criticizes', 'criticizing'), verb('opposed', 'oppose', 'opposes', 'opposing'), verb('hailed', 'hail', 'hails', 'hailing')]
people = [verb('met', 'meet', 'meets', 'meeting'), verb('received', 'receive', 'receives', 'receiving'), verb('hosted', 'host', 'hosts', 'hosting'), verb('summoned', 'summon', 'summons', 'summoning'), verb('thanked', 'thank', 'thanks', 'thanking'), verb('visited', 'visit', 'visits', 'visiting'), verb('telephoned', 'telephone', 'telephones', 'telephoning'), verb('expelled', 'expel', 'expels', 'expelling'), verb('invited', 'invite', 'invites', 'inviting')]
say = [verb('said', 'say', 'says', 'saying'), verb('stated', 'state', 'states', 'stating'), verb('emphasized', 'emphasize', 'emphasizes', 'emphasizing'), verb('stressed', 'stress', 'stresses', 'stressing'), verb('underlined', 'underline', 'underlines', 'underlining'), verb('noted', 'note', 'notes', 'noting'), verb('added', 'add', 'adds', 'adding'), verb('warned', 'warn', 'warns', 'warning'), verb('announced', 'announce', 'announces', 'announcing'), verb('reiterated', 'reiterate', 'reiterates', 'reiterating')]
XP = {0: 'VB', 1: 'VBZ', 2: 'VBD', 3: 'VBG', 4: 'VBN'}
def V(v, i): return N(v[i], 'VERB', XP[i], v[0])
def finite(v, mode):
    """A verb in one of the forms of a main clause; mode 'head' is a headline's present."""
    if mode == 'head': return V(v, 1)
    r = R.random()
    if r < 0.6: return V(v, 2)
    if r < 0.75: return V(v, 4).L('aux', N('has', 'AUX', 'VBZ', 'have'))
    if r < 0.85: return V(v, 0).L('aux', N('will', 'AUX', 'MD'))
    return V(v, 1)
def vp(base, mode, i=None):
    """A predicate; `i` forces a form."""
    r = R.random(); f = (lambda v: V(v, i)) if i is not None else (lambda v: finite(v, mode))
    if r < 0.35: v = f(pick(trans)).Rt('obj', thing())
    elif r < 0.6: v = when(where(f(pick(people)).Rt('obj', actor())))
    elif r < 0.75: v = when(where(f(people[0]).Rt('obl', prep('with', join([person(), person()]) if chance(0.2) else actor(0.9)))))
    elif r < 0.85: v = when(f(('arrive', 'arrives', 'arrived', 'arriving', 'arrived')).Rt('obl', prep('in', capital())))
    else: v = f(('discuss', 'discusses', 'discussed', 'discussing', 'discussed')).Rt('obj', issues_list())
    return v
def content():
    """A clause that can be reported."""
    r = R.random()
    if r < 0.4:
        h = N(pick(['important', 'necessary', 'ready', 'possible', 'unacceptable', 'essential', 'regrettable']), 'ADJ', 'JJ')
        return h.L('nsubj', det(thing()) if chance(0.5) else collective()).L('cop', N('is', 'AUX', 'VBZ', 'be'))
    if r < 0.7: return V(pick(trans), 0).L('nsubj', collective()).L('aux', N(pick(['will', 'would', 'should', 'must', 'can']), 'AUX', 'MD')).Rt('obj', thing())
    v = V(pick([('cooperate', '', '', '', ''), ('act', '', '', '', ''), ('negotiate', '', '', '', '')]), 0)
    return v.L('nsubj', join([state(), state()]) if chance(0.5) else state()).L('aux', N('will', 'AUX', 'MD')).Rt('obl', prep('on', N(pick(topics), 'NOUN', 'NN')))
def that(c): return c.F('mark', N('that', 'SCONJ', 'IN'))
