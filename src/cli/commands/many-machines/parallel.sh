#!/bin/bash
# Works on a plan with GNU parallel, and merges it. Run from the folder that has the plan:
#
#   bash plan/parallel.sh                     all shards on this computer
#   bash plan/parallel.sh 1 100               these; on another computer that shares the folder, 101 200
#   HOSTS=:,laptop2,laptop3 bash plan/parallel.sh     on this computer and, over ssh, on two that share the folder by one path
#
# Whoever stops it, or finds that a computer slept, runs it again: what is done is not done again.
plan=${PROCAP_PLAN:-plan}
shards=200

if [ "$1" = shard ]; then
  for try in 1 2 3 4 5; do
    procap work "$plan" --shard "$2" --quiet
    code=$?
    [ "$code" -eq 75 ] || exit "$code" # 2 is a mistake, which another try does not mend
    sleep "${PROCAP_PAUSE:-60}"
  done
  exit 75
fi

from=${1:-1}
to=${2:-$shards}
rounds() { ls "$plan"/round-*.json | wc -l; }

while :; do
  # One shard at a time on each computer: it has all of its cores.
  seq "$from" "$to" |
    parallel --jobs 1 --sshlogin "${HOSTS:-:}" --workdir "$PWD" --env PROCAP_PLAN \
      bash "$plan/parallel.sh" shard {} || exit
  if [ "$from" -ne 1 ] || [ "$to" -ne "$shards" ]; then
    echo "Shards $from to $to are done. When the others are too: procap merge $plan"
    exit 0
  fi
  before=$(rounds)
  procap merge "$plan" ${PROCAP_RESULT:+--out "$PROCAP_RESULT"}
  code=$?
  # Where the job comes in rounds, 75 with one more of them says that it is there to be worked on.
  [ "$code" -eq 75 ] && [ "$(rounds)" -gt "$before" ] || exit "$code"
done
