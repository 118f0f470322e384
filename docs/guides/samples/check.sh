#!/bin/sh
# Plays the quick starts against a running mesh: check.sh GATEWAY STUBS QUESTION.wav [java|python|go|node]...
#   ./mesh up && ./mesh stubs stubs && ./mesh say "what is your refund policy" question.wav
#   docs/guides/samples/check.sh 127.0.0.1:9080 stubs question.wav
# Fetches what each language needs from its registry. A language whose tools are missing is skipped, and said so.
set -eu
samples=$(cd "$(dirname "$0")" && pwd) gateway=$1 stubs=$(realpath "$2") question=$(realpath "$3"); shift 3
[ $# -gt 0 ] || set -- java python go node
kept=${TMPDIR:-/tmp}/callmesh-samples work=$(mktemp -d); mkdir -p "$kept"
trap 'rm -rf "$work"' EXIT

there() { for tool; do command -v "$tool" > /dev/null || { echo "SKIPPED $language: $tool is not on the path"; return 1; }; done; }
protoc() { [ -x "$kept/venv/bin/python" ] || { python3 -m venv "$kept/venv" && "$kept/venv/bin/pip" -q install -r "$samples/python/requirements.txt"; }
    "$kept/venv/bin/python" -m grpc_tools.protoc -I "$stubs/proto" "$@" callmesh/gateway/v1/gateway.proto; }

java_() { # a local repository without our own artifacts, so that they come from the stubs
    repository=${MAVEN_REPOSITORY:-$HOME/.m2/repository}; mkdir -p "$work/m2/io" "$repository/io"
    for group in "$repository"/*; do [ "$group" = "$repository/io" ] || ln -s "$group" "$work/m2/"; done
    for group in "$repository"/io/*; do [ "$group" = "$repository/io/callmesh" ] || ln -s "$group" "$work/m2/io/"; done
    there mvn && mvn -B -q -ntp -Dmaven.repo.local="$work/m2" -Dstubs="file://$stubs/maven" compile
    run() { mvn -o -B -q -ntp -Dmaven.repo.local="$work/m2" -Dstubs="file://$stubs/maven" exec:java -Dexec.args="'$1' '$2' ${3:-}" 2>&1 | grep -v WARNING; }
}
python_() { there python3 && protoc --python_out=. --grpc_python_out=. && run() { "$kept/venv/bin/python" converse.py "$@"; }; }
go_() {
    there go python3 && export GOBIN="$kept/bin" PATH="$kept/bin:$PATH" GOFLAGS=-mod=mod
    [ -x "$kept/bin/protoc-gen-go" ] || go install google.golang.org/protobuf/cmd/protoc-gen-go@v1.36.10
    [ -x "$kept/bin/protoc-gen-go-grpc" ] || go install google.golang.org/grpc/cmd/protoc-gen-go-grpc@v1.5.1
    where=module=example.com/converse,Mcallmesh/gateway/v1/gateway.proto=example.com/converse/gateway
    protoc --go_out=. --go_opt=$where --go-grpc_out=. --go-grpc_opt=$where || return 1
    go get google.golang.org/grpc@v1.76.0 && go mod tidy && go build -o converse . && run() { ./converse "$@"; }
}
node_() { there npm && npm install --silent --no-audit --no-fund && run() { CALLMESH_PROTO=$stubs/proto node converse.js "$@"; }; }

check() {
    cd "$work/$1" && "$1_" > "$work/$1.log" 2>&1 || { grep SKIPPED "$work/$1.log" && return 0; cat "$work/$1.log"; return 1; }
    echo "== $1"
    run "$gateway" "where is my order" | tee typed; grep -q "^agent.*order number" typed || return 1
    run "$gateway" "$question" "$work/answer.wav" | tee spoken; grep -q "^agent.*thirty days" spoken || return 1
    [ "$(wc -c < "$work/answer.wav")" -gt 100000 ] || { echo "the answer's WAV is too short"; return 1; }
}
failed=
for language; do
    cp -r "$samples/$language" "$work/$language"; rm -f "$work/answer.wav"
    (check "$language") || failed="$failed $language"
done
[ -z "$failed" ] || { echo "FAILED:$failed"; exit 1; }
