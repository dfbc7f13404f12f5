#!/usr/bin/env bash
# Measures how well people are found and joined: tests/figures/people.sh SHARED
#
# SHARED holds data/people (text, truth, name_pairs.csv), seeds and tools/score_people.py. Printed are, language by language,
# mention and persons as the scorer explains them; Russian once more without the articles whose text is in the training
# texts (factRuEval); name pairs; articles a second on one core; the size of what lies in the binary; the people of the seeds.
set -euo pipefail
shared=$(realpath "$1")
cd "$(dirname "$0")/../.."
score="$shared/tools/score_people.py"
people="$shared/data/people"
cargo build --release --quiet
dateline=target/release/dateline
for language in world-en ru uk; do
  echo "$language: $("$dateline" list --no-marks --json --full "$people/text/$language.jsonl" 2>/dev/null | python3 "$score" "$people/truth/$language.jsonl")"
done
cargo run --release --quiet --example pairs -- "$people/name_pairs.csv" >target/judged.csv
echo "name pairs: $(python3 "$score" --pairs "$people/name_pairs.csv" target/judged.csv | tail -n 1)"
taskset -c 0 cargo bench --quiet --bench people -- "$people/text/world-en.jsonl"
echo "in the binary: $(cat assets/person/* | wc -c) bytes"
"$dateline" people --no-marks "$shared/seeds"
