make() { :; }
run() {
  # moto's program names the Python that has moto.
  python=$(sed -n '1s/^#! *\(.*python.*\)/\1/p' "$(command -v moto_server)")
  exec "${python:-python3}" "$KIND/dynamodb.py" "$ADDRESS" "$PORT" "$SOCKETS/calls"
}
# calf empties this folder before a start.
ready() { [ -e "$SOCKETS/calls" ]; }
facts() { cat "$SOCKETS/calls"; }
