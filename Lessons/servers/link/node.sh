make() { :; }
run() {
  rm -f state
  exec python3 "$KIND/link.py" "$SOCKETS/$SET_socket" "$(of "$SET_to" SOCKETS)/$SET_socket" "${SET_delay%ms}" state
}
ready() { [ -e state ]; }
service() { printf 'host=%s\nport=%s\nuser=postgres\ndbname=postgres\n' "$SOCKETS" "${SET_socket##*.}"; }
facts() {
  fact delay "$SET_delay"
  read -r connections held < state
  fact connections "$connections"
  fact held "$held"
}
