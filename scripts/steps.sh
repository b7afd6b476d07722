# shellcheck shell=bash
# What the scripts beside this one share: they say in one line what they do, keep the long output of
# it in a log, and stop with a clear sentence. To be sourced.

# say LINE...
say() { printf '%s\n' "$@"; }

# give_up SENTENCE [HINT] [STATUS]
give_up() {
  printf 'error: %s\n' "$1" >&2
  if [[ -n ${2:-} ]]; then printf 'hint:  %s\n' "$2" >&2; fi
  exit "${3:-1}"
}

# step LOG TITLE COMMAND... runs the command with its output in LOG; the status is the command's.
# When it fails, the last lines of LOG follow the title.
step() {
  local log=$1 title=$2 status=0
  local began=$SECONDS
  shift 2
  printf '%s ... ' "$title"
  "$@" >"$log" 2>&1 </dev/null || status=$?
  if ((status == 0)); then
    say "done ($((SECONDS - began)) s)"
  else
    say "failed"
    tail -n 40 "$log" >&2
    printf 'all of its output: %s\n' "$log" >&2
  fi
  return "$status"
}

# value_of FLAG VALUE... prints the value that follows a flag on the command line.
value_of() {
  if (($# < 2)) || [[ -z $2 ]]; then give_up "$1 needs a value" "see --help" 2; fi
  printf '%s' "$2"
}

# print_help SCRIPT prints the comment that the script begins with.
print_help() { sed -n -e '1d' -e '/^#/!q' -e 's/^# \{0,1\}//p' "$1"; }
