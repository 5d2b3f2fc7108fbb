"""Trains the tagger and parser on one core, or a small one from a larger one that is its teacher.

Use: python3 train/parser.py --data DIR --vectors PREFIX --out FILE.npz [--epochs N] [--hidden H] [--seed S] [--teacher FILE.npz]
Writes the averaged weights as arrays, with the vocabularies, for train/pack.ts.
"""
import argparse, collections, json, os, random, time
import numpy as np, torch, torch.nn as nn, torch.nn.functional as F
from network import Net
from treebank import AFFIXES, KINDS, Sent, affixes, key, read

ap = argparse.ArgumentParser()
ap.add_argument('--data', default='../shared/data/treebank'); ap.add_argument('--vectors'); ap.add_argument('--out')
ap.add_argument('--extra', default=None); ap.add_argument('--epochs', type=int, default=30)
ap.add_argument('--hidden', type=int, default=96); ap.add_argument('--hidden1', type=int, default=0); ap.add_argument('--dim', type=int, default=100)
ap.add_argument('--arc', type=int, default=64); ap.add_argument('--rel', type=int, default=96); ap.add_argument('--kind', type=int, default=32)
ap.add_argument('--unit', default='two'); ap.add_argument('--unit1', default='two'); ap.add_argument('--window', type=int, default=0); ap.add_argument('--tags', default='both')
ap.add_argument('--lr', type=float, default=2.5e-3); ap.add_argument('--batch', type=int, default=1000)
ap.add_argument('--drop', type=float, default=0.3); ap.add_argument('--seed', type=int, default=7)
ap.add_argument('--core', type=float, default=1.0); ap.add_argument('--kinds', type=float, default=0.5); ap.add_argument('--late', type=float, default=1.0); ap.add_argument('--buckets', type=int, default=8192)
ap.add_argument('--teacher', default=None, help='arrays of one or more trained networks, comma-separated, whose distributions the network learns')
ap.add_argument('--soft', type=float, default=0.7, help='weight of the teacher against the treebank'); ap.add_argument('--swap', type=float, default=0.5, help='share of sentences in which words are exchanged')
ap.add_argument('--start', default=None, help='arrays of the same sizes to go on from'); ap.add_argument('--until', type=int, default=0, help='stop after this epoch, as if more were to come')
ap.add_argument('--minutes', type=float, default=1e9, help='let the learning rate fall by the clock where that is sooner, and stop then'); ap.add_argument('--invented', type=float, default=0.15, help='share of the invented sentences in an epoch')
ap.add_argument('--few', type=int, default=None, help='take no more than the first so many sentences of each file, for a rehearsal')
a = ap.parse_args()
torch.manual_seed(a.seed); random.seed(a.seed); np.random.seed(a.seed); torch.set_num_threads(1)

def treebank(name): return read(f'{a.data}/{name}.conllu.gz', name.startswith('gum'))[:a.few]
train = [(s, 'g') for s in treebank('gum-train')] + [(s, 'e') for n in ('train', 'dev') for s in treebank(f'ewt-{n}')]
if a.extra: train += [(s, 'x') for s in read(a.extra, False)[:a.few]]
dev, test, ewt = (treebank(name) for name in ('gum-dev', 'gum-test', 'ewt-test'))
freq = collections.Counter(key(f) for s, _ in train for f in s.forms)
teachers = [np.load(path) for path in a.teacher.split(',')] if a.teacher else []
metas = [json.loads(t['meta'].tobytes()) for t in teachers]
begun = json.loads(np.load(a.start)['meta'].tobytes()) if a.start else {}
known = [w for w in open(a.vectors + '.words', encoding='utf8').read().split('\n') if w]
vectors = np.fromfile(a.vectors + '.bytes', dtype=np.int8).reshape(len(known), 100)
if metas: words, UP, XP, RL = (metas[0][k] for k in ('words', 'upos', 'xpos', 'relations'))
else:
    words = ['<unk>'] + sorted([w for w, n in freq.items() if n >= 2], key=lambda w: (-freq[w], w))
    UP, XP, RL = (sorted({v for s, _ in train for v in getattr(s, field)}) for field in ('upos', 'xpos', 'rels'))
