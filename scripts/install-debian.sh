#!/usr/bin/env bash
# Installs the Debian packages that the browser tests need, where they are missing.
set -euo pipefail
packages=(chromium fonts-liberation fonts-dejavu-core)
if ! dpkg -s "${packages[@]}" >/dev/null 2>&1; then
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null
fi
chromium --version
