import sys

if sys.argv[1] == "Woolf":
    print("Mrs Dalloway")
    print("The Waves")
