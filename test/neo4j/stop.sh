#!/usr/bin/env bash
# Ends the server that start.sh started, by its pid, and waits until it is gone. --wipe also deletes its data.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

pid=$(running_pid || true)
if alive "$pid"; then
  kill -TERM "$pid"
  for _ in $(seq 1 300); do
    alive "$pid" || break
    sleep 0.1
  done
  alive "$pid" && { say "pid $pid does not end"; exit 1; }
fi
rm -f "$pid_file"
if [ "${1:-}" = --wipe ]; then rm -rf "$home"; fi
say "stopped"
