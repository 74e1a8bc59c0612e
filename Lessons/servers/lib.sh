# Helpers for every node.sh. calf sets NODE, DIR, SOCKETS, ADDRESS, PORT, PASSWORD, DATASETS, SET_<setting>, and <node>_DIR, <node>_SOCKETS,
# <node>_ADDRESS, <node>_PORT for each node.
of() { eval "printf %s \"\${$1_$2}\""; }          # of a ADDRESS: the address of the node a
at() { env | sed -n "s/_ADDRESS=$1\$//p"; }       # at 127.64.3.1: the node with this address
fact() { printf '%s: %s\n' "$1" "$2"; }           # fact role primary
