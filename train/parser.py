"""Trains the tagger and parser: a recurrent network of two bidirectional layers with biaffine arcs, in PyTorch on one core.

Use: python3 train/parser.py --data DIR --vectors PREFIX --out FILE.npz [--epochs N] [--hidden H] [--seed S]
Writes the averaged weights as arrays, with the vocabularies, for train/pack.ts.
"""
import argparse, collections, gzip, json, random, re, time
import numpy as np, torch, torch.nn as nn, torch.nn.functional as F

ap = argparse.ArgumentParser()
ap.add_argument('--data', default='../shared/data/treebank'); ap.add_argument('--vectors'); ap.add_argument('--out')
ap.add_argument('--extra', default=None); ap.add_argument('--epochs', type=int, default=30)
ap.add_argument('--hidden', type=int, default=96); ap.add_argument('--dim', type=int, default=100)
ap.add_argument('--arc', type=int, default=64); ap.add_argument('--rel', type=int, default=96)
ap.add_argument('--lr', type=float, default=2.5e-3); ap.add_argument('--batch', type=int, default=1000)
ap.add_argument('--drop', type=float, default=0.3); ap.add_argument('--seed', type=int, default=7)
ap.add_argument('--minutes', type=float, default=1e9); ap.add_argument('--core', type=float, default=1.0); ap.add_argument('--start', default=None); ap.add_argument('--kinds', type=float, default=0.5); ap.add_argument('--late', type=float, default=1.0); ap.add_argument('--buckets', type=int, default=8192)
a = ap.parse_args()
torch.manual_seed(a.seed); random.seed(a.seed); np.random.seed(a.seed); torch.set_num_threads(1)

QUOTES = {'\u2018': "'", '\u2019': "'", '\u201a': "'", '\u201b': "'", '\u201c': '"', '\u201d': '"', '\u201e': '"', '\u201f': '"',
          '\u2010': '-', '\u2011': '-', '\u2012': '-', '\u2013': '-', '\u2014': '--', '\u2015': '--', '\u2212': '-', '\u2026': '...', '\u00b4': "'", '`': "'", '\u00a0': ' '}
def view(form):
    if form == '``' or form == "''": return '"'
    return ''.join(QUOTES.get(c, c) for c in form)

KINDS = ['none', 'person', 'organization', 'place']
Sent = collections.namedtuple('Sent', 'forms upos xpos heads rels kinds')

def entity_heads(misc, heads):
    """Kind of the innermost-headed person, organisation or place mention headed by each token (outer mention wins a tie)."""
    open_, spans = [], []
    for i, m in enumerate(misc):
        f = [p[7:] for p in m.split('|') if p.startswith('Entity=')]
        if not f: continue
        for part in re.findall(r'\([^()]*\)?|[^()]+\)', f[0]):
            if part.startswith('('):
                bits = part.strip('()').split('-')
                if part.endswith(')'): spans.append((i, i, bits[1] if len(bits) > 1 else ''))
                else: open_.append((i, bits[0], bits[1] if len(bits) > 1 else ''))
            else:
                name = part.rstrip(')')
                for k in range(len(open_) - 1, -1, -1):
                    if open_[k][1] == name:
                        s = open_.pop(k); spans.append((s[0], i, s[2])); break
    kinds = [0] * len(heads); width = [0] * len(heads)
    for s, e, kind in spans:
        if kind not in KINDS[1:]: continue
        out = [t for t in range(s, e + 1) if not (s <= heads[t] - 1 <= e)]
        if out and e - s + 1 > width[out[0]]: kinds[out[0]] = KINDS.index(kind); width[out[0]] = e - s + 1
    return kinds

def read(path, gum):
    out, rows = [], []
    op = gzip.open if path.endswith('.gz') else open
    for line in op(path, 'rt', encoding='utf8'):
        line = line.rstrip('\n')
        if not line:
            if rows:
                heads = [int(r[6]) for r in rows]
                out.append(Sent([view(r[1]) for r in rows], [r[3] for r in rows], [r[4] for r in rows], heads, [r[7] for r in rows],
                                entity_heads([r[9] for r in rows], heads) if gum else [KINDS.index(r[9][5:]) if r[9].startswith('Kind=') else -1 for r in rows]))
            rows = []
        elif line[0] != '#':
            r = line.split('\t')
            if r[0].isdigit(): rows.append(r)
    return out

