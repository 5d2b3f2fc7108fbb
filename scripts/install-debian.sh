#!/usr/bin/env bash
# Installs the Debian packages that tests use beyond Node, where they are missing: a browser, and what reads exports in R and Python.
set -euo pipefail
packages=(chromium fonts-liberation fonts-dejavu-core r-cran-readr python3-pandas)
if ! dpkg -s "${packages[@]}" >/dev/null 2>&1; then
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null
fi
chromium --version