wid = {w: i for i, w in enumerate(words)}; vid = {w: i + 1 for i, w in enumerate(known)}
upi, xpi, rli = ({v: i for i, v in enumerate(l)} for l in (UP, XP, RL))
print('words', len(words), 'known', len(known), 'relations', len(RL), 'train', len(train), flush=True)

cache = {}
def feats(form):
    f = cache.get(form)
    if f is None: f = cache[form] = (wid.get(key(form), 0), vid.get(form.lower(), 0), affixes(form, a.buckets))
    return f

def augment(s):
    """Headline forms of a sentence now and then: capitals throughout, capitals on content words, no full stop."""
    r = random.random()
    if r < 0.03: s = s._replace(forms=[f.upper() for f in s.forms])
    elif r < 0.045: s = s._replace(forms=[f[:1].upper() + f[1:] if u in ('NOUN', 'VERB', 'ADJ', 'ADV', 'PROPN', 'PRON') else f for f, u in zip(s.forms, s.upos)])
    n = len(s.forms)
    if n > 3 and random.random() < 0.06 and s.upos[-1] == 'PUNCT' and s.forms[-1] in '.!?' and n not in s.heads:
        s = Sent(*[x[:-1] for x in s])
    return s

class Exchange:
    """Draws other words of the same tag, by how often they have it: sentences on which only the teacher knows the answer."""
    TAGS = {'NN', 'NNS', 'NNP', 'JJ', 'RB', 'VB', 'VBD', 'VBG', 'VBN', 'VBZ', 'VBP', 'CD', 'NNPS'}
    def __init__(n):
        counts = collections.defaultdict(collections.Counter)
        for s, _ in train:
            for f, x in zip(s.forms, s.xpos):
                if x in n.TAGS: counts[x, f[:1].isupper()][f] += 1
        n.forms = {k: list(c) for k, c in counts.items()}
        n.sums = {k: np.cumsum([v ** 0.75 for v in c.values()]) for k, c in counts.items()}
    def __call__(n, s):
        out = []
        for f, x in zip(s.forms, s.xpos):
            k = (x, f[:1].isupper())
            if x in n.TAGS and random.random() < 0.3 and k in n.forms:
                sums = n.sums[k]; f = n.forms[k][min(len(sums) - 1, int(np.searchsorted(sums, random.random() * sums[-1])))]
            out.append(f)
        return s._replace(forms=out)

def tensors(batch, drop):
    batch = sorted(batch, key=lambda s: -len(s.forms)); lens = [len(s.forms) for s in batch]; T = lens[0]; B = len(batch)
    w = np.zeros((B, T), np.int64); v = np.zeros((B, T), np.int64); af = np.zeros((B, T, AFFIXES), np.int64); whole = np.zeros((B, T), np.int64)
    hd = np.zeros((B, T), np.int64); g = {k: np.full((B, T), -1, np.int64) for k in ('h', 'r', 'u', 'x', 'k')}
    for b, s in enumerate(batch):
        for t, f in enumerate(s.forms):
            x, y, z = feats(f); whole[b, t] = x
            if drop and x and random.random() < 0.3 / (0.3 + freq.get(key(f), 0)) + 0.01: x = 0
            w[b, t] = x; v[b, t] = y; af[b, t] = z
        n = lens[b]; hd[b, :n] = s.heads; g['h'][b, :n] = s.heads; g['r'][b, :n] = [rli.get(r, -1) for r in s.rels]
        g['u'][b, :n] = [upi.get(u, -1) for u in s.upos]; g['x'][b, :n] = [xpi.get(u, -1) for u in s.xpos]; g['k'][b, :n] = s.kinds
    return batch, torch.from_numpy(w), torch.from_numpy(v), torch.from_numpy(af), lens, torch.from_numpy(hd), {k: torch.from_numpy(x) for k, x in g.items()}, torch.from_numpy(whole)

