# Runs in the container that becomes the stand-in for python.
ln -s python3 /usr/bin/python
rm -f /usr/lib/python3*/EXTERNALLY-MANAGED
