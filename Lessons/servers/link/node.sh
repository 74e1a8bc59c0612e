make() { :; }
run() {
  # calf empties the folder of sockets first, so that only this process has written the state.
  exec python3 "$KIND/link.py" "$SOCKETS" "$(of "$SET_to" SOCKETS)" "$ADDRESS" "$(of "$SET_to" ADDRESS)" "$PORT $SET_ports" \
    "${SET_delay%ms}" "$SOCKETS/state"
}
ready() { [ -e "$SOCKETS/state" ]; }
# That of the other node's kind, if it has one, with the link's own sockets.
service() {
  unset -f service
  . "$(of "$SET_to" KIND)/node.sh"
  if type service 2>/dev/null | grep -q function; then service; fi
}
facts() {
  fact delay "$SET_delay"
  { read -r connections there _; read -r _ back child; } < "$SOCKETS/state"
  fact connections "$connections"
  fact held $((there + back))
  case $(cut -d ' ' -f 3 "/proc/$child/stat") in T) fact cut back ;; esac
}
