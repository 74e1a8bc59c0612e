node log a > before.txt
node kill a
node start a
node log a > after.txt
diff before.txt after.txt | sed -n 's/^>.*redo starts at //p; s/^>.*redo done at \([^ ]*\).*/\1/p' | tr '\n' ' ' > redo.txt
