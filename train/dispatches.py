"""Writes sentences in the manner of dispatches with their trees, grammatical by construction, as CoNLL-U.

They teach the parser what the treebanks hold little of: long titles before names, states as actors, telegraphic headlines. Names
are put together at random and the contents are invented and neutral. Use: python3 train/dispatches.py OUT [COUNT] [SEED]
"""
import sys
from bare import bare
from constructions import construction
from phrases import *

out, count, seed = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 3000, int(sys.argv[3]) if len(sys.argv) > 3 else 11
R.seed(seed)

def sentence():
    r = R.random(); mode = 'head' if chance(0.15) else ''
    s = actor(0.75)
    if mode == 'head' and chance(0.3):
        v = V(pick(people), 0).L('nsubj', s).L('mark', N('to', 'PART', 'TO')).Rt('obj', actor()); return when(v), False
    if r < 0.35:
        v = finite(pick(say), mode); body = that(content()) if chance(0.8) else content()
        if chance(0.4) and mode == '': when(v)
        v.F('nsubj', s); v.Rt('ccomp', body)
        if chance(0.3): v.Rt('advcl', V(pick(say), 3).L('punct', comma()).Rt('ccomp', that(content())))
    elif r < 0.45:
        v = V(pick(people[3:]), 4).L('nsubj:pass', s).L('aux:pass', N('was', 'AUX', 'VBD', 'be')).Rt('obl:agent', prep('by', actor()))
        if chance(0.6): when(v)
    elif r < 0.53:
        v = V(('urge', 'urges', 'urged', 'urging', 'urged'), 1 if mode else 2).L('nsubj', s).Rt('obj', collective()).Rt('xcomp', V(pick(trans), 0).L('mark', N('to', 'PART', 'TO')).Rt('obj', thing()))
    elif r < 0.6:
        v = V(('accuse', 'accuses', 'accused', 'accusing', 'accused'), 1 if mode else 2).L('nsubj', s).Rt('obj', collective()).Rt('advcl', V(pick(trans), 3).L('mark', N('of', 'SCONJ', 'IN')).Rt('obj', thing()))
    elif r < 0.67:
        v = content(); src = actor(0.8); src.F('case', N('According', 'VERB', 'VBG', 'accord').Rt('fixed', N('to', 'ADP', 'IN')))
        if not ends_comma(src): src.Rt('punct', comma())
        v.F('obl', src)
    else:
        v = vp(s, mode); v.F('nsubj', s)
        if chance(0.2): v.Rt('advcl', V(pick(say), 3).L('punct', comma()).Rt('ccomp', that(content())))
    return v, mode == ''

def draw():
    r = R.random()
    return bare() if r < 0.3 else construction() if r < 0.72 else sentence()

with open(out, 'w', encoding='utf8') as f:
    for k in range(count):
        root, stop = draw()
        if stop: root.Rt('punct', N('.', 'PUNCT', '.'))
        rows = lin(root)
        # Two marks in a row ("Ali Karimi , the minister , ,") keep the first.
        keep = [x for i, x in enumerate(rows) if not (x[0].form in ',' and x[0].upos == 'PUNCT' and i + 1 < len(rows) and rows[i + 1][0].form in ',.' and rows[i + 1][0].upos == 'PUNCT')]
        place = {id(n): i + 1 for i, (n, _, _) in enumerate(keep)}
        if not 3 <= len(keep) <= 70: continue
        first = keep[0][0] if keep[0][0].form != '"' else keep[1][0]; first.form = first.form[:1].upper() + first.form[1:]
        f.write(f'# sent_id = dispatches-{k + 1}\n# text = {" ".join(n.form for n, _, _ in keep)}\n')
        for i, (n, rel, gov) in enumerate(keep): f.write('\t'.join([str(i + 1), n.form, n.lemma, n.upos, n.xpos, '_', str(place[id(gov)] if gov else 0), rel, '_', f'Kind={n.kind}']) + '\n')
        f.write('\n')
