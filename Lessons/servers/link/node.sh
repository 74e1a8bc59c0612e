make() { :; }
run() {
  # calf empties the folder of sockets first, so that only this process has written the state.
  exec python3 "$KIND/link.py" "$SOCKETS/$SET_socket" "$(of "$SET_to" SOCKETS)/$SET_socket" "${SET_delay%ms}" "$SOCKETS/state"
}
ready() { [ -e "$SOCKETS/state" ]; }
service() { printf 'host=%s\nport=%s\nuser=postgres\ndbname=postgres\n' "$SOCKETS" "${SET_socket##*.}"; }
facts() {
  fact delay "$SET_delay"
  read -r connections held < "$SOCKETS/state"
  fact connections "$connections"
  fact held "$held"
}
