node stop e
node start e