def batches(sents, size, shuffle):
    """Sentences of like length together; `sents` are sentences or (sentence, ...) pairs."""
    order = sorted(range(len(sents)), key=lambda i: len(sents[i].forms) + (random.random() * 4 if shuffle else 0))
    out, cur, tok = [], [], 0
    for i in order:
        cur.append(sents[i]); tok += len(sents[i].forms)
        if tok >= size: out.append(cur); cur, tok = [], 0
    if cur: out.append(cur)
    if shuffle: random.shuffle(out)
    return out

CORE = {'nsubj', 'obj', 'iobj', 'ccomp', 'xcomp'}
def core(r): return r if r == 'obl:agent' else r.split(':')[0] if r.split(':')[0] in CORE else None
def evaluate(net, sents):
    net.eval(); n = uas = las = up = xp = tot = 0; cg = cp = cm = kg = kp = km = 0
    with torch.no_grad():
        for bt in batches(sents, 3000, False):
            bt, w, v, af, lens, hd, g, _ = tensors(bt, False)
            h2, tags = net.encode(w, v, af, lens); s, x, full = net.arcs(h2)
            for b, l in enumerate(lens): s[b, :, l + 1:] = -1e9
            i = torch.arange(s.shape[1]); s[:, i, i + 1] = -1e9
            ph = s.argmax(-1); pr = net.label(x, full, ph).argmax(-1)
            pu = tags[..., :len(UP)].argmax(-1); px = tags[..., len(UP):].argmax(-1); pk = net.kinds(h2).argmax(-1)
            for b, q in enumerate(bt):
                for t in range(lens[b]):
                    tot += 1; up += UP[pu[b, t]] == q.upos[t]; xp += XP[px[b, t]] == q.xpos[t]
                    gr, r = q.rels[t], RL[pr[b, t]]; hok = int(ph[b, t]) == q.heads[t]
                    if q.kinds[t] >= 0: k = int(pk[b, t]); kg += q.kinds[t] > 0; kp += k > 0; km += k > 0 and k == q.kinds[t]
                    if core(gr): cg += 1
                    if core(r): cp += 1
                    if core(r) and core(r) == core(gr) and hok: cm += 1
                    if q.upos[t] == 'PUNCT': continue
                    n += 1; uas += hok; las += hok and r.split(':')[0] == gr.split(':')[0]
    return {'uas': uas / n, 'las': las / n, 'upos': up / tot, 'xpos': xp / tot, 'core': 2 * cm / max(1, cg + cp), 'kinds': 2 * km / max(1, kg + kp)}
def show(r): return ' '.join(f'{k} {100 * x:.2f}' for k, x in r.items())

weight_of = torch.tensor([a.core if core(r) else 1.0 for r in RL] + [0.0])
counts = (len(UP) + len(XP), len(RL), len(KINDS))
def restored(arrays, meta):
    net = Net({**meta['args']}, len(words), vectors, counts).eval()
    with torch.no_grad():
        for k, p in net.named_parameters():
            if k != 'vec.weight': p.copy_(torch.from_numpy(arrays[k]))
    return net
masters = [restored(t, m) for t, m in zip(teachers, metas)]

def answers(w, v, af, lens, far):
    """Mean distributions of the teachers: governors, relations to the governor they think best, tags, kinds; and that governor."""
    with torch.no_grad():
        seen = []
        for m in masters:
            h2, tags = m.encode(w, v, af, lens); s, x, full = m.arcs(h2)
            i = torch.arange(s.shape[1]); s[:, i, i + 1] = -1e9
            seen.append((m, h2, tags, s.masked_fill(far, -1e9).softmax(-1), x, full))
        arcs = sum(z[3] for z in seen) / len(seen); best = arcs.argmax(-1)
        mean = lambda f: sum(f(*z) for z in seen) / len(seen)
        return (arcs, best, mean(lambda m, h2, tags, s, x, full: m.label(x, full, best).softmax(-1)),
                mean(lambda m, h2, tags, s, x, full: tags[..., :len(UP)].softmax(-1)), mean(lambda m, h2, tags, s, x, full: tags[..., len(UP):].softmax(-1)),
                mean(lambda m, h2, tags, s, x, full: m.kinds(h2).softmax(-1)))

