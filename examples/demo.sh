#!/bin/sh
# What `make demo` shows: five real clusters validated, who leads them next year, their year in the news, finished
# in English and as a draft in Vietnamese; a made-up block scored, one of its totals explained, what it proposes, and all
# its papers in both languages.
set -eu
emucli="${BIN:+$BIN/}emucli"
run() {
    echo
    echo "\$ emucli $*"
    "$emucli" "$@"
}

run validate records
for year in hanoi-cluster-7/2023 culture-cluster-1/2024 ethnic-cluster-2/2024 north-central/2023 central-cities/2023; do
    run elect "records/$year"
done
run score records/hanoi-cluster-7/2023

block=examples/block/example-block/2025
run validate examples/block
run score "$block"
run score "$block" --explain hoi-nong-dan-tinh
run score "$block" --explain hoi-nong-dan-tinh/1.1.3
run score "$block" --matrix
run elect "$block" --all --explain

mkdir -p build
"$emucli" score "$block" --format csv > build/example-block-2025.csv
"$emucli" score "$block" --format md --explain hoi-nong-dan-tinh > build/hoi-nong-dan-tinh.md
# Their articles are recorded in English: the news of a year is finished in English. In Vietnamese it is a draft, for the
# prose of the articles has no Vietnamese yet: refused with the list of what is missing (exit code 3), printed on demand.
for year in hanoi-cluster-7/2023 culture-cluster-1/2024 ethnic-cluster-2/2024 north-central/2023 central-cities/2023; do
    name=$(echo "$year" | tr / -)
    run report press "records/$year" --lang en -o "build/$name-press.en.md" --force
    run report press "records/$year" --lang vi || test $? -eq 3
    run report press "records/$year" --lang vi --draft -o "build/$name-press.vi.docx" --force
done
# Where the year of the worked example stands on a day, and what is next.
run status "$block" --as-of 2026-02-01
# The forms of the worked example go out, and come back without a change.
run form "$block" --all -o build/forms --force
run import "$block" build/forms/self-*.xlsx build/forms/appraisal-*.xlsx
# Every paper of the worked example, as Markdown and as DOCX; the block holds both languages.
run report all "$block" -o build/example-block-2025 --force
run report all "$block" --lang en -o build/example-block-2025.en --force

echo
echo "build/north-central-2023-press.en.md begins:"
echo
head -n 12 build/north-central-2023-press.en.md