def fnv(kind, text):
    h = (0x811c9dc5 ^ kind) & 0xffffffff
    for c in text.encode('utf-16-le')[::1]:
        h = ((h ^ c) * 0x01000193) & 0xffffffff
    return (h ^ (h >> 15)) % a.buckets

def shape(form):
    out = []
    for c in form:
        s = 'X' if 'A' <= c <= 'Z' else 'x' if 'a' <= c <= 'z' else 'd' if '0' <= c <= '9' else c if ord(c) < 128 else ('X' if c.lower() != c else 'x')
        if len(out) >= 2 and out[-1] == s and out[-2] == s: continue
        out.append(s)
    return ''.join(out[:10])

def key(form): return ''.join('0' if '0' <= c <= '9' else c for c in form.lower())
AFFIXES = 8
def affixes(form):
    k = key(form)
    return [fnv(1, k[-1:]), fnv(2, k[-2:]), fnv(3, k[-3:]), fnv(4, k[-4:]), fnv(5, k[:1]), fnv(6, k[:2]), fnv(7, k[:3]), fnv(8, shape(form))]

train = [(s, 'g') for s in read(a.data + '/gum-train.conllu.gz', True)] + [(s, 'e') for n in ('train', 'dev') for s in read(f'{a.data}/ewt-{n}.conllu.gz', False)]
if a.extra: train += [(s, 'x') for s in read(a.extra, False)]
dev, test, ewt = read(a.data + '/gum-dev.conllu.gz', True), read(a.data + '/gum-test.conllu.gz', True), read(a.data + '/ewt-test.conllu.gz', False)
freq = collections.Counter(key(f) for s, _ in train for f in s.forms)
words = ['<unk>'] + sorted([w for w, n in freq.items() if n >= 2], key=lambda w: (-freq[w], w))
wid = {w: i for i, w in enumerate(words)}
known = [w for w in open(a.vectors + '.words', encoding='utf8').read().split('\n') if w]
vid = {w: i + 1 for i, w in enumerate(known)}
vectors = np.fromfile(a.vectors + '.bytes', dtype=np.int8).reshape(len(known), 100)
UP = sorted({u for s, _ in train for u in s.upos}); XP = sorted({x for s, _ in train for x in s.xpos}); RL = sorted({r for s, _ in train for r in s.rels})
upi, xpi, rli = ({v: i for i, v in enumerate(l)} for l in (UP, XP, RL))
print('words', len(words), 'known', len(known), 'relations', len(RL), 'train', len(train), flush=True)

cache = {}
def feats(form):
    f = cache.get(form)
    if f is None:
        f = cache[form] = (wid.get(key(form), 0), vid.get(form.lower(), 0), affixes(form))
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

@torch.jit.script
def recur(z: torch.Tensor, w: torch.Tensor):
    """z [T, 2, B, 3H] input sums, w [2, H, 3H]: states [T, 2, B, H]. A new value replaces as much of the cell as the gate forgets."""
    H = w.shape[1]
    h = torch.zeros(2, z.shape[2], H); c = torch.zeros(2, z.shape[2], H)
    out: list[torch.Tensor] = []
    for t in range(z.shape[0]):
        s = torch.baddbmm(z[t], h, w)
        gates = torch.sigmoid(s[:, :, :2 * H])
        g = torch.tanh(s[:, :, 2 * H:])
        c = g + gates[:, :, :H] * (c - g)
        h = gates[:, :, H:] * c
        out.append(h)
    return torch.stack(out)

class Layer(nn.Module):
    """A bidirectional recurrent layer with two gates: forget f and output o. c = f c + (1 - f) g, state = o c."""
    def __init__(n, D, H):
        super().__init__()
        n.H = H; n.input = nn.Linear(D, 6 * H); n.state = nn.Parameter(torch.zeros(2, H, 3 * H))
        nn.init.xavier_uniform_(n.input.weight)
        for d in range(2):
            for g in range(3): n.state.data[d, :, g * H:(g + 1) * H] = nn.init.orthogonal_(torch.empty(H, H))
        n.input.bias.data.zero_()
        for d in range(2): n.input.bias.data[d * 3 * H:d * 3 * H + H] = 1
    def forward(n, x, lens):
        B, T, _ = x.shape; H = n.H
        z = n.input(x)
        back = (torch.tensor(lens).unsqueeze(1) - 1 - torch.arange(T)).remainder(T)
        zb = torch.gather(z[..., 3 * H:], 1, back.unsqueeze(-1).expand(-1, -1, 3 * H))
        h = recur(torch.stack([z[..., :3 * H].transpose(0, 1), zb.transpose(0, 1)], 1).contiguous(), n.state)
        f, b = h[:, 0].transpose(0, 1), h[:, 1].transpose(0, 1)
        return torch.cat([f, torch.gather(b, 1, back.unsqueeze(-1).expand(-1, -1, H))], -1)

