#!/bin/bash
# Writes the result of a plan when all its shards are done; see slurm.sh. Where the job comes in rounds, it plans the
# next one and submits it.
#SBATCH --job-name=procap-merge
#SBATCH --cpus-per-task=1
#SBATCH --mem=8G
#SBATCH --time=01:00:00

plan=${PROCAP_PLAN:-plan}

rounds() { ls "$plan"/round-*.json | wc -l; }

before=$(rounds)
procap merge "$plan" ${PROCAP_RESULT:+--out "$PROCAP_RESULT"}
code=$?
if [ "$code" -eq 75 ] && [ "$(rounds)" -gt "$before" ]; then
  job=$(sbatch --parsable "$plan/slurm.sh") &&
    sbatch --dependency="afterok:$job" --kill-on-invalid-dep=yes "$plan/slurm-merge.sh" &&
    exit 0
fi
exit "$code"
