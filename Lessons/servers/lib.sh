# Helpers for every node.sh. calf sets NODE, DIR, SOCKETS, ADDRESS, PORT, PASSWORD, DATASETS, SET_<setting>, and <node>_DIR, <node>_SOCKETS,
# <node>_ADDRESS, <node>_PORT for each node.
of() { eval "printf %s \"\${$1_$2}\""; }          # of a ADDRESS: the address of the node a
fact() { printf '%s: %s\n' "$1" "$2"; }           # fact role primary