class Net(nn.Module):
    def __init__(n):
        super().__init__()
        D, H = a.dim, a.hidden
        n.word = nn.Embedding(len(words), D); n.affix = nn.Embedding(a.buckets, D)
        for e in (n.word, n.affix): nn.init.normal_(e.weight, 0, 0.15)
        v = np.zeros((len(known) + 1, 100), np.float32); v[1:] = vectors / 30.0
        n.vec = nn.Embedding.from_pretrained(torch.from_numpy(v), freeze=True)
        n.project = nn.Linear(100, D, bias=False)
        n.l1 = Layer(D, H); n.l2 = Layer(2 * H, H)
        n.tag1 = nn.Linear(2 * H, len(UP) + len(XP)); n.tag2 = nn.Linear(2 * H, len(UP) + len(XP), bias=False)
        n.ad = nn.Linear(2 * H, a.arc); n.ah = nn.Linear(2 * H, a.arc); n.U = nn.Parameter(torch.zeros(a.arc, a.arc)); n.u = nn.Parameter(torch.zeros(a.arc))
        nn.init.orthogonal_(n.U)
        n.root = nn.Parameter(torch.randn(2 * H) * 0.1); n.dist = nn.Parameter(torch.zeros(33))
        n.rd = nn.Linear(2 * H, a.rel); n.rh = nn.Linear(2 * H, a.rel, bias=False); n.rdist = nn.Embedding(33, a.rel); nn.init.zeros_(n.rdist.weight)
        n.ro = nn.Linear(a.rel, len(RL)); n.kind = nn.Linear(2 * H, 32); n.kindo = nn.Linear(32, 4)
    def locked(n, x, p):
        if not n.training or p == 0: return x
        return x * (torch.rand(x.shape[0], 1, x.shape[2]) > p).float() / (1 - p)
    def encode(n, w, v, af, lens):
        pv = n.project(n.vec(v))
        if n.training:
            B, T = w.shape
            m = (torch.rand(B, T, 1) > 0.05).float()
            x = n.word(w) + pv * m + (n.affix(af) * (torch.rand(B, T, AFFIXES, 1) > 0.05).float()).sum(2)
        else: x = n.word(w) + pv + n.affix(af).sum(2)
        x = n.locked(x, a.drop * 0.7)
        h1 = n.l1(x, lens)
        h2 = n.l2(n.locked(h1, a.drop), lens)
        tags = n.tag1(F.dropout(h1, a.drop, n.training)) + n.tag2(F.dropout(h2, a.drop, n.training))
        return h2, tags
    def arcs(n, h2):
        B, T, _ = h2.shape
        x = n.locked(h2, a.drop)
        full = torch.cat([n.root.expand(B, 1, -1), x], 1)
        d = F.relu(n.ad(x)); h = F.relu(n.ah(full))
        d = F.dropout(d, a.drop * 0.7, n.training); h = F.dropout(h, a.drop * 0.7, n.training)
        s = torch.bmm(d, (h @ n.U.t()).transpose(1, 2)) + (h @ n.u).unsqueeze(1)
        i = torch.arange(1, T + 1).unsqueeze(1); j = torch.arange(0, T + 1).unsqueeze(0)
        return s + n.dist[bucket(j - i, j)], x, full
    def label(n, x, full, heads):
        B, T, _ = x.shape
        i = torch.arange(1, T + 1).expand(B, T)
        hh = torch.gather(n.rh(full), 1, heads.unsqueeze(-1).expand(-1, -1, a.rel))
        return n.ro(F.dropout(F.relu(n.rd(x) + hh + n.rdist(bucket(heads - i, heads))), a.drop * 0.7, n.training))

