"""The network of the tagger and parser in PyTorch: word sums, two bidirectional recurrent layers, heads for tags, arcs, relations and kinds."""
import numpy as np, torch, torch.nn as nn, torch.nn.functional as F
from treebank import AFFIXES

@torch.jit.script
def recur(z: torch.Tensor, w: torch.Tensor):
    """
    z [T, 2, B, 3H] input sums, w [2, H, 3H]: states [T, 2, B, H]. A new value replaces as much of the cell as the gate forgets.
    With w [2, 1, 3H] each unit sees its own former state alone.
    """
    H = z.shape[3] // 3; alone = w.shape[1] == 1
    h = torch.zeros(2, z.shape[2], H); c = torch.zeros(2, z.shape[2], H)
    out: list[torch.Tensor] = []
    for t in range(z.shape[0]):
        s = z[t] + w * torch.cat([h, h, h], 2) if alone else torch.baddbmm(z[t], h, w)
        gates = torch.sigmoid(s[:, :, :2 * H])
        g = torch.tanh(s[:, :, 2 * H:])
        c = g + gates[:, :, :H] * (c - g)
        h = gates[:, :, H:] * c
        out.append(h)
    return torch.stack(out)

@torch.jit.script
def recur_one(z: torch.Tensor, w: torch.Tensor):
    H = w.shape[1]
    h = torch.zeros(2, z.shape[2], H)
    out: list[torch.Tensor] = []
    for t in range(z.shape[0]):
        s = torch.baddbmm(z[t], h, w)
        f = torch.sigmoid(s[:, :, :H])
        g = torch.tanh(s[:, :, H:])
        h = g + f * (h - g)
        out.append(h)
    return torch.stack(out)

class Layer(nn.Module):
    """A bidirectional recurrent layer with two gates: forget f and output o. c = f c + (1 - f) g, state = o c."""
    def __init__(n, D, H, unit, window=0):
        super().__init__()
        n.H = H; n.unit = unit; n.G = G = 2 if unit == 'one' else 3; n.window = window
        n.input = nn.Linear(D, 2 * G * H)
        if window: n.around = nn.Linear(D, 2 * window * 2 * G * H, bias=False)
        n.state = nn.Parameter(torch.zeros(2, 1 if unit == 'diag' else H, G * H))
        nn.init.xavier_uniform_(n.input.weight)
        if unit != 'diag':
            for d in range(2):
                for g in range(G): n.state.data[d, :, g * H:(g + 1) * H] = nn.init.orthogonal_(torch.empty(H, H))
        n.input.bias.data.zero_()
        for d in range(2): n.input.bias.data[d * G * H:d * G * H + H] = 1
    def forward(n, x, lens):
        B, T, _ = x.shape; H = n.H; W = n.G * H
        z = n.input(x)
        if n.window:
            y = n.around(x)
            for k, off in enumerate([o for o in range(-n.window, n.window + 1) if o]):
                p = y[..., k * 2 * W:(k + 1) * 2 * W]
                z = z + shift(p, off)
        back = (torch.tensor(lens).unsqueeze(1) - 1 - torch.arange(T)).remainder(T)
        zb = torch.gather(z[..., W:], 1, back.unsqueeze(-1).expand(-1, -1, W))
        zz = torch.stack([z[..., :W].transpose(0, 1), zb.transpose(0, 1)], 1).contiguous()
        h = recur_one(zz, n.state) if n.unit == 'one' else recur(zz, n.state)
        f, b = h[:, 0].transpose(0, 1), h[:, 1].transpose(0, 1)
        return torch.cat([f, torch.gather(b, 1, back.unsqueeze(-1).expand(-1, -1, H))], -1)

def shift(p, off):
    """Row t gets row t + off; zeros beyond the ends."""
    z = torch.zeros_like(p[:, :abs(off)])
    return torch.cat([p[:, off:], z], 1) if off > 0 else torch.cat([z, p[:, :off]], 1)

