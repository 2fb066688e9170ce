#!/bin/bash
# Works on a plan with Slurm, a task of an array for each shard, and merges it. Submit from the folder that has the plan:
#
#   job=$(sbatch --parsable plan/slurm.sh)
#   sbatch --dependency=afterok:$job --kill-on-invalid-dep=yes plan/slurm-merge.sh
#
# A task that failed can be submitted again alone, such as "sbatch --array=17 plan/slurm.sh": the plan knows the shards.
#SBATCH --job-name=procap
#SBATCH --array=1-200
#SBATCH --cpus-per-task=2
#SBATCH --mem=4G
#SBATCH --time=04:00:00
#SBATCH --requeue
#SBATCH --open-mode=append
#SBATCH --signal=B:TERM@60

plan=${PROCAP_PLAN:-plan}

procap work "$plan" --workers "${SLURM_CPUS_PER_TASK:-1}" &
work=$!
trap 'kill -TERM "$work" 2>/dev/null' TERM # a minute before the time is up; what is finished is kept
wait "$work"
code=$?
while kill -0 "$work" 2>/dev/null; do # the signal ended the wait, not the work
  wait "$work"
  code=$?
done

case $code in
  75 | 143) # in use at present, or out of time: another try, five at most
    if [ "${SLURM_RESTART_COUNT:-0}" -lt 5 ]; then
      scontrol requeue "${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID" && sleep 60
    fi
    ;;
esac
exit "$code" # 2 is a mistake, which another try does not mend