def bucket(delta, head):
    """0 for the root; else 1..16 left, 17..32 right, by distance 1..10, then widening steps."""
    m = delta.abs()
    b = torch.where(m <= 10, m, torch.where(m <= 12, 11, torch.where(m <= 15, 12, torch.where(m <= 20, 13, torch.where(m <= 28, 14, torch.where(m <= 40, 15, 16))))))
    return torch.where(head == 0, torch.zeros_like(b), torch.where(delta < 0, b, b + 16)) + 0 * (delta + head)

def tensors(batch, drop):
    batch = sorted(batch, key=lambda s: -len(s.forms)); lens = [len(s.forms) for s in batch]; T = lens[0]; B = len(batch)
    w = np.zeros((B, T), np.int64); v = np.zeros((B, T), np.int64); af = np.zeros((B, T, AFFIXES), np.int64)
    hd = np.zeros((B, T), np.int64); g = {k: np.full((B, T), -1, np.int64) for k in ('h', 'r', 'u', 'x', 'k')}
    for b, s in enumerate(batch):
        for t, f in enumerate(s.forms):
            x, y, z = feats(f)
            if drop and x and random.random() < 0.3 / (0.3 + freq.get(key(f), 0)) + 0.01: x = 0
            w[b, t] = x; v[b, t] = y; af[b, t] = z
        n = lens[b]; hd[b, :n] = s.heads; g['h'][b, :n] = s.heads; g['r'][b, :n] = [rli.get(r, -1) for r in s.rels]
        g['u'][b, :n] = [upi.get(u, -1) for u in s.upos]; g['x'][b, :n] = [xpi.get(u, -1) for u in s.xpos]; g['k'][b, :n] = s.kinds
    return batch, torch.from_numpy(w), torch.from_numpy(v), torch.from_numpy(af), lens, torch.from_numpy(hd), {k: torch.from_numpy(x) for k, x in g.items()}

def batches(sents, size, shuffle):
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
            bt, w, v, af, lens, hd, g = tensors(bt, False)
            h2, tags = net.encode(w, v, af, lens); s, x, full = net.arcs(h2)
            for b, l in enumerate(lens): s[b, :, l + 1:] = -1e9
            i = torch.arange(s.shape[1]); s[:, i, i + 1] = -1e9
            ph = s.argmax(-1); pr = net.label(x, full, ph).argmax(-1)
            pu = tags[..., :len(UP)].argmax(-1); px = tags[..., len(UP):].argmax(-1); pk = net.kindo(F.relu(net.kind(h2))).argmax(-1)
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
def load_pruned(net, path):
    """Starts from trained arrays of the same or a larger width: of each layer the units stay that the layers above weigh most."""
    old = {k: torch.from_numpy(v) for k, v in np.load(path).items() if k not in ('meta', 'vectors')}
    H0, H = old['l1.state'].shape[1], a.hidden
    def chosen(*outgoing):
        weight = sum(w.abs().sum(0) for w in outgoing)
        return [sorted(torch.topk(weight[d * H0:(d + 1) * H0], H).indices.tolist()) for d in range(2)]
    keep1 = chosen(old['l2.input.weight'], old['tag1.weight'])
    keep2 = chosen(*(old[k + '.weight'] for k in ('ad', 'ah', 'rd', 'rh', 'kind', 'tag2')))
    cols = lambda keep: [d * H0 + u for d in range(2) for u in keep[d]]
    gates = lambda keep, d: [g * H0 + u for g in range(3) for u in keep[d]]
    rows = lambda keep: [d * 3 * H0 + r for d in range(2) for r in gates(keep, d)]
    new = dict(old)
    for l, keep in (('l1', keep1), ('l2', keep2)):
        new[l + '.input.weight'] = old[l + '.input.weight'][rows(keep)]; new[l + '.input.bias'] = old[l + '.input.bias'][rows(keep)]
        new[l + '.state'] = torch.stack([old[l + '.state'][d][keep[d]][:, gates(keep, d)] for d in range(2)])
    for k in ('l2.input.weight', 'tag1.weight'): new[k] = new[k][:, cols(keep1)]
    for k in ('ad', 'ah', 'rd', 'rh', 'kind', 'tag2'): new[k + '.weight'] = old[k + '.weight'][:, cols(keep2)]
    new['root'] = old['root'][cols(keep2)]
    with torch.no_grad():
        for k, p in net.named_parameters():
            if k != 'vec.weight': p.copy_(new[k])

