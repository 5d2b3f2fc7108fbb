"""Reads treebanks for training: sentences with tags, governors, relations and kinds of mention, and the features of word forms."""
import collections, gzip, re

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
    """Sentences of a CoNLL-U file. With `gum` the kinds come from its entity spans, else from Kind= in the last column (-1 where it has none)."""
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

def fnv(kind, text, buckets):
    h = (0x811c9dc5 ^ kind) & 0xffffffff
    for c in text.encode('utf-16-le')[::1]:
        h = ((h ^ c) * 0x01000193) & 0xffffffff
    return (h ^ (h >> 15)) % buckets

def shape(form):
    out = []
    for c in form:
        s = 'X' if 'A' <= c <= 'Z' else 'x' if 'a' <= c <= 'z' else 'd' if '0' <= c <= '9' else c if ord(c) < 128 else ('X' if c.lower() != c else 'x')
        if len(out) >= 2 and out[-1] == s and out[-2] == s: continue
        out.append(s)
    return ''.join(out[:10])

def key(form): return ''.join('0' if '0' <= c <= '9' else c for c in form.lower())

AFFIXES = 8
def affixes(form, buckets):
    """Hashed rows of a form: its last and first letters, and its shape."""
    k = key(form)
    parts = [k[-1:], k[-2:], k[-3:], k[-4:], k[:1], k[:2], k[:3], shape(form)]
    return [fnv(i + 1, part, buckets) for i, part in enumerate(parts)]
