#!/usr/bin/env bash
# Starts a Neo4j Community server for the tests on loopback and prints its bolt address on stdout.
# Needs Java 17 and, the first time, Maven with a way to Maven Central. `stop.sh` ends it.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

fetch_jars() {
  local attempt
  for attempt in 1 2 3; do
    # A half-filled folder must not pass for a whole one: fetch beside it, then rename.
    rm -rf "$lib.part"
    if mvn -B -q -f "$here/pom.xml" dependency:copy-dependencies -DincludeScope=runtime \
      -Dneo4j.version="$version" -DoutputDirectory="$lib.part" >&2; then
      mv "$lib.part" "$lib"
      return
    fi
    say "attempt $attempt to fetch Neo4j $version failed"
    sleep $((attempt * 5))
  done
  say "could not fetch Neo4j $version with Maven"
  exit 1
}

write_conf() {
  mkdir -p "$home"/{conf,logs,run,data,import}
  cat > "$home/conf/neo4j.conf" <<CONF
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:$port
server.bolt.advertised_address=127.0.0.1:$port
server.http.enabled=false
server.https.enabled=false
dbms.usage_report.enabled=false
dbms.security.allow_csv_import_from_file_urls=false
server.memory.pagecache.size=128m
server.memory.heap.initial_size=64m
server.memory.heap.max_size=512m
db.tx_log.preallocate=false
db.tx_log.rotation.retention_policy=keep_none
CONF
}

# Only before the very first start: the server consumes the file at its first boot.
set_password() {
  [ -d "$home/data/databases/system" ] && return
  [ -e "$home/data/dbms/auth.ini" ] && return
  NEO4J_HOME=$home NEO4J_CONF=$home/conf "$java" -Xmx256m -cp "$lib/*" \
    org.neo4j.cli.AdminTool dbms set-initial-password "$password" > "$home/logs/set-password.log" 2>&1 ||
    { cat "$home/logs/set-password.log" >&2; exit 1; }
}

launch() {
  : > "$home/logs/console.log"
  setsid nohup "$java" -Xms64m -Xmx512m -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError -Dfile.encoding=UTF-8 \
    -Djava.awt.headless=true -Dlog4j2.disable.jmx=true -Dio.netty.tryReflectionSetAccessible=true \
    --add-opens=java.base/java.nio=ALL-UNNAMED --add-opens=java.base/java.io=ALL-UNNAMED \
    --add-opens=java.base/sun.nio.ch=ALL-UNNAMED -cp "$lib/*" org.neo4j.server.CommunityEntryPoint \
    --home-dir="$home" --config-dir="$home/conf" --console-mode > "$home/logs/console.log" 2>&1 < /dev/null &
  echo $! > "$pid_file"
}

wait_until_ready() {
  local i pid
  pid=$(running_pid)
  for i in $(seq 1 900); do
    alive "$pid" || { say "Neo4j died:"; tail -30 "$home/logs/console.log" >&2; rm -f "$pid_file"; exit 1; }
    if grep -q 'Started\.' "$home/logs/console.log" && (exec 3<> "/dev/tcp/127.0.0.1/$port") 2> /dev/null; then return; fi
    sleep 0.1
  done
  say "Neo4j (pid $pid) is not ready after 90 s"
  exit 1
}

if ! alive "$(running_pid)"; then
  [ -d "$lib" ] || fetch_jars
  umask 077
  write_conf
  set_password
  launch
  wait_until_ready
  say "Neo4j $version runs with pid $(running_pid)"
fi
echo "bolt://127.0.0.1:$port"