net = Net(); params = [p for p in net.parameters() if p.requires_grad]
if a.start: load_pruned(net, a.start)
print('parameters', sum(p.numel() for p in params), flush=True)
opt = torch.optim.AdamW(params, lr=a.lr, betas=(0.9, 0.95), weight_decay=1e-3, eps=1e-8)
ema = {k: p.detach().clone() for k, p in net.named_parameters() if p.requires_grad}
total = a.epochs * len(batches([s for s, _ in train], a.batch, True)); step = 0; start = time.time()
def swap():
    for k, p in net.named_parameters():
        if p.requires_grad: t = p.data.clone(); p.data.copy_(ema[k]); ema[k].copy_(t)

def save(path, scores):
    arrays = {k: p.detach().numpy() for k, p in net.named_parameters() if k != 'vec.weight'}
    meta = {'words': words, 'known': known, 'upos': UP, 'xpos': XP, 'relations': RL, 'kinds': KINDS, 'args': vars(a), 'scores': scores}
    np.savez(path, meta=np.frombuffer(json.dumps(meta).encode(), np.uint8), vectors=vectors, **arrays)

for epoch in range(a.epochs):
    seen = 0; net.train(); sums = collections.Counter(); t0 = time.time()
    late = a.late if epoch >= 0.6 * a.epochs else 1.0
    keep_ = {'g': 1.0, 'e': late, 'x': 0.2}
    for bt in batches([augment(s) for s, src in train if random.random() < keep_[src]], a.batch, True):
        progress = max(epoch / a.epochs + (seen / len(train)) / a.epochs, (time.time() - start) / 60 / a.minutes); seen += len(bt)
        for grp in opt.param_groups: grp['lr'] = a.lr * min(1, (step + 1) / 300) * max(0.0, 1 - progress)
        _, w, v, af, lens, hd, g = tensors(bt, True)
        h2, tags = net.encode(w, v, af, lens); s, x, full = net.arcs(h2)
        mask = torch.arange(s.shape[2]).unsqueeze(0) > torch.tensor(lens).unsqueeze(1)
        s = s.masked_fill(mask.unsqueeze(1), -1e9)
        wt = weight_of[g['r']].flatten(); wt = wt / wt.sum()
        la = (F.cross_entropy(s.flatten(0, 1), g['h'].flatten(), ignore_index=-1, reduction='none') * wt).sum()
        lr_ = (F.cross_entropy(net.label(x, full, hd).flatten(0, 1), g['r'].flatten(), ignore_index=-1, reduction='none') * wt).sum()
        lu = F.cross_entropy(tags[..., :len(UP)].flatten(0, 1), g['u'].flatten(), ignore_index=-1)
        lx = F.cross_entropy(tags[..., len(UP):].flatten(0, 1), g['x'].flatten(), ignore_index=-1)
        loss = la + lr_ + 0.5 * (lu + lx)
        if (g['k'] >= 0).any():
            lk = F.cross_entropy(net.kindo(F.dropout(F.relu(net.kind(F.dropout(h2, a.drop, True))), 0.2, True)).flatten(0, 1), g['k'].flatten(), ignore_index=-1, reduction='sum') / sum(lens)
            loss = loss + a.kinds * lk
        opt.zero_grad(); loss.backward(); nn.utils.clip_grad_norm_(params, 2.0); opt.step(); step += 1
        sums['arc'] += float(la.detach()); sums['rel'] += float(lr_.detach()); sums['tag'] += float(lu.detach()); sums['n'] += 1
        if step % 5 == 0:
            keep = min(0.995, step / (step + 50))
            with torch.no_grad():
                for k, p in net.named_parameters():
                    if p.requires_grad: ema[k].mul_(keep).add_(p.data, alpha=1 - keep)
    swap(); r = evaluate(net, dev)
    if epoch % 5 == 4 or epoch == a.epochs - 1: save(a.out, {'gumDev': r})
    print(f'{epoch + 1} {time.time() - t0:.0f}s loss arc {sums["arc"] / sums["n"]:.3f} rel {sums["rel"] / sums["n"]:.3f} tag {sums["tag"] / sums["n"]:.3f} | dev {show(r)}', flush=True)
    swap()
    if (time.time() - start) / 60 > a.minutes: break
swap()
r = {'gumDev': evaluate(net, dev), 'gumTest': evaluate(net, test), 'ewtTest': evaluate(net, ewt)}
for k, x in r.items(): print(k, show(x), flush=True)
save(a.out, r)
