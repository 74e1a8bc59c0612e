# A restart ends all sessions, even those in use.
CAUSE=session sh night.sh
node stop a
node start a
