# Shared by start.sh and stop.sh. Settings (all optional):
#   NEO4J_VERSION 5.26.30 · NEO4J_TEST_HOME where the server keeps its data · BOLT_PORT 17687 · JAVA
#   NEO4J_PASSWORD at least 8 characters
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
version=${NEO4J_VERSION:-5.26.30}
home=${NEO4J_TEST_HOME:-$here/home-$version}
lib=$here/lib-$version
port=${BOLT_PORT:-17687}
java=${JAVA:-java}
password=${NEO4J_PASSWORD:-qpg-test-password}
pid_file=$home/run/neo4j.pid

say() { echo "$*" >&2; }

# A zombie still has a pid but runs no more.
alive() { [ -n "${1:-}" ] && kill -0 "$1" 2>/dev/null && ! grep -qs '^State:[[:space:]]*Z' "/proc/$1/status"; }

running_pid() { [ -f "$pid_file" ] && cat "$pid_file"; }
