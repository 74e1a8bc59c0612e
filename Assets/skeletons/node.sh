make() {
  mkdir files
  printf '%s\n' "$SET_conf" > files/index.html
}
# In the foreground. Other users of the machine reach the port, so a server that holds more than this asks for $PASSWORD.
run() { exec python3 -m http.server --bind "$ADDRESS" --directory files "$PORT"; }
ready() { python3 -c 'import sys, urllib.request as r; r.urlopen(sys.argv[1], timeout=1)' "http://$ADDRESS:$PORT/" 2>/dev/null; }
facts() {
  if [ -n "$SET_follows" ]; then fact role copy; else fact role original; fi
  fact files "$(ls files | wc -l)"
}
