for rule in ("start", "limit", "bell", "three", "anyway"):
    print(rule + ": yes")