net = Net(vars(a), len(words), vectors, counts); params = [p for p in net.parameters() if p.requires_grad]
if masters:
    # The sums of words are as wide as the teacher's and cost nothing when the network runs, so they are taken over as a start.
    with torch.no_grad():
        for k in ('word.weight', 'affix.weight', 'project.weight'): net.get_parameter(k).copy_(torch.from_numpy(teachers[0][k]))
if a.start:
    with torch.no_grad():
        z = np.load(a.start)
        for k, p in net.named_parameters():
            if k != 'vec.weight': p.copy_(torch.from_numpy(z[k]))
print('parameters', sum(p.numel() for p in params), flush=True)
opt = torch.optim.AdamW(params, lr=a.lr, betas=(0.9, 0.95), weight_decay=1e-3, eps=1e-8)
ema = {k: p.detach().clone() for k, p in net.named_parameters() if p.requires_grad}
step = 0; start = time.time()
def swap():
    for k, p in net.named_parameters():
        if p.requires_grad: t = p.data.clone(); p.data.copy_(ema[k]); ema[k].copy_(t)

def runs(done):
    """One line for each run that led to these weights, those of the teachers first: what was done, not what was planned."""
    name = lambda path: os.path.basename(path).split('.')[0]
    line = f'{name(a.out)}: {done} of {a.epochs} epochs, seed {a.seed}, learning rate {a.lr} falling to nothing'
    if a.minutes < 1e9: line += f' in {a.minutes:g} minutes'
    line += f', core arguments weighing {a.core:g}, {len(train)} sentences'
    if a.teacher: line += f', taught by {", ".join(map(name, a.teacher.split(",")))}'
    if a.start: line += f', going on from {name(a.start)}'
    return list(dict.fromkeys([one for m in metas + [begun] for one in m.get('runs', [])] + [line]))

def save(path, scores, done):
    arrays = {k: p.detach().numpy() for k, p in net.named_parameters() if k != 'vec.weight'}
    meta = {'words': words, 'known': known, 'upos': UP, 'xpos': XP, 'relations': RL, 'kinds': KINDS, 'args': vars(a), 'scores': scores,
            'epochs': begun.get('epochs', 0) + done, 'runs': runs(done)}
    np.savez(path, meta=np.frombuffer(json.dumps(meta).encode(), np.uint8), vectors=vectors, **arrays)

def hard_loss(s, rel, tags, kinds, g, count):
    wt = weight_of[g['r']].flatten(); wt = wt / wt.sum()
    la = (F.cross_entropy(s.flatten(0, 1), g['h'].flatten(), ignore_index=-1, reduction='none') * wt).sum()
    lr = (F.cross_entropy(rel.flatten(0, 1), g['r'].flatten(), ignore_index=-1, reduction='none') * wt).sum()
    lu = F.cross_entropy(tags[..., :len(UP)].flatten(0, 1), g['u'].flatten(), ignore_index=-1)
    lx = F.cross_entropy(tags[..., len(UP):].flatten(0, 1), g['x'].flatten(), ignore_index=-1)
    loss = la + lr + 0.5 * (lu + lx)
    if (g['k'] >= 0).any():
        loss = loss + a.kinds * F.cross_entropy(kinds.flatten(0, 1), g['k'].flatten(), ignore_index=-1, reduction='sum') / count
    return loss, la, lr, lu

def soft_loss(s, rel, tags, kinds, told, inside, core_of):
    arcs, best, labels, u, x, k = told
    cross = lambda target, logits: -(target * logits.log_softmax(-1)).sum(-1)
    wt = inside * core_of[labels.argmax(-1)]; wt = wt / wt.sum(); even = inside / inside.sum()
    la = (cross(arcs, s) * wt).sum(); lr = (cross(labels, rel) * wt).sum()
    lu = (cross(u, tags[..., :len(UP)]) * even).sum(); lx = (cross(x, tags[..., len(UP):]) * even).sum()
    return la + lr + 0.5 * (lu + lx) + a.kinds * (cross(k, kinds) * even).sum(), la, lr, lu