class Net(nn.Module):
    """`c` holds the sizes: hidden, dim, arc, rel, buckets, drop, and whether the first layer has a say in the tags."""
    def __init__(n, c, words, vectors, counts):
        super().__init__()
        n.c = c; D, H = c['dim'], c['hidden']; H1 = c.get('hidden1') or H
        n.word = nn.Embedding(words, D); n.affix = nn.Embedding(c['buckets'], D)
        for e in (n.word, n.affix): nn.init.normal_(e.weight, 0, 0.15)
        v = np.zeros((len(vectors) + 1, 100), np.float32); v[1:] = vectors / 30.0
        n.vec = nn.Embedding.from_pretrained(torch.from_numpy(v), freeze=True)
        n.project = nn.Linear(100, D, bias=False)
        n.l1 = Layer(D, H1, c.get('unit1', 'two'), c.get('window', 0)); n.l2 = Layer(2 * H1, H, c.get('unit', 'two'))
        tags, relations, kinds = counts
        told = c.get('tags', 'both')
        n.tag1 = nn.Linear(2 * H1, tags) if told == 'both' else None; n.tag2 = nn.Linear(2 * H, tags, bias=told != 'both')
        n.ad = nn.Linear(2 * H, c['arc']); n.ah = nn.Linear(2 * H, c['arc']); n.U = nn.Parameter(torch.zeros(c['arc'], c['arc'])); n.u = nn.Parameter(torch.zeros(c['arc']))
        nn.init.orthogonal_(n.U)
        n.root = nn.Parameter(torch.randn(2 * H) * 0.1); n.dist = nn.Parameter(torch.zeros(33))
        R = c['rel']
        n.rd = nn.Linear(2 * H, R); n.rh = nn.Linear(2 * H, R, bias=False); n.rdist = nn.Embedding(33, R); nn.init.zeros_(n.rdist.weight)
        n.ro = nn.Linear(R, relations); K = c.get('kind', 32); n.kind = nn.Linear(2 * H, K); n.kindo = nn.Linear(K, kinds)
    def locked(n, x, p):
        if not n.training or p == 0: return x
        return x * (torch.rand(x.shape[0], 1, x.shape[2]) > p).float() / (1 - p)
    def encode(n, w, v, af, lens):
        drop = n.c['drop']
        pv = n.project(n.vec(v))
        if n.training:
            B, T = w.shape
            m = (torch.rand(B, T, 1) > 0.05).float()
            x = n.word(w) + pv * m + (n.affix(af) * (torch.rand(B, T, AFFIXES, 1) > 0.05).float()).sum(2)
        else: x = n.word(w) + pv + n.affix(af).sum(2)
        x = n.locked(x, drop * 0.7)
        h1 = n.l1(x, lens)
        h2 = n.l2(n.locked(h1, drop), lens)
        tags = n.tag2(F.dropout(h2, drop, n.training))
        if n.tag1 is not None: tags = tags + n.tag1(F.dropout(h1, drop, n.training))
        return h2, tags
    def arcs(n, h2):
        drop = n.c['drop']
        B, T, _ = h2.shape
        x = n.locked(h2, drop)
        full = torch.cat([n.root.expand(B, 1, -1), x], 1)
        d = F.relu(n.ad(x)); h = F.relu(n.ah(full))
        d = F.dropout(d, drop * 0.7, n.training); h = F.dropout(h, drop * 0.7, n.training)
        s = torch.bmm(d, (h @ n.U.t()).transpose(1, 2)) + (h @ n.u).unsqueeze(1)
        i = torch.arange(1, T + 1).unsqueeze(1); j = torch.arange(0, T + 1).unsqueeze(0)
        return s + n.dist[bucket(j - i, j)], x, full
    def label(n, x, full, heads):
        B, T, _ = x.shape
        i = torch.arange(1, T + 1).expand(B, T)
        hh = torch.gather(n.rh(full), 1, heads.unsqueeze(-1).expand(-1, -1, n.c['rel']))
        return n.ro(F.dropout(F.relu(n.rd(x) + hh + n.rdist(bucket(heads - i, heads))), n.c['drop'] * 0.7, n.training))
    def kinds(n, h2):
        return n.kindo(F.dropout(F.relu(n.kind(F.dropout(h2, n.c['drop'], n.training))), 0.2, n.training))

def bucket(delta, head):
    """0 for the root; else 1..16 left, 17..32 right, by distance 1..10, then widening steps."""
    m = delta.abs()
    b = torch.where(m <= 10, m, torch.where(m <= 12, 11, torch.where(m <= 15, 12, torch.where(m <= 20, 13, torch.where(m <= 28, 14, torch.where(m <= 40, 15, 16))))))
    return torch.where(head == 0, torch.zeros_like(b), torch.where(delta < 0, b, b + 16)) + 0 * (delta + head)
