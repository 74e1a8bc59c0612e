# No drill, only its result. a is promoted by hand.
old=$1 new=$2 other=$3
eval "sockets=\$${new}_SOCKETS"
ask() { psql service=$1 -XAtq -o /dev/null -c "$2"; }