exchange = Exchange() if masters else None
core_of = weight_of[:-1]
for epoch in range(a.epochs):
    net.train(); sums = collections.Counter(); t0 = time.time()
    late = a.late if epoch >= 0.6 * a.epochs else 1.0
    keep_ = {'g': 1.0, 'e': late, 'x': a.invented}
    # What the teacher was not taught it is not asked: invented dispatches are learnt from their own trees alone.
    drawn = {invented: [augment(s) for s, src in train if (src == 'x') == invented and random.random() < keep_[src]] for invented in (False, True)}
    if masters:
        plan = [(bt, 'both') for bt in batches(drawn[False], a.batch, True)] + [(bt, 'gold') for bt in batches(drawn[True], a.batch, True)]
        plan += [(bt, 'told') for bt in batches([exchange(s) for s in drawn[False] if random.random() < a.swap], a.batch, True)]
    else: plan = [(bt, 'gold') for bt in batches(drawn[False] + drawn[True], a.batch, True)]
    random.shuffle(plan)
    for at, (bt, mode) in enumerate(plan):
        progress = max((epoch + at / len(plan)) / a.epochs, (time.time() - start) / 60 / a.minutes)
        if progress >= 1: break
        for grp in opt.param_groups: grp['lr'] = a.lr * min(1, (step + 1) / 300) * max(0.0, 1 - progress)
        _, w, v, af, lens, hd, g, whole = tensors(bt, True)
        h2, tags = net.encode(w, v, af, lens); s, x, full = net.arcs(h2)
        far = (torch.arange(s.shape[2]).unsqueeze(0) > torch.tensor(lens).unsqueeze(1)).unsqueeze(1)
        s = s.masked_fill(far, -1e9); kinds = net.kinds(h2)
        if mode != 'gold':
            told = answers(whole, v, af, lens, far)
            inside = (torch.arange(s.shape[1]).unsqueeze(0) < torch.tensor(lens).unsqueeze(1)).float()
            loss, la, lr_, lu = soft_loss(s, net.label(x, full, told[1]), tags, kinds, told, inside, core_of)
            if mode == 'both':
                hard, la, lr_, lu = hard_loss(s, net.label(x, full, hd), tags, kinds, g, sum(lens))
                loss = a.soft * loss + (1 - a.soft) * hard
        else: loss, la, lr_, lu = hard_loss(s, net.label(x, full, hd), tags, kinds, g, sum(lens))
        opt.zero_grad(); loss.backward(); nn.utils.clip_grad_norm_(params, 2.0); opt.step(); step += 1
        if mode == 'both' or not masters: sums['arc'] += float(la.detach()); sums['rel'] += float(lr_.detach()); sums['tag'] += float(lu.detach()); sums['n'] += 1
        if step % 5 == 0:
            keep = min(0.995, step / (step + 50))
            with torch.no_grad():
                for k, p in net.named_parameters():
                    if p.requires_grad: ema[k].mul_(keep).add_(p.data, alpha=1 - keep)
    swap(); r = evaluate(net, dev)
    if epoch % 5 == 4 or epoch == a.epochs - 1: save(a.out, {'gumDev': r}, epoch + 1)
    print(f'{epoch + 1} {time.time() - t0:.0f}s loss arc {sums["arc"] / sums["n"]:.3f} rel {sums["rel"] / sums["n"]:.3f} tag {sums["tag"] / sums["n"]:.3f} | dev {show(r)}', flush=True)
    swap()
    if epoch + 1 == a.until or (time.time() - start) / 60 >= a.minutes: break
swap()
r = {'gumDev': evaluate(net, dev), 'gumTest': evaluate(net, test), 'ewtTest': evaluate(net, ewt)}
for k, x in r.items(): print(k, show(x), flush=True)
save(a.out, r, epoch + 1)
